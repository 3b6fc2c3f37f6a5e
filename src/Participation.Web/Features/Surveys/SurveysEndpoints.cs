using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Features.Surveys.Kiosk;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

public static class SurveysEndpoints
{
    public static void MapSurveys(this SliceEndpoints endpoints)
    {
        endpoints.Staff.MapGet("/surveys/results/{slug}/csv", (string slug, HttpRequest request, ReadResults results, TimeProvider clock, CancellationToken ct) =>
                FileAsync(slug, request, results, "csv", Csv.ContentType, sheet => ResultsFiles.Csv(sheet, clock.Now()), ct))
            .Needs(Permission.SeeResults).WithSummary("The tables of a page of results as CSV.").Produces(200, contentType: "text/csv").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/surveys/results/{slug}/xlsx", (string slug, HttpRequest request, ReadResults results, TimeProvider clock, CancellationToken ct) =>
                FileAsync(slug, request, results, "xlsx", Xlsx.ContentType, sheet => ResultsFiles.Workbook(sheet, clock.Now()), ct))
            .Needs(Permission.SeeResults).WithSummary("The tables of a page of results as a workbook.").Produces(200, contentType: Xlsx.ContentType).Produces(401).Produces(404);
        endpoints.Staff.MapGet("/surveys/results/{slug}/live", async (string slug, HttpContext http, ParticipationContext db, ResultsChanges changes, SessionEnds sessions, IHostApplicationLifetime lifetime, TimeProvider clock, CancellationToken ct) =>
            {
                if (await db.Set<Survey>().Where(s => s.Slug == slug).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(ct) is not { } surveyId)
                {
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
                    return;
                }
                await ResultsStream.RunAsync(http, surveyId, changes, sessions, lifetime, clock);
            })
            .Needs(Permission.SeeResults).WithSummary("Says when the figures of a form have changed.").Produces(200, contentType: "text/event-stream").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/surveys/forms/{slug}/qr.svg", async (string slug, ParticipationContext db, IOptions<SiteOptions> site, CancellationToken ct) =>
                await db.FindSurveyAsync(slug, ct) is { Survey.Audience: SurveyAudience.Citizens }
                    ? Results.Text(QrDrawing.Svg(new Uri(site.Value.PublicUrl, $"/survey/{slug}"), slug), "image/svg+xml")
                    : Results.NotFound())
            .Needs(Permission.WriteSurveys).WithSummary("QR of a form's own link as SVG.").Produces(200, contentType: "image/svg+xml").Produces(401).Produces(404);
        endpoints.MapKiosk();
    }

    private static async Task<IResult> FileAsync(string slug, HttpRequest request, ReadResults results, string ending, string contentType, Func<ResultsSheet, byte[]> write, CancellationToken ct) =>
        await results.RunAsync(slug, ResultsAddress.Of(request.Query), ct) is { } sheet
            ? Results.File(write(sheet), contentType, ResultsFiles.Name(sheet, ending))
            : Results.NotFound();
}
