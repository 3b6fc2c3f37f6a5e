using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Surveys;
using Participation.Web.Tests.LineChannel.Chat;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Citizens;

/// <summary>ข้อมูลของฉัน: a person sees what is kept about them, corrects it, takes it away, withdraws and is erased.</summary>
public sealed class MyDataTests
{
    [Theory, OnBothDatabases]
    public async Task In_LINE_it_shows_what_is_kept_and_gives_a_link_for_this_person_alone(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var malee = await VillagerOfTwoAsync(world);

        await malee.SayAsync("ข้อมูลของฉัน");

        Assert.Contains("หมู่ 2 บ้านหนองที่ 2", malee.Words, StringComparison.Ordinal);
        Assert.Contains("ตามประกาศฉบับที่: 1", malee.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(malee.UserId, malee.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(malee.UserId, LinkOf(malee), StringComparison.Ordinal);
        var page = await OpenAsync(world, LinkOf(malee));
        Assert.Contains("หมู่ 2 บ้านหนองที่ 2", page.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task On_the_page_the_village_is_corrected_and_consent_is_recorded_and_withdrawn(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var malee = await VillagerOfTwoAsync(world);
        await malee.SayAsync("ข้อมูลของฉัน");
        var page = await OpenAsync(world, LinkOf(malee));
        var third = page.Page.QuerySelectorAll("#VillageId option").Single(o => o.TextContent.Contains("หมู่ 3", StringComparison.Ordinal)).GetAttribute("value");

        await page.SendAsync("form[action*='Correct']", ("VillageId", third));
        Assert.Contains("แก้ไขแล้ว", page.Words, StringComparison.Ordinal);
        Assert.Equal(3, (await VillageAsync(malee))?.Number);
        await page.SendAsync("form[action*='Withdraw']");

        Assert.Contains("ถอนความยินยอมแล้ว", page.Words, StringComparison.Ordinal);
        Assert.Null(await VillageAsync(malee));
        Assert.NotNull((await world.Service.ReadAsync(db => db.Set<Consent>().SingleAsync())).WithdrawnAt);
        Assert.Null(page.Page.QuerySelector("form[action*='Withdraw']"));
    }

    [Fact]
    public async Task Consent_names_the_version_it_was_given_to()
    {
        await using var world = await TalkingTests.OfficeAsync();
        var malee = await VillagerOfTwoAsync(world);
        var officer = await Visitor.StaffAsync(world.Service);
        await officer.OpenAsync("/staff/privacy");
        await officer.SendAsync(("Text", "ประกาศใหม่\n\nเก็บอะไร\nหมู่บ้านของท่าน"));
        Assert.Equal(HttpStatusCode.OK, officer.Status);

        await malee.SayAsync("หมู่ 1");

        Assert.Equal([1, 2], await world.Service.ReadAsync(db => db.Set<Consent>().OrderBy(c => c.NoticeVersion).Select(c => c.NoticeVersion).ToListAsync()));
        var reader = Visitor.To(world.Service);
        await reader.OpenAsync("/privacy");
        Assert.Contains("ฉบับที่ 2", reader.Words, StringComparison.Ordinal);
        await reader.OpenAsync("/privacy?v=1");
        Assert.Contains("ฉบับเก่า", reader.Words, StringComparison.Ordinal);
        await reader.OpenAsync("/privacy?v=9");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
    }

    [Fact]
    public async Task It_is_downloaded_for_machines_and_for_people()
    {
        await using var world = await TalkingTests.OfficeAsync();
        var malee = await VillagerOfTwoAsync(world);
        await malee.SayAsync("ข้อมูลของฉัน");
        var page = await OpenAsync(world, LinkOf(malee));
        var links = page.Page.QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!).ToList();

        using var json = JsonDocument.Parse(await page.Http.GetByteArrayAsync(new Uri(links.Single(l => l.EndsWith("json", StringComparison.Ordinal)), UriKind.Relative)));
        var text = Encoding.UTF8.GetString(await page.Http.GetByteArrayAsync(new Uri(links.Single(l => l.EndsWith("text", StringComparison.Ordinal)), UriKind.Relative)));

        Assert.Contains(json.RootElement.GetProperty("records").EnumerateArray(), r => r.GetRawText().Contains("บ้านหนองที่ 2", StringComparison.Ordinal));
        Assert.Contains("หมู่บ้านหรือชุมชน: หมู่ 2 บ้านหนองที่ 2", text, StringComparison.Ordinal);
        Assert.DoesNotContain(malee.UserId, text + json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_is_over_after_a_quarter_of_an_hour_and_a_changed_one_opens_nothing()
    {
        await using var world = await TalkingTests.OfficeAsync();
        var malee = await VillagerOfTwoAsync(world);
        await malee.SayAsync("ข้อมูลของฉัน");
        var link = LinkOf(malee);
        var page = await OpenAsync(world, link);

        Assert.DoesNotContain("หมู่ 2", (await OpenAsync(world, link[..^4] + "AAAA")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("หมู่ 2", (await OpenAsync(world, "http://localhost/me")).Words, StringComparison.Ordinal);
        await world.AdvanceAsync(TimeSpan.FromMinutes(16));
        Assert.Contains("ใช้ได้ 15 นาที", (await OpenAsync(world, link)).Words, StringComparison.Ordinal);
        await page.SendAsync("form[action*='Erase']", ("Sure", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(2, (await VillageAsync(malee))?.Number);
        Assert.DoesNotContain(world.Service.Log, l => l.Contains(new Uri(link).Query[3..40], StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Erased_in_LINE_nothing_of_the_person_is_left_anywhere_and_no_figure_changes(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var malee = await VillagerOfTwoAsync(world);
        await malee.SayAsync("S-D1");
        await malee.TapAsync("มาก");
        await malee.TapAsync("เขียนความเห็นเพิ่ม");
        await malee.SayAsync("ไม่รู้จักคำนี้เลย");
        await malee.SayAsync("S-D1");
        await malee.TapAsync("น้อย");
        await malee.TapAsync("เขียนความเห็นเพิ่ม");
        await malee.DoAsync(() => world.Line.SendStickerAsync(malee.UserId, "11537", "52002734"));
        var answers = await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync());
        // The search finds what is there, or it would prove nothing.
        Assert.NotEmpty(await TracesAsync(world, database, malee.UserId));

        await malee.SayAsync("ข้อมูลของฉัน");
        await malee.TapAsync("ลบข้อมูลของฉัน");
        Assert.Contains("ใช่ไหมคะ", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("ลบข้อมูลของฉัน");
        Assert.Contains("ลบข้อมูลของท่านแล้วค่ะ", malee.Words, StringComparison.Ordinal);
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<Participation.Web.Features.Citizens.Citizen>().CountAsync()));
        await FinishErasuresAsync(world);

        Assert.Equal(answers, await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
        Assert.Empty(await TracesAsync(world, database, malee.UserId));
        Assert.DoesNotContain(world.Service.Log, l => l.Contains(malee.UserId, StringComparison.Ordinal));
        Assert.Equal(EraseCitizen.HashOf(malee.UserId), (await world.Service.ReadAsync(db => db.Set<Erasure>().SingleAsync())).SubjectHash);
    }

    [Theory, OnBothDatabases]
    public async Task Erased_on_the_page_after_saying_that_one_is_sure_and_free_to_begin_anew(Database database)
    {
        await using var world = await TalkingTests.OfficeAsync(database);
        var malee = await VillagerOfTwoAsync(world);
        await malee.SayAsync("ข้อมูลของฉัน");
        var page = await OpenAsync(world, LinkOf(malee));

        await page.SendAsync("form[action*='Erase']");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(2, (await VillageAsync(malee))?.Number);
        await page.SendAsync("form[action*='Erase']", ("Sure", "true"));
        Assert.Contains("ลบข้อมูลของท่านแล้ว", page.Words, StringComparison.Ordinal);
        Assert.Null(await VillageAsync(malee));
        await world.AdvanceAsync(TimeSpan.FromSeconds(1));
        await malee.SayAsync("หมู่ 1");
        await FinishErasuresAsync(world);

        Assert.Equal(1, (await VillageAsync(malee))?.Number);
    }

    private static async Task FinishErasuresAsync(LineWorld world)
    {
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await world.Service.Services.GetRequiredService<ErasureJob>().RunOnceAsync(CancellationToken.None));
    }

    /// <summary>Where the text still stands: in the database's files on SQLite, in a dump on PostgreSQL.</summary>
    private static async Task<List<string>> TracesAsync(LineWorld world, Database database, string text)
    {
        if (database == Database.Sqlite)
        {
            return [.. Directory.EnumerateFiles(world.Service.DataFolder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)];
        }
        return await PostgresDump.LinesAsync(world.Service, text);
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static async Task<Talk> VillagerOfTwoAsync(LineWorld world)
    {
        var malee = await Talk.WithFriendAsync(world);
        await malee.TapAsync("หมู่ 2 บ้านหนองที่ 2");
        return malee;
    }

    private static string LinkOf(Talk talk) => talk.Taps.Select(t => t.TryGetProperty("uri", out var uri) ? uri.GetString()! : "").Single(u => u.Contains("/me?t=", StringComparison.Ordinal));

    private static async Task<Visitor> OpenAsync(LineWorld world, string link)
    {
        var visitor = Visitor.To(world.Service);
        await visitor.OpenAsync(new Uri(link).PathAndQuery);
        return visitor;
    }

    private static Task<Participation.Web.Features.Agency.Village?> VillageAsync(Talk talk) => talk.World.Service.ReadAsync(db => db.VillageOfLineUserAsync(talk.UserId, CancellationToken.None));
}
