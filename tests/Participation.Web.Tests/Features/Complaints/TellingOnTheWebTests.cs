using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Complaints;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>A villager without LINE and without script tells a case and follows it.</summary>
public sealed partial class TellingOnTheWebTests
{
    private const string Story = "ไฟทางหน้าศาลาดับสองคืน <script>alert(1)</script>";

    [Theory, OnBothDatabases]
    public async Task It_gets_a_number_a_unit_a_day_and_a_code_with_which_it_is_followed(Database database)
    {
        await using var service = await OfficeAsync(database);
        var villager = Visitor.To(service);

        var (code, pin) = await TellAsync(villager, service);

        Assert.Contains("1/2569", villager.Words, StringComparison.Ordinal);
        Assert.Contains("5 ธ.ค. 2569 (อีก 15 วัน)", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/c/track");
        await villager.SendAsync(("Code", code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)), ("Pin", pin));
        Assert.Equal(HttpStatusCode.OK, villager.Status);
        Assert.Contains(Story, villager.Words, StringComparison.Ordinal);
        Assert.Null(villager.Page.QuerySelector("main script"));
        Assert.Contains("รับเรื่องเข้าทะเบียน", villager.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_code_and_a_wrong_pin_answer_the_same_and_slow_down_without_locking_the_owner_out()
    {
        await using var service = await OfficeAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        var (code, pin) = await TellAsync(villager, service);
        var guesser = Visitor.To(service);

        var unknown = await TryAsync(guesser, "AAAAAAAAA", "000000");
        var wrongPin = await TryAsync(guesser, code, pin == "000000" ? "111111" : "000000");
        Assert.Equal(unknown, wrongPin);
        for (var tries = 0; tries < 4; tries++) await TryAsync(guesser, code, "999999");
        Assert.Contains("กรุณารอ", await TryAsync(guesser, code, pin), StringComparison.Ordinal);

        service.Clock.Advance(TimeSpan.FromSeconds(31));
        await villager.OpenAsync("/c/track");
        await villager.SendAsync(("Code", code), ("Pin", pin));
        Assert.Equal(HttpStatusCode.OK, villager.Status);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_the_field_and_nothing_typed_is_lost()
    {
        await using var service = await OfficeAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/c/new");

        await villager.SendAsync(("Words", Story), ("Place", "หน้าวัด"), ("Naming", "Named"));

        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        foreach (var words in (string[])["กรุณาเลือกว่าเป็นเรื่องแบบไหน", "กรุณาเลือกว่าเกี่ยวกับอะไร", "กรุณาใส่ชื่อ หรือเลือก ไม่บอกชื่อ"]) Assert.Contains(words, villager.Words, StringComparison.Ordinal);
        Assert.Equal(Story, villager.Page.QuerySelector("#Words")!.TextContent);
        Assert.Equal("หน้าวัด", villager.Page.QuerySelector("#Place")!.GetAttribute("value"));
        Assert.Empty(await service.ReadAsync(db => db.Set<Case>().ToListAsync()));
    }

    [Fact]
    public async Task Whoever_gives_no_name_has_none_kept()
    {
        await using var service = await OfficeAsync(Database.Sqlite);
        var villager = Visitor.To(service);

        await TellAsync(villager, service, ("Naming", "Nameless"), ("Name", "สมศรี"), ("Phone", "0812345678"));

        var matter = await service.ReadAsync(db => db.Set<CaseMatter>().SingleAsync());
        Assert.Equal(("", "", null), (matter.Name, matter.Phone, matter.LineUserId));
    }

    [Fact]
    public async Task A_unit_that_is_gone_meanwhile_is_said_so_instead_of_sending_the_case_to_those_it_is_about()
    {
        await using var service = await OfficeAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        var fields = await OpenAndFillAsync(villager, service);

        await villager.SendAsync([.. fields, ("About", Guid.CreateVersion7().ToString())]);

        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        Assert.Contains("หน่วยงานที่เลือกไว้ไม่มีแล้ว", villager.Words, StringComparison.Ordinal);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<Case>().CountAsync()));
    }

    [Fact]
    public async Task Without_an_officer_appointed_by_name_no_kind_opens()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await Visitor.AddOfficeAsync(service);
        var villager = Visitor.To(service);

        await villager.OpenAsync("/c/new");

        Assert.Contains("ยังไม่เปิดรับเรื่อง", villager.Words, StringComparison.Ordinal);
        Assert.Null(villager.Page.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_form_that_arrives_twice_at_the_same_moment_is_registered_once_and_both_are_answered()
    {
        // On SQLite the two take turns.
        var meanwhile = new Meanwhile("cases");
        await using var service = await OfficeAsync(Database.Postgres, meanwhile.Register);
        var category = await service.ReadAsync(db => db.Set<CaseCategory>().Where(c => c.IsActive).Select(c => c.Id).FirstAsync());
        var form = new NewCase(CaseKind.Hardship, category, CaseChannel.Web, NameChoice.Nameless, Story, CaseActors.Citizen) { RequestId = Guid.CreateVersion7() };
        await using var one = service.Services.CreateAsyncScope();
        await using var other = service.Services.CreateAsyncScope();
        ReceiveCaseOutcome? first = null;

        meanwhile.Does(one.ServiceProvider.GetRequiredService<ParticipationContext>(), async () => first = await other.ServiceProvider.GetRequiredService<ReceiveCase>().RunAsync(form, CancellationToken.None));
        var second = await one.ServiceProvider.GetRequiredService<ReceiveCase>().RunAsync(form, CancellationToken.None);

        var received = Assert.IsType<ReceiveCaseOutcome.Received>(first);
        Assert.Equal(received.Case.Id, Assert.IsType<ReceiveCaseOutcome.SentTwice>(second).Case.Id);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<Case>().CountAsync()));
    }

