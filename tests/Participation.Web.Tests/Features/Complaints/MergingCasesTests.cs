using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>Two reporters, one trouble: handled once, answered to both, each on their own clock.</summary>
public sealed class MergingCasesTests
{
    private const string Reason = "เสาไฟต้นเดียวกัน หน้าศาลากลางบ้าน";
    private const string Secret = "คำของผู้แจ้งคนแรกเท่านั้น";

    [Theory, OnBothDatabases]
    public async Task The_reporter_sees_where_it_is_handled_and_is_told_what_comes_of_it_on_their_own_clock(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var works = await WorkingOnCasesTests.UnitAsync(service);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Words", Secret), ("Name", "ผู้แจ้งคนแรก"));
        service.Clock.Advance(TimeSpan.FromDays(1));
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        var second = Visitor.To(service);
        var (code, pin) = await TellingOnTheWebTests.TellAsync(second, service, ("Words", "ไฟดับหน้าศาลา เดินไม่ได้"));
        var (first, other) = (await IdAsync(service, 1), await IdAsync(service, 2));
        await centre.OpenAsync($"/staff/cases/{first}/assign");
        await centre.SendAsync(("UnitId", works.ToString()));

        await MergeAsync(centre, other, "1/2569");

        Assert.Equal(HttpStatusCode.OK, centre.Status);
        await TrackAsync(second, code, pin);
        foreach (var words in (string[])["ทำรวมกับเรื่องเลขที่ 1/2569", "อยู่ที่ กองช่าง", Reason, "6 ธ.ค. 2569", "ในเรื่องเลขที่ 1/2569"]) Assert.Contains(words, second.Words, StringComparison.Ordinal);
        foreach (var words in (string[])[Secret, "ผู้แจ้งคนแรก"]) Assert.DoesNotContain(words, second.Words, StringComparison.Ordinal);
        Assert.Equal(ClockStanding.Running, await StandingAsync(service, other));

        service.Clock.Advance(TimeSpan.FromDays(13));
        centre = await WorkingOnCasesTests.SignInAsync(service, "centre-3", StaffRole.ComplaintOfficer);
        await WorkingOnCasesTests.PressAsync(centre, $"/staff/cases/{first}/work", "Explain", ("Words", "ต้องรออะไหล่จากจังหวัด"), ("NewDay", "20/12/2569"));
        Assert.Contains("ผู้แจ้งเรื่องที่รวมเข้ามา 1 เรื่อง", (await OpenAsync(centre, $"/staff/cases/{first}/work")).Words, StringComparison.Ordinal);
        service.Clock.Advance(TimeSpan.FromDays(20));
        centre = await WorkingOnCasesTests.SignInAsync(service, "centre-4", StaffRole.ComplaintOfficer);
        await WorkingOnCasesTests.PressAsync(centre, $"/staff/cases/{first}/work", "Close", ("Words", "เปลี่ยนหลอดแล้วเมื่อเช้านี้"), ("Outcome", "Solved"));

        await TrackAsync(second, code, pin);
        foreach (var words in (string[])["ต้องรออะไหล่จากจังหวัด", "เปลี่ยนหลอดแล้วเมื่อเช้านี้", "แก้ไขแล้ว", "ให้คะแนนการจัดการเรื่องนี้"]) Assert.Contains(words, second.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, second.Words, StringComparison.Ordinal);
        Assert.Equal(ClockStanding.ExplainedInTime, await StandingAsync(service, other));
        Assert.Equal([NoticeKind.Receipt, NoticeKind.Merged, NoticeKind.Explanation, NoticeKind.Result], await service.ReadAsync(db => db.Set<CaseNotice>().Where(n => n.CaseId == other).OrderBy(n => n.Sequence).Select(n => n.Kind).ToListAsync()));
        Assert.Contains("case.merged", await service.ReadAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync()));

