using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>How many days, which of them count, and when to remind: set by the office, never beyond the fifteen.</summary>
public sealed class CaseSettingsPageTests
{
    private const string Address = "/staff/cases/settings";

    [Theory, OnBothDatabases]
    public async Task A_case_received_before_keeps_its_day_and_the_next_one_has_the_new(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var officer = await SignInAsync(service);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);

        await officer.OpenAsync(Address);
        Assert.Contains("5 ธ.ค. 2569 (อีก 15 วัน)", officer.Words, StringComparison.Ordinal);
        Assert.Contains("เรื่องที่รับไว้แล้วครบกำหนดวันเดิม", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync(("Days", "๑๐"), ("RemindOn", "๙, ๕ 5"));
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);

        Assert.Equal(HttpStatusCode.OK, officer.Status);
        Assert.Contains("30 พ.ย. 2569 (อีก 10 วัน)", officer.Words, StringComparison.Ordinal);
        Assert.Equal("5, 9", officer.Page.QuerySelector("#RemindOn")!.GetAttribute("value"));
        Assert.Equal([new DateOnly(2026, 12, 5), new DateOnly(2026, 11, 30)], await service.ReadAsync(db => db.Set<Case>().OrderBy(c => c.Number).Select(c => c.DueOn).ToListAsync()));
        Assert.Equal([new DateOnly(2026, 12, 5), new DateOnly(2026, 11, 30)], await service.ReadAsync(db => db.Set<CaseRound>().OrderByDescending(r => r.DueOn).Select(r => r.DueOn).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_wrong_day_is_refused_with_words_beside_it_and_nothing_typed_is_lost(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var officer = await SignInAsync(service);
        await officer.OpenAsync(Address);

        await officer.SendAsync(("Days", "16"), ("CountsWorkingDays", "true"), ("RemindOn", "7, สิบสอง"));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Equal("กรุณาใส่จำนวนวัน 1 ถึง 15 เช่น 15", officer.Page.QuerySelector("#Days_error")!.TextContent);
        Assert.Equal("กรุณาใส่วันเตือนเป็นตัวเลข 1 ถึง 15 คั่นด้วยจุลภาค", officer.Page.QuerySelector("#RemindOn_error")!.TextContent);
        Assert.Equal(("16", "7, สิบสอง"), (officer.Page.QuerySelector("#Days")!.GetAttribute("value"), officer.Page.QuerySelector("#RemindOn")!.GetAttribute("value")));
        Assert.NotNull(officer.Page.QuerySelector("#CountsWorkingDays[checked]"));
        Assert.False(await service.ReadAsync(db => db.Set<CaseSettings>().AnyAsync()));
        Assert.False(await service.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "case_settings.changed")));
    }

    [Theory]
    [InlineData("/staff/cases/categories")]
    [InlineData("/staff/publications/channels")]
    public async Task A_name_that_is_refused_in_a_list_stays_where_it_was_typed(string address)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var officer = await (await Colleague.AddAsync(service, "lists", [StaffRole.ComplaintOfficer, StaffRole.Publisher])).SignInAsync();
        await officer.OpenAsync(address);
        var row = officer.Page.QuerySelector("main li form")!;
        var (id, seen) = (row.QuerySelector("[name=Id]")!.GetAttribute("value"), row.QuerySelector("[name=Seen]")!.GetAttribute("value"));
        var tooLong = new string('ก', 81);

        await officer.SendAsync(("Id", id), ("Seen", seen), ("Name", tooLong), ("IsActive", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        var typed = officer.Page.QuerySelector($"main li form:has([name=Id][value='{id}']) [name=Name]")!;
        Assert.Equal((tooLong, "Name_error"), (typed.GetAttribute("value"), typed.GetAttribute("aria-describedby")));
        Assert.Contains("ยาวเกิน 80", officer.Page.QuerySelector("#Name_error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_changed_is_in_the_audit_trail_with_before_and_after_and_nothing_where_nothing_changed(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var officer = await SignInAsync(service);
        await officer.OpenAsync(Address);
        await officer.SendAsync();
        Assert.False(await service.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "case_settings.changed")));

        await officer.SendAsync(("CountsWorkingDays", "true"), ("RemindOn", "7, 12"));

        var entry = await service.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "case_settings.changed"));
        var signed = Encoding.UTF8.GetString(entry.Canonical);
        Assert.Contains("\"counts\":{\"before\":\"calendar\",\"after\":\"working\"}", signed, StringComparison.Ordinal);
        Assert.Contains("\"remind_on\":{\"before\":\"7,12,14\",\"after\":\"7,12\"}", signed, StringComparison.Ordinal);
        Assert.DoesNotContain("\"days\"", signed, StringComparison.Ordinal);
        Assert.StartsWith("staff:", entry.Actor, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_set_the_days_at_once_do_not_overwrite_each_other_unseen(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var (first, second) = (await SignInAsync(service), await SignInAsync(service, "officer-2"));
        await first.OpenAsync(Address);
        await second.OpenAsync(Address);
        await first.SendAsync(("Days", "10"), ("RemindOn", "5"));

        await second.SendAsync(("Days", "12"), ("RemindOn", "6"));

        Assert.Equal(HttpStatusCode.BadRequest, second.Status);
        Assert.Contains("มีคนแก้ไขข้อมูลนี้", second.Words, StringComparison.Ordinal);
        Assert.Equal("12", second.Page.QuerySelector("#Days")!.GetAttribute("value"));
        Assert.Equal(10, await service.ReadAsync(db => db.Set<CaseSettings>().Select(s => s.Days).SingleAsync()));
    }

    [Theory]
    [InlineData("15", 15)]
    [InlineData(" ๗ ", 7)]
    [InlineData("1", 1)]
    [InlineData("16", null)]
    [InlineData("0", null)]
    [InlineData("-3", null)]
    [InlineData("สิบห้า", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_stricter_promise_may_be_made_and_a_looser_one_may_not(string? typed, int? expected) => Assert.Equal(expected, CaseSettings.ReadDays(typed));

    [Theory]
    [InlineData("7, 12, 14", 15, "7,12,14")]
    [InlineData("๑๔ ๗;๗", 15, "7,14")]
    [InlineData("1,2,3,4,5,6,7,8,9,10,11,12,13,14,15", 15, "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15")]
    [InlineData("7, 12", 10, null)]
    [InlineData("0, 7", 15, null)]
    [InlineData("7 วัน", 15, null)]
    [InlineData(" , ", 15, null)]
    [InlineData(null, 15, null)]
    public void Reminders_are_days_of_the_clock_in_order_and_each_once(string? typed, int last, string? expected) =>
        Assert.Equal(expected, CaseSettings.ReadReminderDays(typed, last) is { } days ? string.Join(',', days) : null);

    private static async Task<Visitor> SignInAsync(Service service, string userName = "officer") => await (await Colleague.AddAsync(service, userName, [StaffRole.ComplaintOfficer])).SignInAsync();
}
