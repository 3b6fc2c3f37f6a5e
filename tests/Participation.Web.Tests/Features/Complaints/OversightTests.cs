using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>The working group sees what waits where, reminds, writes down what it finds, and handles no case itself.</summary>
public sealed class OversightTests
{
    private const string Words = "เรื่องไฟค้างเกินสัปดาห์ ขอให้ลงพื้นที่พรุ่งนี้";

    [Theory, OnBothDatabases]
    public async Task Open_cases_stand_by_unit_and_age_and_each_is_in_one_column(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var works = await WorkingOnCasesTests.UnitAsync(service);
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        foreach (var _ in (int[])[1, 2]) await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        await AssignAsync(centre, await MergingCasesTests.IdAsync(service, 1), works);
        await WorkingOnCasesTests.PressAsync(centre, $"/staff/cases/{await MergingCasesTests.IdAsync(service, 2)}/work", "Explain", ("Words", "ต้องรออะไหล่จากจังหวัด"), ("NewDay", "20/12/2569"));
        var seen = new List<string>();
        foreach (var days in (int[])[0, 8, 5, 3])
        {
            service.Clock.Advance(TimeSpan.FromDays(days));
            await WorkingOnCasesTests.WatchAsync(service);
            var member = await WorkingOnCasesTests.SignInAsync(service, $"member-{seen.Count}", StaffRole.ComplaintWorkingGroup);
            await member.OpenAsync("/staff/cases/oversight");
            seen.Add(string.Join(" / ", Rows(member, "อายุของเรื่อง")));
        }

        Assert.Equal([
            "กองช่าง|1|0|0|0|0|1 / ศูนย์รับเรื่อง|1|0|0|0|0|1",
            "กองช่าง|0|1|0|0|0|1 / ศูนย์รับเรื่อง|0|1|0|0|0|1",
            "กองช่าง|0|0|1|0|0|1 / ศูนย์รับเรื่อง|0|0|1|0|0|1",
            "กองช่าง|0|0|0|0|✕ 1|1 / ศูนย์รับเรื่อง|0|0|0|1|0|1"], seen);
        var last = await WorkingOnCasesTests.SignInAsync(service, "member-9", StaffRole.ComplaintWorkingGroup);
        await last.OpenAsync("/staff/cases/oversight");
        Assert.Equal(["กองช่าง|1|0|0|0|1|0.0", "ศูนย์รับเรื่อง|1|0|0|1|0|100.0"], Rows(last, "ผลงานของหน่วย", 7));
    }

