using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>The summary of a half and of a year: made when every clock has ended, for good; written to by the office, and published by others.</summary>
public sealed class CaseReportTests
{
    private static readonly DateTime Due = new(2027, 4, 17, 6, 0, 0);

    [Theory, OnBothDatabases]
    public async Task It_is_made_once_when_the_clock_of_the_last_day_has_ended_and_stands_for_good(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var told = await CaseFiguresTests.TellFromAsync(service, null, "light");
        await CaseFiguresTests.TellFromAsync(service, null, "light");
        await CaseFiguresTests.CloseAsync(service, told);

        Assert.Equal(0, await At(service, Due.AddMinutes(-1)));
        Assert.Equal(1, await At(service, Due));
        Assert.Equal(0, await At(service, Due.AddHours(1)));

        var report = await service.ReadAsync(db => db.Set<CaseReport>().SingleAsync());
        Assert.Equal((PeriodKind.Half, new DateOnly(2026, 10, 1), new DateOnly(2027, 3, 31)), (report.Kind, report.From, report.To));
        Assert.Equal("รับ 2 เรื่อง แจ้งผลหรือชี้แจงทันกำหนดร้อยละ 50.0 เกินกำหนดโดยไม่ชี้แจง 1 เรื่อง", report.ReadDocument().Answer);
        Assert.Equal(new CaseCount("รวม", 2, 1, 1, 0, 1, 0), report.ReadFigures().Complaints);
        Assert.Equal(CaseReport.HashOf(report.Document, report.Figures), report.Hash);
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(db => db.Set<CaseReport>().ExecuteUpdateAsync(r => r.SetProperty(x => x.Document, "{}"))));
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(db => db.Set<CaseReport>().ExecuteDeleteAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_year_that_ended_while_the_service_was_down_has_its_half_and_its_whole_once_also_by_two_at_a_time(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        await CaseFiguresTests.TellFromAsync(service, null, "light");
        service.Clock.MoveTo(Bangkok(new DateTime(2027, 11, 1, 8, 0, 0)));

        var made = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RunAsync(service))));

        var reports = await service.ReadAsync(db => db.Set<CaseReport>().OrderBy(r => r.From).ThenBy(r => r.To).ToListAsync());
        Assert.Equal(made.Sum(), reports.Count);
        Assert.Equal([(PeriodKind.Half, "ครึ่งปีแรก ปีงบประมาณ 2570"), (PeriodKind.FiscalYear, "ปีงบประมาณ 2570"), (PeriodKind.Half, "ครึ่งปีหลัง ปีงบประมาณ 2570")], reports.Select(r => (r.Kind, r.Period.Name)));
        Assert.Equal("ไม่มีเรื่องร้องทุกข์หรือร้องเรียนในช่วงนี้", reports[2].ReadDocument().Answer);
    }

    [Theory, OnBothDatabases]
    public async Task Problems_obstacles_and_solutions_stand_beside_the_frozen_figures(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var late = await CaseFiguresTests.TellFromAsync(service, null, "light");
        await At(service, Due);
        var before = await service.ReadAsync(db => db.Set<CaseReport>().SingleAsync());
        var address = $"/staff/cases/reports/{before.Id}";
        var chief = await SignInAsync(service, StaffRole.Executive);
        await chief.OpenAsync("/staff");
        Assert.Contains("ยังไม่มีปัญหาและแนวทางแก้ไข", chief.Words, StringComparison.Ordinal);

        await chief.OpenAsync($"{address}/write");
        await chief.SendAsync(("Problems", ""));
        Assert.Equal(HttpStatusCode.BadRequest, chief.Status);
        await chief.SendAsync(("Problems", "ไฟทางดับบ่อย"), ("Obstacles", "รถกระเช้าเสีย"), ("Solutions", "ตั้งงบซ่อมรถ"));
        Assert.Equal(address, chief.Path);
        await CaseFiguresTests.CloseAsync(service, await service.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == late.Id)));
        await chief.OpenAsync(address);

        foreach (var words in (string[])["ไฟทางดับบ่อย", "รถกระเช้าเสีย", "ตั้งงบซ่อมรถ", "แจ้งผลแล้ว 0 เรื่อง", FrozenDocument.Abridged(before.Hash)]) Assert.Contains(words, chief.Words, StringComparison.Ordinal);
        Assert.Equal(before.Hash, (await service.ReadAsync(db => db.Set<CaseReport>().SingleAsync())).Hash);
        Assert.Contains(FrozenDocument.Abridged(before.Hash), await chief.Http.GetStringAsync(new Uri($"{address}/foot.css", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("ไฟฟ้าสาธารณะ,1,0,0,0,1,0,0.0", await chief.Http.GetStringAsync(new Uri($"{address}/table.csv", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(1, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "case_report.written")));
        await chief.OpenAsync("/staff");
        Assert.DoesNotContain("ยังไม่มีปัญหาและแนวทางแก้ไข", chief.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_public_reads_totals_what_was_written_and_no_line_that_tells_of_a_few(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var villages = await CaseFiguresTests.VillagesAsync(service, 3);
        foreach (var (village, count) in villages.Zip([7, 6, 3])) for (var i = 0; i < count; i++) await CaseFiguresTests.TellFromAsync(service, village, "light");
        await At(service, Due);
        var id = await service.ReadAsync(db => db.Set<CaseReport>().Select(r => r.Id).SingleAsync());
        var (chief, publisher, approver) = (await SignInAsync(service, StaffRole.Executive), await SignInAsync(service, StaffRole.Publisher), await SignInAsync(service, StaffRole.Approver));

        await publisher.OpenAsync($"/staff/cases/reports/{id}/publish");
        Assert.Null(publisher.Page.QuerySelector("main form[method=post]"));
        await chief.OpenAsync($"/staff/cases/reports/{id}/write");
        await chief.SendAsync(("Problems", "ไฟทางดับบ่อย"), ("Solutions", "ตั้งงบซ่อมรถ"));
        await publisher.OpenAsync("/staff");
        Assert.Contains("พร้อมเสนอเผยแพร่", publisher.Words, StringComparison.Ordinal);
        await publisher.OpenAsync($"/staff/cases/reports/{id}/publish");
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
        foreach (var words in (string[])["รับเรื่องร้องทุกข์และร้องเรียน 16 เรื่อง", "ไฟทางดับบ่อย", "ตั้งงบซ่อมรถ", PublicCaseReport.Why]) Assert.Contains(words, villager.Words, StringComparison.Ordinal);
        var csv = await villager.Http.GetStringAsync(new Uri("/open/1/table.csv", UriKind.Relative));
        Assert.Contains("หมู่ 1 บ้าน 1,7,0.0", csv, StringComparison.Ordinal);
        // The smallest other goes with the one that is withheld, or subtraction would tell it.
        Assert.Contains($"หมู่ 2 บ้าน 2,{SmallNumbers.Words},{SmallNumbers.Words}", csv, StringComparison.Ordinal);
        Assert.Contains($"หมู่ 3 บ้าน 3,{SmallNumbers.Words},{SmallNumbers.Words}", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("เรื่องซ้ำ", villager.Words, StringComparison.Ordinal);
        await publisher.OpenAsync("/staff");
        Assert.DoesNotContain("พร้อมเสนอเผยแพร่", publisher.Words, StringComparison.Ordinal);
    }

    private static DateTimeOffset Bangkok(DateTime local) => new(local, TimeSpan.FromHours(7));

    [Theory, OnBothDatabases]
    public async Task What_was_learnt_from_each_case_stands_before_whoever_writes_and_before_no_citizen(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var villager = Visitor.To(service);
        var (code, pin) = await TellingOnTheWebTests.TellAsync(villager, service);
        var address = $"/staff/cases/{await MergingCasesTests.IdAsync(service, 1)}";
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await WorkingOnCasesTests.PressAsync(centre, $"{address}/work", "Close", ("Words", "เปลี่ยนหลอดแล้วเมื่อเช้านี้"), ("Outcome", "Solved"));
        await centre.OpenAsync("/staff");
        Assert.Contains("1 เรื่องปิดแล้ว ยังไม่ได้เขียนสาเหตุและการป้องกัน", centre.Words, StringComparison.Ordinal);

        await centre.OpenAsync($"{address}/work");
        await centre.SendAsync("form[action*=Lesson]", ("Cause", "ความชื้นเข้าโคม"), ("Prevention", ""));
        Assert.Equal(HttpStatusCode.BadRequest, centre.Status);
        Assert.Equal("ความชื้นเข้าโคม", centre.Page.QuerySelector("#Cause")!.TextContent);
        await centre.SendAsync("form[action*=Lesson]", ("Cause", "ความชื้นเข้าโคม"), ("Prevention", "เปลี่ยนเป็นโคมกันน้ำทุกต้น"));

        foreach (var words in (string[])["ความชื้นเข้าโคม", "เปลี่ยนเป็นโคมกันน้ำทุกต้น"]) Assert.Contains(words, centre.Words, StringComparison.Ordinal);
        await centre.OpenAsync("/staff");
        Assert.DoesNotContain("ยังไม่ได้เขียนสาเหตุ", centre.Words, StringComparison.Ordinal);
        await MergingCasesTests.TrackAsync(villager, code, pin);
        Assert.DoesNotContain("ความชื้น", villager.Words, StringComparison.Ordinal);
        await At(service, Due);
        var chief = await SignInAsync(service, StaffRole.Executive);
        await chief.OpenAsync($"/staff/cases/reports/{await service.ReadAsync(db => db.Set<CaseReport>().Select(r => r.Id).SingleAsync())}/write");
        Assert.Contains("เปลี่ยนเป็นโคมกันน้ำทุกต้น", chief.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ความชื้น", System.Text.Encoding.UTF8.GetString(await service.ReadAsync(db => db.AuditEntries.Where(e => e.Action == "case.lesson_written").Select(e => e.Canonical).SingleAsync())), StringComparison.Ordinal);
    }

    private static Task<int> At(Service service, DateTime bangkok)
    {
        service.Clock.MoveTo(Bangkok(bangkok));
        return RunAsync(service);
    }

    private static async Task<int> RunAsync(Service service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MakeCaseReports>().RunAsync(CancellationToken.None);
    }

    private static async Task<Visitor> SignInAsync(Service service, StaffRole role) => await (await Colleague.AddAsync(service, role.ToString(), [role])).SignInAsync();
}
