using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints.Enquiries.Chat;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>The part of the cases that answers questions: who answers, known answers, talks, visits, and the report of all of it.</summary>
public static class EnquiriesFeature
{
    public static IServiceCollection AddEnquiries(this IServiceCollection services) => services
        .AddScoped<Answerers>().AddScoped<AnswerTimes>().AddScoped<SaveEnquirySettings>().AddScoped<ReplyToEnquiry>().AddScoped<RemindAnswerers>().AddScoped<SayInTalk>()
        .AddPeriodic<RemindAnswerers>(ComplaintsFeature.EachMinute, (reminders, ct) => reminders.RunAsync(ct))
        .AddScoped<FindFaq>().AddScoped<SaveFaq>().AddScoped<RateFaq>().AddScoped<KeepVisit>().AddScoped<HideSuggestion>().AddScoped<ReadEnquiryReport>()
        .AddScoped<ChatHandler, TalkChat>().AddScoped<ChatHandler, FaqChat>()
        .AddScoped<IStaffDuties, EnquiryDuties>().AddScoped<IPositionWork, AnswererWork>()
        .AddScoped<ISearchable, FaqSearch>()
        .AddScoped<IDemoData, DemoEnquiries>()
        .AddSingleton(new StaffMenuEntry(16, "คำถามและคำขอข้อมูล", "/staff/enquiries"))
        .AddSingleton(new StaffMenuEntry(17, "คำถามที่พบบ่อย", "/staff/faq"))
        .AddSingleton(new StaffMenuEntry(66, "ผู้ตอบคำถาม", "/staff/enquiries/settings"))
        .AddNoCitizenData("enquiry_settings", "ตำแหน่งผู้ตอบคำถามและเวลาตอบ")
        .AddNoCitizenData("enquiry_reminders", "เวลาที่เตือนผู้ตอบ")
        .AddNoCitizenData("enquiry_talks", "เวลาที่ขอคุยกับเจ้าหน้าที่ของแต่ละเรื่อง ข้อความอยู่ในเรื่อง")
        .AddNoCitizenData("enquiry_visits", "ผู้มาถามหรือโทรถาม ไม่มีชื่อ ข้อเสนอแนะพิมพ์โดยเจ้าหน้าที่")
        .AddNoCitizenData("faq_entries", "คำถามที่พบบ่อยและคำตอบของหน่วยงาน")
        .AddNoCitizenData("faq_categories", "ประเภทของคำถามที่พบบ่อย")
        .AddNoCitizenData("faq_editions", "คำตอบแต่ละฉบับ")
        .AddNoCitizenData("faq_grams", "ดัชนีค้นหาคำถามที่พบบ่อย")
        .AddNoCitizenData("faq_months", "จำนวนครั้งที่เปิดอ่านและช่วยได้")
        .AddNotSearched("found with the entry they belong to", typeof(FaqCategory), typeof(FaqEdition), typeof(FaqGram), typeof(FaqMonth))
        .AddNotSearched("found on the page of enquiries", typeof(EnquiryTalk), typeof(EnquiryReminder))
        .AddNotSearched("a short list with a page of its own", typeof(EnquirySettings), typeof(EnquiryVisit))
        .AddAuditWords(
            ("enquiry_settings.changed", "เปลี่ยนผู้ตอบคำถามหรือเวลาตอบ"), ("faq.added", "เพิ่มคำถามที่พบบ่อย"), ("faq.changed", "แก้ไขคำถามที่พบบ่อย"),
            ("visit.keyed_in", "บันทึกผู้มาหรือโทรสอบถาม"), ("suggestion.hidden", "ซ่อนข้อเสนอแนะ"), ("suggestion.shown", "แสดงข้อเสนอแนะอีกครั้ง"));

    public static void MapEnquiries(this SliceEndpoints endpoints)
    {
        endpoints.Staff.MapGet("/enquiries/{id:guid}/files/{file:guid}", async (Guid id, Guid file, HttpContext http, ParticipationContext db, FileStore files, CancellationToken ct) =>
                await db.Set<Case>().Enquiries().AnyAsync(c => c.Id == id, ct) && await db.Set<CaseFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == file && f.CaseId == id, ct) is { } found
                    ? FileAnswer.Of(http, files, found.Name)
                    : Results.NotFound())
            .Needs(Permission.SeeEnquiries).WithSummary("A picture or paper that came with a question.").Produces(200, contentType: "image/jpeg").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/enquiries/report/table.csv", async (string? period, string? date, ReadEnquiryReport read, TimeProvider clock, CancellationToken ct) =>
                Results.Text(EnquiryReportCsv.Of(await read.RunAsync(FigurePeriod.Read(period, date, ThaiCalendar.Day(clock.Now()), PeriodKind.FiscalYear), ct)), Csv.ContentType))
            .Needs(Permission.SeeEnquiries).WithSummary("The report of users and suggestions of a period, the fiscal year where none is named, as CSV with a byte order mark.").Produces(200, contentType: Csv.ContentType).Produces(401);
    }
}
