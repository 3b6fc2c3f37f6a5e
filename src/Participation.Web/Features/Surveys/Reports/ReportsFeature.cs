using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Reports;

/// <summary>The part of the surveys that makes documents of their figures.</summary>
public static class ReportsFeature
{
    public static IServiceCollection AddSurveyReports(this IServiceCollection services) => services
        .AddScoped<ReadReportFigures>()
        .AddScoped<MakeReports>()
        .AddScoped<SendReports>()
        .AddScoped<AcknowledgeReport>()
        .AddScoped<WriteImprovements>()
        .AddScoped<ProposeReport>()
        .AddScoped<ExportForPersonnel>()
        .AddScoped<IStaffDuties, ReportDuties>()
        .AddScoped<IDemoData, DemoReports>()
        .AddPeriodic<MakeReports>(TimeSpan.FromMinutes(5), (reports, ct) => reports.RunAsync(ct))
        .AddNoCitizenData("survey_reports", "รายงานผลประเมิน มีแต่จำนวน")
        .AddNoCitizenData("report_recipients", "ตำแหน่งที่ได้รับรายงาน")
        .AddNoCitizenData("report_notes", "ปัญหาและข้อเสนอแนะที่เจ้าหน้าที่เขียน")
        .AddNoCitizenData("improvement_actions", "เรื่องที่หน่วยงานจะปรับปรุง")
        .AddNoCitizenData("personnel_exports", "ผลประเมินรายหน่วย มีแต่จำนวน")
        .AddNotSearched("a list by kind and period", typeof(SurveyReport), typeof(PersonnelExport))
        .AddNotSearched("read with their report", typeof(ReportRecipient), typeof(ReportNotes), typeof(ImprovementAction))
        .AddAuditWords(
            ("report.acknowledged", "รับทราบรายงานผลประเมิน"), ("report.notes_saved", "บันทึกปัญหาและข้อเสนอแนะในรายงาน"), ("improvement.added", "เพิ่มเรื่องที่จะปรับปรุง"),
            ("improvement.changed", "แก้ไขเรื่องที่จะปรับปรุง"), ("improvement.finished", "บันทึกว่าปรับปรุงแล้ว"), ("personnel_export.made", "ออกเอกสารผลประเมินเพื่อการพิจารณาบุคคล"))
        .AddSingleton(new StaffMenuEntry(25, "รายงาน", "/staff/reports"));

    public static void MapSurveyReports(this SliceEndpoints endpoints)
    {
        endpoints.Staff.MapGet("/reports/{id:guid}/table.csv", async (Guid id, ParticipationContext db, CancellationToken ct) =>
                await db.FindReportAsync(id, ct) is { } report ? Results.Text(report.ReadDocument().ToCsv(report.Hash), Csv.ContentType) : Results.NotFound())
            .Needs(Permission.SeeResults).WithSummary("The tables of a frozen report, as CSV with a byte order mark.").Produces(200, contentType: Csv.ContentType).Produces(401).Produces(404);
        endpoints.Staff.MapGet("/reports/{id:guid}/foot.css", async (Guid id, ParticipationContext db, CancellationToken ct) =>
                await db.FindReportAsync(id, ct) is { } report ? DocumentFoot.Of(report.ReadDocument(), report.Hash) : Results.NotFound())
            .Needs(Permission.SeeResults).ExcludeFromDescription();
        endpoints.Staff.MapGet("/reports/personnel/{number:int}/file.csv", async (int number, ParticipationContext db, CancellationToken ct) =>
                await db.Set<PersonnelExport>().Where(e => e.Number == number).Select(e => e.Content).SingleOrDefaultAsync(ct) is { } content ? Results.Text(content, Csv.ContentType) : Results.NotFound())
            .Needs(Permission.ExportForPersonnel).WithSummary("A locked export of a unit's figures, as CSV with a byte order mark.").Produces(200, contentType: Csv.ContentType).Produces(401).Produces(404);
    }

    private static Task<SurveyReport?> FindReportAsync(this ParticipationContext db, Guid id, CancellationToken ct) =>
        db.Set<SurveyReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
}