    internal static async Task<Service> OfficeAsync(Database database, Action<IServiceCollection>? configure = null)
    {
        var service = await Service.StartAsync(database, configure: configure);
        await Visitor.AddOfficeAsync(service);
        await Colleague.AddAsync(service, "centre", [StaffRole.ComplaintOfficer]);
        return service;
    }

    /// <summary>Tells a case and reads the code and the PIN off the page.</summary>
    internal static async Task<(string Code, string Pin)> TellAsync(Visitor villager, Service service, params (string Name, string? Value)[] more)
    {
        var fields = await OpenAndFillAsync(villager, service);
        await villager.SendAsync([.. fields, .. more]);
        return Shown(villager);
    }

    /// <summary>The same with pictures.</summary>
    internal static async Task<(string Code, string Pin)> TellAsync(Visitor villager, Service service, (string Name, string FileName, byte[] Content)[] files)
    {
        var fields = await OpenAndFillAsync(villager, service);
        await villager.UploadAsync("main form[method=post]", files, fields);
        return Shown(villager);
    }

    private static async Task<(string, string)[]> OpenAndFillAsync(Visitor villager, Service service)
    {
        var category = await service.ReadAsync(db => db.Set<CaseCategory>().Where(c => c.Key == "light").Select(c => c.Id).SingleAsync());
        await villager.OpenAsync("/c/new");
        return [("Kind", "Hardship"), ("Category", category.ToString()), ("Words", Story), ("Naming", "Named"), ("Name", "สมศรี ใจดี")];
    }

    internal static (string Code, string Pin) Shown(Visitor villager)
    {
        Assert.Equal(HttpStatusCode.OK, villager.Status);
        return In(villager.Words);
    }

    internal static (string Code, string Pin) In(string words) => (CodeShown().Match(words).Value, PinShown().Match(words).Groups[1].Value);

    private static async Task<string> TryAsync(Visitor guesser, string code, string pin)
    {
        await guesser.OpenAsync("/c/track");
        await guesser.SendAsync(("Code", code), ("Pin", pin));
        Assert.Equal(HttpStatusCode.BadRequest, guesser.Status);
        return guesser.Page.QuerySelector(".errors")!.TextContent;
    }

    [GeneratedRegex("[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}")]
    private static partial Regex CodeShown();

    [GeneratedRegex(@"PIN\s+([0-9]{6})")]
    private static partial Regex PinShown();
}
