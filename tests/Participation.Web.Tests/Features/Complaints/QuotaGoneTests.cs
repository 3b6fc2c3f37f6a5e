using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>The law's day does not wait until LINE has messages again: what it does not bring is posted or said on the phone.</summary>
public sealed class QuotaGoneTests
{
    [Theory, OnBothDatabases]
    public async Task A_result_due_today_becomes_a_letter_and_a_call_the_same_day_and_counts_from_when_it_was_made(Database database)
    {
        await using var world = await DueTodayAsync(database);
        await CasesInLineTests.CloseAsync(world.Service);
        await world.SettleAsync();
        await WatchAsync(world);

        Assert.Equal((NoticeWay.LetterOrCall, null, null, null), await ProofAsync(world));
        var about = await world.Service.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync());
        var centre = await (await Colleague.AddAsync(world.Service, "centre-2", [StaffRole.ComplaintOfficer])).SignInAsync();
        await centre.OpenAsync("/staff");
        Assert.Contains("1 เรื่องต้องส่งจดหมายหรือโทรแจ้ง", centre.Words, StringComparison.Ordinal);
        await centre.OpenAsync($"/staff/cases/{about.Id}/work");
        Assert.Contains("0812345678", centre.Words, StringComparison.Ordinal);
        await centre.OpenAsync(centre.Page.QuerySelector("form[action*='handler=Deliver'] a[href*='/letters/']")!.GetAttribute("href")!);
        Assert.Contains("เปลี่ยนหลอดแล้วเมื่อเช้านี้", centre.Words, StringComparison.Ordinal);

        await world.AdvanceAsync(TimeSpan.FromHours(2));
        await centre.OpenAsync($"/staff/cases/{about.Id}/work");
        await centre.SendAsync("form[action*='handler=Deliver']", ("How", "โทรแจ้งเวลา 10.15 น. พูดกับผู้ร้องเอง"));

        var called = world.Service.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal((NoticeWay.LetterOrCall, null, null, called), await ProofAsync(world));
        Assert.Equal(called, (await RoundAsync(world)).ToldAt);
        Assert.Equal(ClockStanding.ToldInTime, (await RoundAsync(world)).Standing(new(2027, 1, 5)));
    }

    [Theory, OnBothDatabases]
    public async Task Called_by_nobody_it_is_a_breach_though_it_was_written_in_time_and_LINE_brings_it_later(Database database)
    {
        await using var world = await DueTodayAsync(database);
        await CasesInLineTests.CloseAsync(world.Service);
        await world.SettleAsync();
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        await WatchAsync(world);
        Assert.Equal(ClockStanding.Breach, (await RoundAsync(world)).Standing(new(2026, 12, 6)));

        // The agency has bought a larger plan.
        await world.Line.SetQuotaAsync(new QuotaRequest(Limit: 600, Used: 300));
        await world.RefreshQuotaAsync();
        await world.SettleAsync();
        await WatchAsync(world);

        var accepted = world.Service.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal((NoticeWay.LetterOrCall, accepted, null, null), await ProofAsync(world));
        var round = await RoundAsync(world);
        Assert.Equal((accepted, ClockStanding.Breach), (round.ToldAt!.Value, round.Standing(new(2026, 12, 6))));
        Assert.False(await world.Service.ReadAsync(async db => (await db.Set<CaseNotice>().SingleAsync(n => n.Kind == NoticeKind.Result)).IsTask));
    }

    [Fact]
    public async Task Sent_opened_and_posted_are_kept_apart_and_the_earliest_counts()
    {
        await using var world = await CasesInLineTests.OfficeAsync(Database.Sqlite);
        var malee = await Talk.WithFriendAsync(world);
        var (code, pin) = await TellAsync(malee);
        await CasesInLineTests.CloseAsync(world.Service);
        await WatchAsync(world);
        Assert.Equal((NoticeWay.Line, null, null, null), await ProofAsync(world));

        await world.SettleAsync();
        await WatchAsync(world);
        var sent = world.Service.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal((NoticeWay.Line, sent, null, null), await ProofAsync(world));

        await world.AdvanceAsync(TimeSpan.FromHours(3));
        var phone = Visitor.To(world.Service);
        await phone.OpenAsync("/c/track");
        await phone.SendAsync(("Code", code), ("Pin", pin));
        var opened = world.Service.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal((NoticeWay.Line, sent, opened, null), await ProofAsync(world));
        Assert.Equal(sent, (await RoundAsync(world)).ToldAt);
    }

    [Fact]
    public async Task What_LINE_has_not_taken_for_an_hour_is_called_as_well()
    {
        await using var world = await DueTodayAsync(Database.Sqlite, quotaGone: false);
        await world.Line.FailAsync("push", "rateLimited");
        await CasesInLineTests.CloseAsync(world.Service);
        await world.SettleAsync();
        await WatchAsync(world);
        Assert.Equal(NoticeWay.Line, (await ProofAsync(world)).Way);

        await world.LiveOnAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(20));
        await WatchAsync(world);

        Assert.Equal((NoticeWay.LetterOrCall, null, null, null), await ProofAsync(world));
    }

    /// <summary>A case of somebody who also left a number, on the last day of its clock.</summary>
    private static async Task<LineWorld> DueTodayAsync(Database database, bool quotaGone = true)
    {
        var world = await CasesInLineTests.OfficeAsync(database);
        await TellAsync(await Talk.WithFriendAsync(world));
        await world.Service.WriteAsync(async db => (await db.Set<CaseMatter>().SingleAsync()).Phone = "0812345678");
        await world.AdvanceAsync(TimeSpan.FromDays(15));
        if (!quotaGone) return world;
        await world.Line.SetQuotaAsync(new QuotaRequest(Limit: 300, Used: 300));
        await world.RefreshQuotaAsync();
        return world;
    }

    private static async Task<(string Code, string Pin)> TellAsync(Talk malee)
    {
        await malee.SayAsync("ร้องทุกข์");
        await malee.TapAsync("ไฟฟ้าสาธารณะ");
        await malee.SayAsync("ไฟทางหน้าศาลาดับสองคืน");
        await malee.TapAsync("ข้าม");
        await malee.TapAsync("บอกชื่อ");
        await malee.SayAsync("มาลี ใจดี");
        await malee.TapAsync("ส่งเรื่อง");
        return TellingOnTheWebTests.In(malee.Words);
    }

    private static async Task WatchAsync(LineWorld world)
    {
        await using var scope = world.Service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SettleNotices>().RunAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<WatchClocks>().RunAsync(CancellationToken.None);
    }

    private static Task<(NoticeWay Way, DateTime? Accepted, DateTime? Opened, DateTime? Delivered)> ProofAsync(LineWorld world) => world.Service.ReadAsync(async db =>
    {
        var notice = await db.Set<CaseNotice>().AsNoTracking().SingleAsync(n => n.Kind == NoticeKind.Result);
        return (notice.Way, notice.AcceptedAt, notice.OpenedAt, notice.DeliveredAt);
    });

    private static Task<CaseRound> RoundAsync(LineWorld world) => world.Service.ReadAsync(db => db.Set<CaseRound>().AsNoTracking().SingleAsync());
}
