using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums;

/// <summary>The year's report for executives, and what of it everybody reads.</summary>
public static class ForumReportsFeature
{
    public static IServiceCollection AddForumReports(this IServiceCollection services) => services
        .AddScoped<ReadForumReport>().AddScoped<MakeForumReport>().AddScoped<WriteForumReport>().AddScoped<ProposeForumReport>()
        .AddScoped<IDemoData, DemoForumReport>()
        .AddNoCitizenData("forum_reports", "รายงานเวทีประชาคม มีแต่จำนวน")
        .AddNoCitizenData("forum_report_notes", "ปัญหา อุปสรรค และข้อเสนอแนะที่เจ้าหน้าที่เขียน")
        .AddNotSearched("a short list with a page of its own", typeof(ForumReport))
        .AddNotSearched("read with their report", typeof(ForumReportNotes))
        .AddAuditWords(("forum_report.made", "ตัดยอดรายงานเวทีประชาคม"), ("forum_report.written", "เขียนปัญหาและข้อเสนอแนะในรายงานเวทีประชาคม"));

    public static void MapForumReports(this SliceEndpoints endpoints)
    {
        endpoints.Staff.MapGet("/forums/reports/{id:guid}/table.csv", async (Guid id, ParticipationContext db, CancellationToken ct) =>
                await db.FindForumReportAsync(id, ct) is { } report ? Results.Text(report.ReadDocument().ToCsv(report.Hash), Csv.ContentType) : Results.NotFound())
            .Needs(Permission.SeeForums).WithSummary("The tables of a frozen report of forums, as CSV with a byte order mark.").Produces(200, contentType: Csv.ContentType).Produces(401).Produces(404);
        endpoints.Staff.MapGet("/forums/reports/{id:guid}/foot.css", async (Guid id, ParticipationContext db, CancellationToken ct) =>
                await db.FindForumReportAsync(id, ct) is { } report ? DocumentFoot.Of(report.ReadDocument(), report.Hash) : Results.NotFound())
            .Needs(Permission.SeeForums).ExcludeFromDescription();
    }

    internal static Task<ForumReport?> FindForumReportAsync(this ParticipationContext db, Guid id, CancellationToken ct) => db.Set<ForumReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
}
