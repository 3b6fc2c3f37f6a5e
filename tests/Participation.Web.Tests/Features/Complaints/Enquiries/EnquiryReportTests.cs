using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints;
using Participation.Web.Features.Complaints.Enquiries;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints.Enquiries;

/// <summary>Visits are keyed in without a name, and executives read who came, what for, and what they suggest.</summary>
public sealed class EnquiryReportTests
{
    [Theory, OnBothDatabases]
    public async Task Visits_are_counted_by_month_beside_the_questions_of_the_register(Database database)
    {
        await using var service = await AnsweringEnquiriesTests.OfficeAsync(database);
        var counter = await SignInAsync(service, "counter", StaffRole.CounterOfficer);
        var answerer = await SignInAsync(service, "answerer", StaffRole.InformationOfficer);
        await KeyInAsync(counter, service, ("Way", "WalkIn"), ("WasAnswered", "true"));
        await KeyInAsync(counter, service, ("Way", "Phone"), ("WasAnswered", null), ("Day", "31/10/2569"), ("Suggestion", "อยากให้มีเก้าอี้เพิ่ม"));
        Assert.Equal(["พฤศจิกายน 2569", "ตุลาคม 2569"], counter.Page.QuerySelectorAll("main > table tbody th").Select(t => t.TextContent));
        var first = await AnsweringEnquiriesTests.ReceiveAsync(service, "ต้องใช้เอกสารอะไร", channel: CaseChannel.WalkIn);
        await AnsweringEnquiriesTests.ReceiveAsync(service, "ขอสำเนาแผนพัฒนา", CaseKind.Information);
        await AnsweringEnquiriesTests.ReceiveAsync(service, "ไฟดับหน้าบ้านมาสองคืน", CaseKind.Hardship);
        await AnsweringEnquiriesTests.PressAsync(answerer, first, "Close", ("Words", "ใช้บัตรประชาชนใบเดียวค่ะ"));
        service.Clock.Advance(TimeSpan.FromDays(5));

        var executive = await SignInAsync(service, "executive", StaffRole.Executive);
        await executive.OpenAsync("/staff/enquiries/report");
        Assert.Equal("4 ราย: ถามเป็นเรื่อง 2 มาหรือโทรถาม 2", Fact(executive, "ผู้ใช้บริการ"));
        Assert.Equal("50.0% (1 จาก 2 เรื่องที่ตอบแล้วหรือเลยเวลา)", Fact(executive, "ตอบภายใน 1 วันทำการ"));
        Assert.Equal("1 จาก 2 ราย", Fact(executive, "มาหรือโทรถาม ได้คำตอบทันที"));
        Assert.Equal(["มาด้วยตนเอง", "1", "1", "2"], Row(executive, "มาด้วยตนเอง"));
        Assert.Contains("อยากให้มีเก้าอี้เพิ่ม", executive.Words, StringComparison.Ordinal);
        await executive.OpenAsync("/staff/enquiries/report?period=month&date=2026-10-01");
        Assert.Equal("1 ราย: ถามเป็นเรื่อง 0 มาหรือโทรถาม 1", Fact(executive, "ผู้ใช้บริการ"));
        await executive.OpenAsync("/staff/enquiries/report?period=half&date=2027-04-01");
        Assert.Equal("0 ราย: ถามเป็นเรื่อง 0 มาหรือโทรถาม 0", Fact(executive, "ผู้ใช้บริการ"));
    }