    [Theory, OnBothDatabases]
    public async Task A_reminder_reaches_the_unit_and_stands_in_a_log_that_nobody_can_change(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var works = await WorkingOnCasesTests.UnitAsync(service);
        var treasury = await WorkingOnCasesTests.UnitAsync(service, "กองคลัง");
        var member = await WorkingOnCasesTests.SignInAsync(service, "member", StaffRole.ComplaintWorkingGroup);
        await member.OpenAsync("/staff/cases/oversight");

        await member.SendAsync(("Kind", ""), ("UnitId", works.ToString()), ("Words", "สั้น"));
        Assert.Equal(HttpStatusCode.BadRequest, member.Status);
        Assert.Contains("กรุณาเลือกว่าเตือน", member.Words, StringComparison.Ordinal);
        Assert.Equal("สั้น", member.Page.QuerySelector("#Words")!.TextContent);
        await member.SendAsync(("Kind", "Reminder"), ("UnitId", works.ToString()), ("Words", Words));
        await member.SendAsync(("Kind", "Finding"), ("UnitId", ""), ("Words", "ทุกหน่วยควรลงรูปหลังซ่อมทุกครั้ง"));

        Assert.Contains(Words, await ListOfAsync(service, "works", works), StringComparison.Ordinal);
        Assert.DoesNotContain(Words, await ListOfAsync(service, "treasury", treasury), StringComparison.Ordinal);
        Assert.Contains("ทุกหน่วยควรลงรูปหลังซ่อมทุกครั้ง", await ListOfAsync(service, "treasury-2", treasury), StringComparison.Ordinal);
        await member.OpenAsync("/staff/cases/oversight/log");
        foreach (var words in (string[])["ปีงบประมาณ 2570", "2 รายการ", Words, "กองช่าง", "ทุกหน่วย", "เตือน", "ข้อสังเกต", "กานดา งานทะเบียน"]) Assert.Contains(words, member.Words, StringComparison.Ordinal);
        Assert.NotNull(member.Page.QuerySelector("button[data-print]"));
        Assert.Equal(["case_oversight.reminded", "case_oversight.found"], (await service.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync())).Where(a => a.StartsWith("case_oversight.", StringComparison.Ordinal)));
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(db => db.Set<CaseOversight>().ExecuteUpdateAsync(o => o.SetProperty(x => x.Words, ""))));
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(db => db.Set<CaseOversight>().ExecuteDeleteAsync()));
        service.Clock.Advance(TimeSpan.FromDays(31));
        Assert.DoesNotContain(Words, await ListOfAsync(service, "works-later", works), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task One_case_is_reminded_of_in_its_own_timeline_and_the_group_can_do_nothing_else_to_it(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var villager = Visitor.To(service);
        var (code, pin) = await TellingOnTheWebTests.TellAsync(villager, service);
        var id = await MergingCasesTests.IdAsync(service, 1);
        var member = await WorkingOnCasesTests.SignInAsync(service, "member", StaffRole.ComplaintWorkingGroup);
        await member.OpenAsync($"/staff/cases/{id}");
        Assert.NotNull(member.Page.QuerySelector($"a[href='/staff/cases/{id}/remind']"));
        Assert.Null(member.Page.QuerySelector($"a[href='/staff/cases/{id}/work']"));

        await member.OpenAsync($"/staff/cases/{id}/remind");
        await member.SendAsync(("Words", Words));

        Assert.Equal($"/staff/cases/{id}", member.Path);
        Assert.Contains($"คณะทำงานเตือน: {Words}", member.Words, StringComparison.Ordinal);
        await member.OpenAsync("/staff/cases/oversight/log");
        foreach (var words in (string[])["เรื่องเลขที่ 1/2569", Words]) Assert.Contains(words, member.Words, StringComparison.Ordinal);
        await MergingCasesTests.TrackAsync(villager, code, pin);
        Assert.DoesNotContain(Words, villager.Words, StringComparison.Ordinal);
        await member.OpenAsync($"/staff/cases/{id}/work");
        Assert.Equal(HttpStatusCode.NotFound, member.Status);
        Assert.Equal(ClockStanding.Running, await MergingCasesTests.StandingAsync(service, id));
        // The machine's own reminders of the day are no less for it.
        service.Clock.Advance(TimeSpan.FromDays(7));
        await WorkingOnCasesTests.WatchAsync(service);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<CaseEntry>().CountAsync(e => e.Step == CaseStep.Reminded)));
    }

    [Fact]
    public async Task Whoever_belongs_to_the_unit_a_case_is_about_neither_reminds_of_it_nor_reads_that_others_did()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var works = await WorkingOnCasesTests.UnitAsync(service);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Kind", "Grievance"), ("About", works.ToString()));
        var id = await MergingCasesTests.IdAsync(service, 1);
        var member = await WorkingOnCasesTests.SignInAsync(service, "member", StaffRole.ComplaintWorkingGroup);
        var kept = await WorkingOnCasesTests.SignInAsync(service, "kept", StaffRole.ComplaintWorkingGroup, works);
        await member.OpenAsync($"/staff/cases/{id}/remind");
        await member.SendAsync(("Words", Words));

        await kept.OpenAsync($"/staff/cases/{id}/remind");
        Assert.Equal(HttpStatusCode.NotFound, kept.Status);
        await kept.OpenAsync("/staff/cases/oversight/log");

        Assert.Contains("0 รายการ", kept.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("1/2569", kept.Words, StringComparison.Ordinal);
    }

    private static async Task AssignAsync(Visitor centre, Guid id, Guid unit)
    {
        await centre.OpenAsync($"/staff/cases/{id}/assign");
        await centre.SendAsync(("UnitId", unit.ToString()));
    }

    private static async Task<string> ListOfAsync(Service service, string userName, Guid unit)
    {
        var handler = await WorkingOnCasesTests.SignInAsync(service, userName, StaffRole.CaseHandler, unit);
        await handler.OpenAsync("/staff/cases");
        return handler.Words;
    }

    /// <summary>The first cells of each line of a table.</summary>
    private static IReadOnlyList<string> Rows(Visitor visitor, string table, int cells = 7) =>
        [.. visitor.Page.QuerySelectorAll($"[aria-label='{table}'] tbody tr").Select(row => string.Join('|', row.Children.Take(cells).Select(cell => cell.TextContent.Trim())))];
}