        await second.SendAsync("form[action*=Reopen]", ("Why", "หน้าบ้านฉันยังดับอยู่เลย"));
        Assert.Contains("เปิดเรื่องอีกครั้งแล้ว", second.Words, StringComparison.Ordinal);
        var reopened = await service.ReadAsync(db => db.Set<Case>().SingleAsync(c => c.Id == other));
        Assert.Equal((null, true, 2, works), (reopened.MergedIntoId, reopened.IsOpen, reopened.Round, reopened.UnitId));
        Assert.False(await service.ReadAsync(db => db.Set<Case>().Where(c => c.Id == first).Select(c => c.State != CaseState.Closed).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_told_in_time_is_a_breach_of_both_and_each_is_reminded(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        foreach (var _ in (int[])[1, 2]) await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        var (first, other) = (await IdAsync(service, 1), await IdAsync(service, 2));
        await MergeAsync(centre, other, "1/2569");

        for (var day = 0; day < 16; day++)
        {
            service.Clock.Advance(TimeSpan.FromDays(1));
            await WorkingOnCasesTests.WatchAsync(service);
        }

        foreach (var id in (Guid[])[first, other]) Assert.Equal(ClockStanding.Breach, await StandingAsync(service, id));
        Assert.Equal([3, 3], await service.ReadAsync(db => db.Set<CaseEntry>().Where(e => e.Step == CaseStep.Reminded).GroupBy(e => e.CaseId).Select(g => g.Count()).ToListAsync()));
        centre = await WorkingOnCasesTests.SignInAsync(service, "centre-3", StaffRole.ComplaintOfficer);
        await centre.OpenAsync("/staff/cases");
        Assert.Contains("2 เรื่องเกินกำหนดโดยไม่ได้แจ้งผลหรือชี้แจง", centre.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task It_may_be_taken_out_again_before_the_result_on_the_clock_that_never_stopped(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        var second = Visitor.To(service);
        var (code, pin) = await TellingOnTheWebTests.TellAsync(second, service);
        var other = await IdAsync(service, 2);
        await MergeAsync(centre, other, "1/2569");
        service.Clock.Advance(TimeSpan.FromDays(2));
        await TrackAsync(second, code, pin);
        await second.SendAsync("form[action*=Say]", ("Words", "เสาต้นถัดไปก็ดับเหมือนกัน"));
        Assert.Contains("ส่งข้อความแล้ว", second.Words, StringComparison.Ordinal);
        centre = await WorkingOnCasesTests.SignInAsync(service, "centre-3", StaffRole.ComplaintOfficer);
        Assert.Contains("ผู้แจ้งเรื่องเลขที่ 2/2569 ที่รวมเข้ามา บอกเพิ่ม", (await OpenAsync(centre, $"/staff/cases/{await IdAsync(service, 1)}")).Words, StringComparison.Ordinal);

        await second.SendAsync("form[action*=Reopen]", ("Why", "คนละเสากัน ของฉันอยู่หลังวัด"));

        Assert.Contains("แยกเรื่องของท่านออกมาแล้ว", second.Words, StringComparison.Ordinal);
        var own = await service.ReadAsync(db => db.Set<Case>().SingleAsync(c => c.Id == other));
        Assert.Equal((null, true, 1, new DateOnly(2026, 12, 5)), (own.MergedIntoId, own.IsOpen, own.Round, own.DueOn));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_followed_it_reads_nothing_that_was_said_in_the_other_one_before(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        foreach (var _ in (int[])[1, 2]) await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        var (first, second, key) = (await IdAsync(service, 1), await IdAsync(service, 2), TrackingCodes.Make());
        await service.WriteAsync(db => Task.FromResult(db.Add(new CaseFollower { Id = Guid.CreateVersion7(), CaseId = second, Since = service.Clock.Now(), TrackingHash = TrackingCodes.HashOf(key.Code), AccessHash = TrackingCodes.HashOf(key.Code, key.Pin) })));
        service.Clock.Advance(TimeSpan.FromMinutes(5));
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await WorkingOnCasesTests.PressAsync(centre, $"/staff/cases/{first}/work", "Explain", ("Words", "เรียนคุณสมศรี ต้องรออะไหล่ก่อน"), ("NewDay", "20/12/2569"));
        service.Clock.Advance(TimeSpan.FromMinutes(5));

        await MergeAsync(centre, second, "1/2569");
        service.Clock.Advance(TimeSpan.FromMinutes(5));
        await WorkingOnCasesTests.PressAsync(centre, $"/staff/cases/{first}/work", "Close", ("Words", "เปลี่ยนหลอดแล้วเมื่อเช้านี้"), ("Outcome", "Solved"));

        var follower = Visitor.To(service);
        await TrackAsync(follower, key.Code, key.Pin);
        Assert.Contains("เปลี่ยนหลอดแล้วเมื่อเช้านี้", follower.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("คุณสมศรี", follower.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_refused_where_an_earlier_day_or_a_hidden_name_would_be_lost_or_they_are_not_the_same()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var works = await WorkingOnCasesTests.UnitAsync(service);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        service.Clock.Advance(TimeSpan.FromDays(1));
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Naming", "HiddenFromUnit"));
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Kind", "Grievance"));
        await centre.OpenAsync($"/staff/cases/{await IdAsync(service, 1)}/assign");
        await centre.SendAsync(("UnitId", works.ToString()));

        foreach (var (about, into, words) in (IEnumerable<(int, string, string)>)[
            (1, "2/2569", "ถ้ารวมจะเสียกำหนดที่มาก่อน"), (2, "1/2569", "ถ้ารวมจะเปิดชื่อที่ขอให้ซ่อน"), (3, "1/2569", "รวมได้เฉพาะเรื่องร้องทุกข์กับร้องทุกข์"),
            (1, "1/2569", "นี่คือเลขที่ของเรื่องนี้เอง"), (1, "99/2569", "ไม่พบเรื่องเลขที่นี้"), (1, "หลอดไฟ", "กรุณาใส่เลขที่เรื่องและปี")])
        {
            await MergeAsync(centre, await IdAsync(service, about), into);
            Assert.Equal(HttpStatusCode.BadRequest, centre.Status);
            Assert.Contains(words, centre.Words, StringComparison.Ordinal);
            Assert.Equal(Reason, centre.Page.QuerySelector("#Words")!.TextContent);
        }
        Assert.Equal(0, await service.ReadAsync(db => db.Set<Case>().CountAsync(c => c.MergedIntoId != null)));
    }

    [Fact]
    public async Task What_was_merged_before_goes_along_and_whoever_reaches_their_unit_alone_merges_within_it()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var works = await WorkingOnCasesTests.UnitAsync(service);
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        var handler = await WorkingOnCasesTests.SignInAsync(service, "handler", StaffRole.CaseHandler, works);
        foreach (var _ in (int[])[1, 2, 3]) await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        await MergeAsync(centre, await IdAsync(service, 3), "2/2569");
        await centre.OpenAsync($"/staff/cases/{await IdAsync(service, 2)}/assign");
        await centre.SendAsync(("UnitId", works.ToString()));
        // What is handled with it came to the unit too: its letters are theirs.
        Assert.Equal(works, await service.ReadAsync(db => db.Set<Case>().Where(c => c.Number == 3).Select(c => c.UnitId).SingleAsync()));

        await MergeAsync(handler, await IdAsync(service, 2), "1/2569");
        Assert.Contains("ไม่พบเรื่องเลขที่นี้ในเรื่องที่ท่านทำได้", handler.Words, StringComparison.Ordinal);
        await MergeAsync(centre, await IdAsync(service, 2), "1/2569");

        var first = await IdAsync(service, 1);
        Assert.Equal([null, first, first], await service.ReadAsync(db => db.Set<Case>().OrderBy(c => c.Number).Select(c => c.MergedIntoId).ToListAsync()));
        Assert.Equal(2, await service.ReadAsync(db => db.Set<CaseNotice>().CountAsync(n => n.Kind == NoticeKind.Merged && db.Set<Case>().Any(c => c.Id == n.CaseId && c.Number == 3))));
    }

    [Theory, OnBothDatabases]
    public async Task By_LINE_it_is_told_at_once_and_the_result_comes_by_itself_with_proof(Database database)
    {
        await using var world = await CasesInLineTests.OfficeAsync(database);
        var service = world.Service;
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Words", Secret));
        var malee = await Talk.WithFriendAsync(world);
        await CasesInLineTests.TellAsync(malee);
        await malee.TapAsync("ไม่บอกชื่อ");
        await malee.TapAsync("ส่งเรื่อง");
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);

        await malee.DoAsync(async () => await MergeAsync(centre, await IdAsync(service, 2), "1/2569"));
        Assert.Contains("เรื่องเลขที่ 2/2569 รวมกับเรื่องเดียวกันแล้ว", malee.Words, StringComparison.Ordinal);
        Assert.Contains("เป็นเรื่องเดียวกับเรื่องเลขที่ 1/2569", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("ติดตาม");
        Assert.Contains("เลขที่ 2/2569 (รวมกับเลขที่ 1/2569)", malee.Words, StringComparison.Ordinal);
        await malee.DoAsync(async () => await WorkingOnCasesTests.PressAsync(centre, $"/staff/cases/{await IdAsync(service, 1)}/work", "Close", ("Words", "เปลี่ยนหลอดแล้วเมื่อเช้านี้"), ("Outcome", "Solved")));

        Assert.Contains("ผลของเรื่องเลขที่ 2/2569", malee.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, malee.Words, StringComparison.Ordinal);
        await WorkingOnCasesTests.WatchAsync(service);
        Assert.Equal(ClockStanding.ToldInTime, await StandingAsync(service, await IdAsync(service, 2)));
    }

    internal static Task<Guid> IdAsync(Service service, int number) => service.ReadAsync(db => db.Set<Case>().Where(c => c.Number == number).Select(c => c.Id).SingleAsync());

    internal static async Task TrackAsync(Visitor visitor, string code, string pin)
    {
        await visitor.OpenAsync("/c/track");
        await visitor.SendAsync(("Code", code), ("Pin", pin));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    internal static async Task<ClockStanding> StandingAsync(Service service, Guid id) =>
        (await service.ReadAsync(db => db.Set<CaseRound>().AsNoTracking().Where(r => r.CaseId == id).OrderBy(r => r.Round).FirstAsync())).Standing(ThaiCalendar.Day(service.Clock.Now()));

    private static async Task MergeAsync(Visitor colleague, Guid id, string into)
    {
        await colleague.OpenAsync($"/staff/cases/{id}/merge");
        await colleague.SendAsync(("Number", into), ("Words", Reason));
    }

    internal static async Task<Visitor> OpenAsync(Visitor visitor, string address)
    {
        await visitor.OpenAsync(address);
        return visitor;
    }
}