    [Theory, OnBothDatabases]
    public async Task A_suggestion_is_left_out_with_a_reason_and_stays_counted(Database database)
    {
        await using var service = await AnsweringEnquiriesTests.OfficeAsync(database);
        var counter = await SignInAsync(service, "counter", StaffRole.CounterOfficer);
        await KeyInAsync(counter, service, ("Way", "Phone"), ("Suggestion", "เจ้าหน้าที่คนหนึ่งพูดไม่เพราะ"));
        await KeyInAsync(counter, service, ("Way", "WalkIn"), ("Suggestion", "=อยากให้มีเก้าอี้เพิ่ม"));
        var answerer = await SignInAsync(service, "answerer", StaffRole.InformationOfficer);
        var visit = await service.ReadAsync(db => db.Set<EnquiryVisit>().Where(v => v.Way == VisitWay.Phone).Select(v => v.Id).SingleAsync());
        var address = $"/staff/enquiries/suggestions/{visit}";

        await answerer.OpenAsync(address);
        await answerer.SendAsync("form[action*='handler=Hide']");
        Assert.Equal(HttpStatusCode.BadRequest, answerer.Status);
        await answerer.SendAsync("form[action*='handler=Hide']", ("Reason", "พูดถึงตัวบุคคล"));
        var executive = await SignInAsync(service, "executive", StaffRole.Executive);
        await executive.OpenAsync("/staff/enquiries/report");
        Assert.DoesNotContain("พูดไม่เพราะ", executive.Words, StringComparison.Ordinal);
        Assert.Contains("เพราะพูดถึงตัวบุคคล", executive.Words, StringComparison.Ordinal);
        Assert.Equal("2 ข้อ ไม่แสดง 1 ข้อ", Fact(executive, "ข้อเสนอแนะ"));
        var file = await executive.Http.GetByteArrayAsync(new Uri("/staff/enquiries/report/table.csv", UriKind.Relative));
        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        var csv = System.Text.Encoding.UTF8.GetString(file);
        Assert.DoesNotContain("พูดไม่เพราะ", csv, StringComparison.Ordinal);
        Assert.Contains("'=อยากให้มีเก้าอี้เพิ่ม", csv, StringComparison.Ordinal);

        await answerer.OpenAsync(address);
        await answerer.SendAsync("form[action*='handler=Show']");
        await executive.OpenAsync("/staff/enquiries/report");
        Assert.Contains("พูดไม่เพราะ", executive.Words, StringComparison.Ordinal);
        Assert.Equal(["suggestion.hidden", "suggestion.shown"], (await service.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync())).Where(a => a.StartsWith("suggestion.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_form_that_lacks_something_keeps_what_was_typed()
    {
        await using var service = await AnsweringEnquiriesTests.OfficeAsync(Database.Sqlite);
        var counter = await SignInAsync(service, "counter", StaffRole.CounterOfficer);
        await counter.OpenAsync("/staff/enquiries/visits");

        await counter.SendAsync(("Suggestion", "อยากให้มีเก้าอี้เพิ่ม"), ("Day", "1/1/2569"));

        Assert.Equal(HttpStatusCode.BadRequest, counter.Status);
        Assert.Equal("อยากให้มีเก้าอี้เพิ่ม", counter.Page.QuerySelector("#Suggestion")!.TextContent);
        Assert.Equal(3, counter.Page.QuerySelectorAll(".field.wrong").Length);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<EnquiryVisit>().CountAsync()));
    }

    private static async Task KeyInAsync(Visitor counter, Service service, params (string Name, string? Value)[] values)
    {
        var category = await service.ReadAsync(db => db.Set<CaseCategory>().Where(c => c.Key == "other").Select(c => c.Id).SingleAsync());
        await counter.OpenAsync("/staff/enquiries/visits");
        await counter.SendAsync([("Category", category.ToString()), .. values]);
        Assert.Equal(HttpStatusCode.OK, counter.Status);
    }

    private static string Fact(Visitor visitor, string name) => visitor.Page.QuerySelectorAll(".facts div").Single(d => d.QuerySelector("dt")!.TextContent == name).QuerySelector("dd")!.TextContent;

    private static string[] Row(Visitor visitor, string name) => [.. visitor.Page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == name).Children.Select(c => c.TextContent)];

    private static async Task<Visitor> SignInAsync(Service service, string userName, StaffRole role) => await (await Colleague.AddAsync(service, userName, [role])).SignInAsync();
}
