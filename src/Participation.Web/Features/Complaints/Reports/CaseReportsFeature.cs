using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints;

/// <summary>Figures of the cases, their ceilings, and the documents made of them.</summary>
public static class CaseReportsFeature
{
    public static IServiceCollection AddCaseReports(this IServiceCollection services) => services
        .AddScoped<ReadCaseFigures>().AddScoped<ReadRegister>().AddScoped<ExportCases>()
        .AddScoped<JudgeCeilings>().AddScoped<SaveCeiling>()
        .AddScoped<MakeCaseReports>().AddScoped<WriteCaseReport>().AddScoped<ProposeCaseReport>()
        .AddScoped<IStaffDuties, CaseReportDuties>()
        .AddPeriodic<MakeCaseReports>(TimeSpan.FromMinutes(5), (reports, ct) => reports.RunAsync(ct))
        .AddNoCitizenData("case_ceilings", "เพดานจำนวนเรื่องของแต่ละปี")
        .AddNoCitizenData("case_reports", "รายงานเรื่องร้องเรียน มีแต่จำนวน")
        .AddNoCitizenData("case_report_notes", "ปัญหา อุปสรรค และแนวทางแก้ไขที่เจ้าหน้าที่เขียน")
        .AddNotSearched("a short list with a page of its own", typeof(CaseCeiling), typeof(CaseReport))
        .AddNotSearched("read with their report", typeof(CaseReportNotes))
        .AddAuditWords(("cases.exported", "ส่งออกทะเบียนรับเรื่อง"), ("case_ceiling.set", "ตั้งเพดานจำนวนเรื่องร้องเรียน"), ("case_report.written", "เขียนปัญหาและแนวทางแก้ไขในรายงานเรื่องร้องเรียน"));

    public static void MapCaseReports(this SliceEndpoints endpoints)
    {
        endpoints.Staff.MapGet("/cases/reports/{id:guid}/table.csv", async (Guid id, ParticipationContext db, CancellationToken ct) =>
                await db.FindReportAsync(id, ct) is { } report ? Results.Text(report.ReadDocument().ToCsv(report.Hash), Csv.ContentType) : Results.NotFound())
            .Needs(Permission.OverseeCases).WithSummary("The tables of a frozen report of cases, as CSV with a byte order mark.").Produces(200, contentType: Csv.ContentType).Produces(401).Produces(404);
        endpoints.Staff.MapGet("/cases/reports/{id:guid}/foot.css", async (Guid id, ParticipationContext db, CancellationToken ct) =>
                await db.FindReportAsync(id, ct) is { } report ? DocumentFoot.Of(report.ReadDocument(), report.Hash) : Results.NotFound())
            .Needs(Permission.OverseeCases).ExcludeFromDescription();
    }

    private static Task<CaseReport?> FindReportAsync(this ParticipationContext db, Guid id, CancellationToken ct) => db.Set<CaseReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
}
