using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>How many complaints a year may bring: set by executives, counted on receipt, in words whether it holds.</summary>
public sealed class CaseCeilingTests
{
    private static readonly CeilingSubject Subject = CeilingSubject.General[0];

    [Theory, OnBothDatabases]
    public async Task What_the_plans_ask_for_stands_until_the_office_sets_its_own_and_a_result_lowers_no_count(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var chief = await SignInAsync(service, StaffRole.Executive);
        await chief.OpenAsync("/staff/cases/figures");
        Assert.Equal("ต้องไม่มีเลย|0|0|✓ ยังไม่เกินเพดาน เพิ่มอีกไม่ได้", Line(chief, "การบริหารงานบุคคล"));
        var told = await CaseFiguresTests.TellFromAsync(service, null, "light");
        await CaseFiguresTests.TellFromAsync(service, null, "light");
        await CaseFiguresTests.TellFromAsync(service, null, "light", CaseKind.Praise);
        await CaseFiguresTests.CloseAsync(service, told);
        var light = await service.ReadAsync(db => db.Set<CaseCategory>().Where(c => c.Key == "light").Select(c => c.Id).SingleAsync());

        await SetAsync(chief, $"{light:N}", ("Rule", "most"), ("Limit", "๑"));
        Assert.Equal("ไม่เกิน 1 เรื่อง|2|1|✗ เกินเพดาน 1 เรื่อง", Line(chief, "ไฟฟ้าสาธารณะ"));
        await SetAsync(chief, $"{light:N}", ("Rule", "most"), ("Limit", "2"));
        Assert.Equal("ไม่เกิน 2 เรื่อง|2|2|✓ ยังไม่เกินเพดาน เพิ่มอีกไม่ได้", Line(chief, "ไฟฟ้าสาธารณะ"));
        await SetAsync(chief, $"{light:N}", ("Rule", "fall"), ("BaseYear", "2565"), ("BaseCount", "5"), ("Limit", null));
        Assert.Equal("ต้องน้อยกว่าปีงบประมาณ 2565|2|น้อยกว่า 5 (ตามที่บันทึกไว้)|✓ ยังไม่เกินเพดาน เพิ่มได้อีก 2 เรื่อง", Line(chief, "ไฟฟ้าสาธารณะ"));
        await SetAsync(chief, $"{light:N}", ("Rule", "none"));
        Assert.Null(Line(chief, "ไฟฟ้าสาธารณะ"));
        await SetAsync(chief, "hardship", ("Rule", "zero"));

        await chief.OpenAsync("/staff/cases/figures");
        Assert.Equal("ต้องไม่มีเลย|2|0|✗ เกินเพดาน 2 เรื่อง", Line(chief, "ร้องทุกข์ทุกประเภท"));
        await chief.OpenAsync("/staff/cases/figures?period=fiscal-year&date=2026-09-01");
        Assert.Null(Line(chief, "ร้องทุกข์ทุกประเภท"));
    }

