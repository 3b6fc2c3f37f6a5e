using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Agency;

/// <summary>The kind of local government sets the words everywhere: after a switch no word of the other kinds is left.</summary>
public sealed class VocabularyTests
{
    [Fact]
    public async Task After_the_kind_is_switched_no_page_and_no_answer_in_the_chat_holds_a_word_of_another_kind()
    {
        await using var world = await LineWorld.StartAsync(Database.Sqlite, new Dictionary<string, string?> { ["Site:DemoData"] = "true" });
        var officer = await Visitor.StaffAsync(world.Service, "everybody");
        // What staff typed themselves is theirs to change, and the page tells where; here two demo accounts are named by position.
        await world.Service.WriteAsync(async db =>
        {
            await db.Users.ExecuteUpdateAsync(u => u.SetProperty(x => x.DisplayName, "เจ้าหน้าที่"));
            await db.Set<Participation.Web.Features.Staff.Positions.Position>().ExecuteUpdateAsync(p => p.SetProperty(x => x.Title, "ตำแหน่ง"));
        });
        var malee = await world.Line.AddVillagerAsync("มาลี", friend: true);
        var heard = 0;
        foreach (var kind in Enum.GetValues<AgencyKind>())
        {
            var words = AgencyVocabulary.Of(kind);
            await officer.OpenAsync("/staff/agency");
            await officer.SendAsync(("Name", words.NameExample), ("Kind", kind.ToString()));
            Assert.Null(officer.Page.QuerySelector(".note.warn"));
            await AssertPagesAsync(world, officer, words);
            await TalkAsync(world, malee.UserId);
            var said = (await world.MessagesOnPhoneAsync(malee.UserId)).Skip(heard).ToList();
            heard += said.Count;
            Assert.True(said.Count > 25, $"{kind}: only {said.Count} answers in the chat");
            Assert.All(said, entry => AssertOnlyOwnWords(words, entry.Message.GetRawText(), "the chat"));
        }
    }

    private static async Task AssertPagesAsync(LineWorld world, Visitor officer, AgencyVocabulary words)
    {
        var villager = Visitor.To(world.Service);
        var opened = 0;
        foreach (var path in await PathsAsync(world.Service))
        {
            var visitor = path.StartsWith("/staff", StringComparison.Ordinal) ? officer : villager;
            await visitor.OpenAsync(path);
            if (visitor.Last.Content.Headers.ContentType?.MediaType != "text/html") continue;
            AssertOnlyOwnWords(words, Visible(visitor.Page), path);
            opened++;
        }
        Assert.True(opened > 35, $"only {opened} pages were opened");
    }

    private static async Task TalkAsync(LineWorld world, string userId)
    {
        await using var scope = world.Service.Services.CreateAsyncScope();
        foreach (var text in scope.ServiceProvider.GetServices<ChatHandler>().SelectMany(h => h.Words).Concat(["ต่อเติมบ้าน", "ยกเลิก", "อะไรนะ", "S-D1", "S-X9"]).ToList())
        {
            await world.Line.SendTextAsync(userId, text);
            await world.SettleAsync();
        }
        foreach (var number in Enumerable.Range(1, 11))
        {
            await world.Line.SendPostbackAsync(userId, $"1/manual/open/{number}");
            await world.Line.SendPostbackAsync(userId, $"1/manual/steps/{number}");
            await world.SettleAsync();
        }
    }

    [Fact]
    public async Task Texts_that_staff_typed_with_words_of_the_old_kind_are_listed_with_the_way_to_them()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await Visitor.AddOfficeAsync(service);
        await service.WriteAsync(db => Task.FromResult(db.Add(new Unit { Id = Guid.CreateVersion7(), Level = UnitLevel.Division, Name = "สำนักปลัด อบต." })));
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/agency");

        await officer.SendAsync(("Kind", "TownMunicipality"));

        Assert.Equal(["ข้อมูลหน่วยงาน: อบต.ตัวอย่าง", "หน่วย: สำนักปลัด อบต."], officer.Page.QuerySelectorAll(".note.warn a").Select(a => a.TextContent));
    }

    [Fact]
    public void Words_in_braces_become_those_of_the_kind()
    {
        Assert.Equal("เสนอนายกเทศมนตรีตามเทศบัญญัติ", AgencyVocabulary.Of(AgencyKind.CityMunicipality).Fill("เสนอ{นายก}ตาม{ข้อบัญญัติ}"));
        Assert.Equal("เสนอนายก อบต.ตามข้อบัญญัติ", AgencyVocabulary.Of(AgencyKind.SubdistrictAdministration).Fill("เสนอ{นายก}ตาม{ข้อบัญญัติ}"));
    }

    /// <summary>Every page there is, on records of the demo office.</summary>
    private static async Task<IReadOnlyList<string>> PathsAsync(Service service)
    {
        var (unit, village, holiday) = await service.ReadAsync(async db => (await db.Set<Unit>().Select(u => u.Id).FirstAsync(), await db.Set<Village>().Select(v => v.Id).FirstAsync(), await db.Set<Holiday>().Select(h => h.Id).FirstAsync()));
        var patterns = service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct()
            .Where(p => !p.Contains('*', StringComparison.Ordinal) && !Path.HasExtension(p.Replace("}", "", StringComparison.Ordinal)) && p != "/staff/sign-out" && p != "/line/webhook"
                // The trail keeps what the agency was called before.
                && p != "/staff/audit");
        return
        [
            .. patterns.Select(p => p switch
            {
                "/staff/units/{id:guid}" => $"/staff/units/{unit}",
                "/staff/villages/{id:guid}" => $"/staff/villages/{village}",
                "/staff/holidays/{id:guid}" => $"/staff/holidays/{holiday}",
                _ => Regex.Replace(p, "{([a-z]+)[^}]*}", m => m.Groups[1].Value switch { "number" or "edition" => "1", "kind" => "services", "code" => "D1", _ => Guid.Empty.ToString() }),
            }),
            .. Enumerable.Range(1, 11).SelectMany(n => new[] { $"/services/{n}", $"/services/{n}/chart", $"/staff/services/{n}" }),
        ];
    }

    /// <summary>What a person reads or hears, with the title and the labels. The list to choose the kind from names them all, and must.</summary>
    private static string Visible(IDocument page)
    {
        // A frozen document keeps the name under which it was made.
        foreach (var frozen in page.QuerySelectorAll(".as-it-was").ToList()) frozen.Remove();
        foreach (var chooser in page.QuerySelectorAll("select#Kind option:not([selected])").ToList()) chooser.Remove();
        // The manual's form holds the words in braces, as they are typed; what they become stands beside.
        var typed = page.QuerySelectorAll("input[value], textarea, [placeholder], [aria-label], [alt], [title]").SelectMany(e => new[] { e.GetAttribute("value"), e.GetAttribute("placeholder"), e.GetAttribute("aria-label"), e.GetAttribute("alt"), e.GetAttribute("title") });
        return Regex.Replace($"{page.Title} {page.Body!.TextContent} {string.Join(' ', typed)}", "{[^}]*}", "");
    }

    private static void AssertOnlyOwnWords(AgencyVocabulary words, string text, string where)
    {
        foreach (var foreign in words.OtherKinds)
            Assert.False(text.Contains(foreign, StringComparison.Ordinal), $"{where} holds {foreign}: …{Around(text, foreign)}…");
    }

    private static string Around(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        return at < 0 ? "" : text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 40)].Replace('\n', ' ');
    }
}
