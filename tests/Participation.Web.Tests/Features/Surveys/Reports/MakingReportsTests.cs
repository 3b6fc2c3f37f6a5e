using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Surveys;
using Participation.Web.Features.Surveys.Reports;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Surveys.Reports;

/// <summary>Reports come by themselves when they are due, stand for good, and reach the people who have to read them.</summary>
public sealed class MakingReportsTests
{
    [Theory, OnBothDatabases]
    public async Task A_week_is_reported_at_six_on_Monday_once_and_not_before(Database database)
    {
        await using var service = await StartAsync(database);
        await service.GiveAsync("D1", new DateTime(2026, 11, 18, 10, 0, 0), [5, 5, 4, 2]);

        Assert.Equal(0, await At(service, new(2026, 11, 23, 5, 59, 0)));
        Assert.Equal(1, await At(service, new(2026, 11, 23, 6, 0, 0)));
        Assert.Equal(0, await At(service, new(2026, 11, 23, 6, 5, 0)));

        var report = await service.ReadAsync(db => db.Set<SurveyReport>().SingleAsync());
        Assert.Equal((ReportKind.Weekly, new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 22)), (report.Kind, report.From, report.To));
        Assert.Contains("ประชาชนพอใจร้อยละ 75.0 ต่ำกว่าเป้า 80", report.ReadDocument().Answer, StringComparison.Ordinal);
        Assert.Equal(SurveyReport.HashOf(report.Document, report.Figures), report.Hash);
    }

    [Theory, OnBothDatabases]
    public async Task After_weeks_out_of_order_every_report_that_fell_due_is_made_once_also_by_two_at_a_time(Database database)
    {
        await using var service = await StartAsync(database);
        await service.GiveAsync("D1", new DateTime(2026, 11, 18, 10, 0, 0), [5]);
        service.Clock.MoveTo(Bangkok(new(2027, 4, 5, 8, 0, 0)));

        var made = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RunAsync(service))));

        var reports = await service.ReadAsync(db => db.Set<SurveyReport>().OrderBy(r => r.From).ToListAsync());
        Assert.Equal(made.Sum(), reports.Count);
        Assert.Equal(reports.Count, reports.DistinctBy(r => (r.Kind, r.ScopeId, r.From)).Count());
        Assert.Equal(8, reports.Count(r => r.Kind == ReportKind.Weekly));
        Assert.Equal([11, 12, 1, 2, 3], reports.Where(r => r.Kind == ReportKind.Monthly).Select(r => r.From.Month));
        Assert.Equal([new DateOnly(2026, 10, 1)], reports.Where(r => r.Kind == ReportKind.HalfYearly).Select(r => r.From));
    }

    [Theory, OnBothDatabases]
    public async Task What_arrives_late_is_listed_and_changes_no_number(Database database)
    {
        await using var service = await StartAsync(database);
        await service.GiveAsync("D1", new DateTime(2026, 11, 18, 10, 0, 0), [5, 5, 4, 2]);
        await At(service, new(2026, 11, 23, 6, 0, 0));
        var before = await service.ReadAsync(db => db.Set<SurveyReport>().SingleAsync());
        var supervisor = await SignInAsync(service, "supervisor", StaffRole.CounterSupervisor, StaffRole.UnitHead);
        await supervisor.OpenAsync($"/staff/reports/{before.Id}");
        Assert.DoesNotContain("มาถึงหลังวันตัดยอด 3", supervisor.Words, StringComparison.Ordinal);

        // A kiosk that was out of touch.
        await service.GiveAsync("D1", new DateTime(2026, 11, 19, 15, 0, 0), WayIn.Kiosk, [1, 1, 1]);
        await supervisor.OpenAsync($"/staff/reports/{before.Id}");

        Assert.Contains("มาถึงหลังวันตัดยอด 3 คำตอบ ตัวเลขในรายงานนี้ไม่เปลี่ยน", supervisor.Words, StringComparison.Ordinal);
        Assert.Contains("ร้อยละ 75.0", supervisor.Words, StringComparison.Ordinal);
        Assert.Equal(before.Hash, (await service.ReadAsync(db => db.Set<SurveyReport>().SingleAsync())).Hash);
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(db => db.Set<SurveyReport>().ExecuteDeleteAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_half_year_goes_to_the_executives_and_who_opened_and_acknowledged_it_is_on_record(Database database)
    {
        await using var service = await StartAsync(database);
        var mayor = await SignInAsync(service, "mayor", StaffRole.Executive);
        var second = await Colleague.AddAsync(service, "clerk", [StaffRole.Executive]);
        var officer = await SignInAsync(service, "officer", StaffRole.CounterOfficer);
        await OpenedAsync(service, new(2026, 4, 1, 8, 0, 0));
        await service.GiveAsync("D1", new DateTime(2026, 9, 30, 16, 0, 0), [5, 4, 4, 1]);
        await At(service, new(2026, 11, 20, 9, 30, 0));
        var half = await service.ReadAsync(db => db.Set<SurveyReport>().SingleAsync(r => r.Kind == ReportKind.HalfYearly));
        Assert.Equal((new DateOnly(2026, 4, 1), new DateOnly(2026, 9, 30)), (half.From, half.To));

        await mayor.OpenAsync("/staff");
        Assert.Contains("รายงานผลประเมินครึ่งปี 1 ฉบับรอท่านรับทราบ", mayor.Words, StringComparison.Ordinal);
        await officer.OpenAsync($"/staff/reports/{half.Id}");
        Assert.Null(officer.Page.QuerySelector(".actions form"));
        await mayor.OpenAsync($"/staff/reports/{half.Id}");
        await mayor.SendAsync(".actions form");
        await mayor.OpenAsync("/staff");
        Assert.DoesNotContain("รอท่านรับทราบ", mayor.Words, StringComparison.Ordinal);

        service.Clock.MoveTo(service.Clock.GetUtcNow().AddDays(16));
        var clerk = await second.SignInAsync();
        await clerk.OpenAsync("/staff");
        Assert.Contains("รายงานผลประเมินครึ่งปี 1 ฉบับรอท่านรับทราบ เลยกำหนดแล้ว", clerk.Words, StringComparison.Ordinal);
        await clerk.OpenAsync("/staff/reports?show=overdue");
        Assert.Contains("! เลยกำหนด 1 จาก 2", clerk.Words, StringComparison.Ordinal);
        var recipients = await service.ReadAsync(db => db.Set<ReportRecipient>().Where(r => r.ReportId == half.Id).ToListAsync());
        Assert.Equal(2, recipients.Count);
        Assert.Single(recipients, r => r is { OpenedAt: not null, AcknowledgedAt: not null, AcknowledgedBy: not null });
    }

    [Theory, OnBothDatabases]
    public async Task Improvements_are_changed_until_done_and_the_next_report_tells_what_became_of_them(Database database)
    {
        await using var service = await StartAsync(database);
        await service.GiveAsync("D1", new DateTime(2026, 11, 18, 10, 0, 0), [2, 2, 5]);
        await At(service, new(2026, 11, 23, 8, 0, 0));
        var first = await service.ReadAsync(db => db.Set<SurveyReport>().Select(r => r.Id).SingleAsync());
        var supervisor = await SignInAsync(service, "head", StaffRole.UnitHead);
        await supervisor.OpenAsync($"/staff/reports/{first}/improve");
        await supervisor.SendAsync("form[action*=Notes]", ("Problems", "รอนานช่วงเช้า"));
        await supervisor.SendAsync("form[action*=Action]", ("Problem", "รอนาน"), ("Doing", "เพิ่มคนช่วงเช้า"), ("Owner", "หัวหน้าสำนักปลัด"), ("DueOn", "25/11/2569"));
        await supervisor.SendAsync("form[action*=Action]", ("Problem", "ไม่รู้เอกสาร"), ("Doing", "ติดป้าย"), ("Owner", "หัวหน้าสำนักปลัด"), ("DueOn", "26/11/2569"));
        await supervisor.OpenAsync(supervisor.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        await supervisor.SendAsync("form[action*=Finish]", ("DoneOn", "23/11/2569"), ("Result", "รอไม่เกิน 15 นาที"));
        Assert.Equal(HttpStatusCode.OK, supervisor.Status);

        await supervisor.OpenAsync($"/staff/reports/{first}");
        Assert.Contains("รอนานช่วงเช้า", supervisor.Words, StringComparison.Ordinal);
        Assert.Contains("✓ ทำแล้ว 23 พ.ย. 2569 รอไม่เกิน 15 นาที", supervisor.Words, StringComparison.Ordinal);
        await At(service, new(2026, 11, 30, 8, 0, 0));
        var next = await service.ReadAsync(db => db.Set<SurveyReport>().OrderByDescending(r => r.From).FirstAsync());
        var became = next.ReadDocument().Sections.Single(s => s.Title == ReportWords.LastTime).Table!;
        Assert.Equal(["✓ ทำแล้ว 23 พ.ย. 2569 รอไม่เกิน 15 นาที", "! เลยกำหนด 26 พ.ย. 2569"], became.Rows.Select(r => r[^1]));
        Assert.Equal(["report.notes_saved", "improvement.added", "improvement.added", "improvement.finished"],
            await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == $"survey_report:{first:N}").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task The_public_half_year_tells_nothing_of_a_counter_with_few_answers(Database database)
    {
        await using var service = await StartAsync(database, "D2", "D3", "H7");
        await OpenedAsync(service, new(2026, 4, 1, 8, 0, 0));
        await service.GiveAsync("D1", new DateTime(2026, 9, 1, 9, 0, 0), [.. Enumerable.Repeat(5, 20), .. Enumerable.Repeat(2, 3)]);
        await service.GiveAsync("D2", new DateTime(2026, 9, 1, 9, 0, 0), [5, 5, 5, 4, 4, 3, 1]);
        await service.GiveAsync("D3", new DateTime(2026, 9, 1, 9, 0, 0), [1, 2, 1]);
        await At(service, new(2026, 11, 20, 9, 30, 0));
        var half = await service.ReadAsync(db => db.Set<SurveyReport>().Where(r => r.Kind == ReportKind.HalfYearly).Select(r => r.Id).SingleAsync());
        var publisher = await SignInAsync(service, "publisher", StaffRole.Publisher);
        var approver = await SignInAsync(service, "approver", StaffRole.Approver);
        await publisher.OpenAsync($"/staff/reports/{half}/publish");
        await publisher.SendAsync();
        var address = publisher.Path;
        await publisher.OpenAsync($"{address}/work");
        await publisher.SendAsync("form[action*=Submit]");
        await approver.OpenAsync($"{address}/review");
        await approver.SendAsync("form[action*=Approve]");
        await publisher.OpenAsync($"{address}/work");
        await publisher.SendAsync("form[action*=Publish]");

        var villager = Visitor.To(service);
        await villager.OpenAsync("/open/1");
        Assert.Contains("ได้ 33 คำตอบ", villager.Words, StringComparison.Ordinal);
        var csv = await villager.Http.GetStringAsync(new Uri("/open/1/table.csv", UriKind.Relative));
        var rows = Regex.Matches(csv, @"^(?<code>[DH]\d) [^,]+,(?<n>[^,]+),(?<share>[^,\r]+)\r?$", RegexOptions.Multiline).ToDictionary(m => m.Groups["code"].Value, m => m.Groups["n"].Value);
        Assert.Equal(["D1", "D2", "D3", "H7"], rows.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((SmallNumbers.Words, SmallNumbers.Words), (rows["D2"], rows["D3"]));
        // Who subtracts learns the sum of at least two counters, and of at least five people.
        var total = 33;
        var shown = rows.Values.Where(n => n != SmallNumbers.Words).Sum(n => int.Parse(n, CultureInfo.InvariantCulture));
        Assert.True(total - shown >= SmallNumbers.Least && rows.Values.Count(n => n == SmallNumbers.Words) >= 2);
        // Neither the page nor the CSV says it anywhere else.
        Assert.DoesNotMatch(@"D3 [^\n]*ร้อยละ|D3 [^\n]*\d+\.\d", villager.Words);
        Assert.DoesNotContain("น้อยที่สุด,2", csv.Split("แต่ละจุดบริการ")[1], StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_export_for_personnel_is_locked_hashed_and_says_which_meeting_got_it(Database database)
    {
        await using var service = await StartAsync(database, "D2");
        var unit = Guid.CreateVersion7();
        await service.WriteAsync(async db =>
        {
            db.Add(new Unit { Id = unit, Level = UnitLevel.Division, Name = "สำนักปลัด" });
            foreach (var point in await db.Set<Participation.Web.Features.Agency.ServicePoint>().ToListAsync()) point.UnitId = unit;
        });
        await service.GiveAsync("D1", new DateTime(2026, 9, 1, 9, 0, 0), [.. Enumerable.Repeat(5, 20)]);
        var executive = await SignInAsync(service, "clerk", StaffRole.Executive);
        await executive.OpenAsync("/staff/reports/personnel");
        await executive.SendAsync(("UnitId", unit.ToString()), ("Period", "half:2026-04-01"), ("Meeting", "คณะกรรมการกลั่นกรอง ครั้งที่ 2/2569"), ("MeetingOn", "25/11/2569"));
        Assert.Equal(HttpStatusCode.BadRequest, executive.Status);
        Assert.Contains("น้อยกว่า 30", executive.Words, StringComparison.Ordinal);
        await service.GiveAsync("D1", new DateTime(2026, 9, 2, 9, 0, 0), [.. Enumerable.Repeat(3, 20)]);
        await service.GiveAsync("D2", new DateTime(2026, 9, 2, 9, 0, 0), [1, 1, 1, 1]);

        await executive.SendAsync();
        Assert.Equal(HttpStatusCode.OK, executive.Status);
        var bytes = await executive.Http.GetByteArrayAsync(new Uri("/staff/reports/personnel/1/file.csv", UriKind.Relative));
        var text = System.Text.Encoding.UTF8.GetString(bytes);

        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), executive.Words, StringComparison.Ordinal);
        Assert.Contains("คณะกรรมการกลั่นกรอง ครั้งที่ 2/2569 25 พ.ย. 2569", text, StringComparison.Ordinal);
        Assert.Contains("รวมทั้งหน่วย,20,0,20,0,4,44,45.4", text, StringComparison.Ordinal);
        // The counter with four answers, and the other one, which would give it away.
        Assert.Equal(2, Regex.Count(text, @"^D\d [^,]+(,ไม่แสดง){9}\r$", RegexOptions.Multiline));
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(db => db.Set<PersonnelExport>().ExecuteUpdateAsync(e => e.SetProperty(x => x.Hash, ""))));
        Assert.Equal(1, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "personnel_export.made")));
    }

    private static async Task<Service> StartAsync(Database database, params string[] furtherCodes)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service, furtherCodes);
        return service;
    }

    private static async Task<Visitor> SignInAsync(Service service, string name, params StaffRole[] roles) => await (await Colleague.AddAsync(service, name, roles)).SignInAsync();

    /// <summary>Every counter has been there since then.</summary>
    private static Task OpenedAsync(Service service, DateTime bangkok) => service.WriteAsync(db =>
        db.Set<Participation.Web.Features.Agency.ServicePoint>().ExecuteUpdateAsync(s => s.SetProperty(p => p.CreatedAt, Bangkok(bangkok).UtcDateTime)));

    private static DateTimeOffset Bangkok(DateTime local) => new(local, TimeSpan.FromHours(7));

    private static Task<int> At(Service service, DateTime bangkok)
    {
        service.Clock.MoveTo(Bangkok(bangkok));
        return RunAsync(service);
    }

    private static async Task<int> RunAsync(Service service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MakeReports>().RunAsync(CancellationToken.None);
    }
}