    [Theory, OnBothDatabases]
    public async Task A_base_year_within_the_register_is_counted_from_it(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        for (var i = 0; i < 2; i++) await CaseFiguresTests.TellFromAsync(service, null, "promotion");
        service.Clock.MoveTo(new DateTimeOffset(2027, 10, 5, 9, 0, 0, TimeSpan.FromHours(7)));
        await Colleague.AddAsync(service, "centre-3", [StaffRole.ComplaintOfficer]);
        var chief = await SignInAsync(service, StaffRole.Executive);

        await chief.OpenAsync("/staff/cases/ceilings");
        Assert.Equal("ต้องน้อยกว่าปีงบประมาณ 2570|0|น้อยกว่า 2|✓ ยังไม่เกินเพดาน เพิ่มได้อีก 1 เรื่อง", Line(chief, "การเลื่อนขั้นเงินเดือน"));
        for (var i = 0; i < 2; i++) await CaseFiguresTests.TellFromAsync(service, null, "promotion");
        await chief.OpenAsync("/staff/cases/ceilings");
        Assert.Equal("ต้องน้อยกว่าปีงบประมาณ 2570|2|น้อยกว่า 2|✗ ไม่ลดลงจากปีฐาน", Line(chief, "การเลื่อนขั้นเงินเดือน"));
        await chief.OpenAsync("/staff/cases/ceilings?year=2570");
        Assert.Equal("ต้องน้อยกว่าปีงบประมาณ 2569|2|ไม่มีข้อมูล|ไม่มีจำนวนของปีฐานให้เทียบ", Line(chief, "การเลื่อนขั้นเงินเดือน"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_missing_is_said_beside_the_field_and_what_was_set_is_audited_with_its_year(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var chief = await SignInAsync(service, StaffRole.Executive);
        await chief.OpenAsync("/staff/cases/ceilings/all?year=2571");

        await chief.SendAsync(("Rule", "fall"), ("BaseYear", "2571"), ("BaseCount", "หก"));
        Assert.Equal(HttpStatusCode.BadRequest, chief.Status);
        Assert.Equal("กรุณาใส่ปีงบประมาณที่ผ่านมาแล้ว เช่น 2570", chief.Page.QuerySelector("#BaseYear_error")!.TextContent);
        Assert.Equal("หก", chief.Page.QuerySelector("#BaseCount")!.GetAttribute("value"));
        await chief.SendAsync(("Rule", "most"), ("Limit", ""));
        Assert.Equal("กรุณาใส่จำนวนเรื่อง เช่น 2", chief.Page.QuerySelector("#Limit_error")!.TextContent);
        Assert.False(await service.ReadAsync(db => db.Set<CaseCeiling>().AnyAsync()));
        await chief.SendAsync(("Rule", "most"), ("Limit", "12"));

        Assert.Equal("ไม่เกิน 12 เรื่อง|0|12|ยังไม่ถึงปีงบประมาณนี้", Line(chief, Subject.Name));
        var entry = await service.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "case_ceiling.set"));
        var signed = Encoding.UTF8.GetString(entry.Canonical);
        Assert.Equal("case-ceiling:all", entry.Subject);
        foreach (var part in (string[])["\"limit\":{\"before\":\"\",\"after\":\"12\"}", "\"rule\":{\"before\":\"none\",\"after\":\"AtMost\"}", "\"fiscal_year\":{\"after\":\"2571\"}"]) Assert.Contains(part, signed, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_set_one_ceiling_at_once_do_not_overwrite_each_other_unseen(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var (first, second) = (await SignInAsync(service, StaffRole.Executive), await SignInAsync(service, StaffRole.Approver));
        await first.OpenAsync("/staff/cases/ceilings/all");
        await second.OpenAsync("/staff/cases/ceilings/all");
        await first.SendAsync(("Rule", "most"), ("Limit", "3"));

        await second.SendAsync(("Rule", "most"), ("Limit", "9"));

        Assert.Equal(HttpStatusCode.BadRequest, second.Status);
        Assert.Contains("มีคนแก้ไขข้อมูลนี้", second.Words, StringComparison.Ordinal);
        Assert.Equal(3, await service.ReadAsync(db => db.Set<CaseCeiling>().Select(c => c.Limit).SingleAsync()));
    }

    [Theory]
    [InlineData(0, 0, false, CeilingState.Holds, "✓ ยังไม่เกินเพดาน เพิ่มอีกไม่ได้")]
    [InlineData(0, 1, false, CeilingState.Broken, "✗ เกินเพดาน 1 เรื่อง")]
    [InlineData(2, 2, true, CeilingState.Holds, "✓ อยู่ในเพดาน")]
    [InlineData(2, 3, true, CeilingState.Broken, "✗ เกินเพดาน 1 เรื่อง")]
    public void As_many_as_allowed_is_within_and_one_more_is_not(int limit, int now, bool isOver, CeilingState state, string words)
    {
        var judged = new JudgedCeiling(Subject, new StandingCeiling(CeilingRule.AtMost, Limit: limit), now, null, HasBegun: true, isOver);

        Assert.Equal((state, words), (judged.State, judged.Words));
    }

    [Theory]
    [InlineData(5, 4, CeilingState.Holds)]
    [InlineData(5, 5, CeilingState.Broken)]
    [InlineData(0, 0, CeilingState.Holds)]
    [InlineData(0, 1, CeilingState.Broken)]
    [InlineData(null, 0, CeilingState.NoBase)]
    public void Falling_means_fewer_and_where_nothing_is_known_nothing_is_said(int? before, int now, CeilingState state) =>
        Assert.Equal(state, new JudgedCeiling(Subject, new StandingCeiling(CeilingRule.BelowBase, BaseYear: 2569), now, before, HasBegun: true, IsOver: true).State);

    /// <summary>Ceiling, how many, limit, verdict.</summary>
    private static string? Line(Visitor staff, string subject) => staff.Page.QuerySelectorAll("#ceilings tbody tr").Where(r => r.Children[0].TextContent == subject)
        .Select(r => string.Join('|', r.Children.Skip(1).Select(c => c.TextContent.Trim()))).SingleOrDefault();

    private static async Task SetAsync(Visitor staff, string subject, params (string Name, string? Value)[] values)
    {
        await staff.OpenAsync($"/staff/cases/ceilings/{subject}");
        await staff.SendAsync(values);
        Assert.Equal(HttpStatusCode.OK, staff.Status);
    }

    private static async Task<Visitor> SignInAsync(Service service, StaffRole role) => await (await Colleague.AddAsync(service, role.ToString(), [role])).SignInAsync();
}
