using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Queues.Staff.Figures;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Signing;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>Files of figures, records and the log. Who took which is in the audit trail.</summary>
public static class FiguresEndpoints
{
    private const string Pem = "application/x-pem-file";

    public static void MapFigures(this SliceEndpoints endpoints)
    {
        endpoints.Staff.MapGet("/queues/figures.csv", async (string? period, string? date, string? queue, string? unit, HttpContext http, ReadQueueFigures figures, ParticipationContext db, TimeProvider clock, CancellationToken ct) =>
            {
                var scope = FiguresAddress.Read(period, date, queue, unit, ThaiCalendar.Day(clock.Now()));
                if (await figures.RunAsync(scope, ct) is not { } sheet) return Results.NotFound();
                await db.TookAsync(http, "queue_figures.exported", $"queues:{scope.Period.Query}{FiguresAddress.Filter(queue, unit)}", ct);
                return Results.File(SheetFile.Csv(sheet, clock.Now()), Csv.ContentType, SheetFile.Name(sheet));
            })
            .Needs(Permission.SeeQueueFigures).WithSummary("The tables of a page of queue figures as CSV.").Produces(200, contentType: "text/csv").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/queues/log/{code}/{day}/log.csv", (string code, string day, HttpContext http, ReadLog log, ParticipationContext db, CancellationToken ct) =>
                LogFileAsync(code, day, http, log, db, "csv", Csv.ContentType, l => l.Csv(), ct))
            .Needs(Permission.SeeQueueFigures).WithSummary("Every step of a queue's day as CSV.").Produces(200, contentType: "text/csv").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/queues/log/{code}/{day}/log.txt", (string code, string day, HttpContext http, ReadLog log, ParticipationContext db, CancellationToken ct) =>
                LogFileAsync(code, day, http, log, db, "txt", "text/plain; charset=utf-8", l => CanonicalLog.Write(l.Events), ct))
            .Needs(Permission.SeeQueueFigures).WithSummary("Every step of a queue's day in the form whose hash stands in the record.").Produces(200, contentType: "text/plain").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/queues/records/{id:guid}/table.csv", async (Guid id, HttpContext http, ParticipationContext db, CancellationToken ct) =>
            {
                if (await db.FindRecordAsync(id, ct) is not { } record) return Results.NotFound();
                await db.TookAsync(http, "queue_record.exported", $"queue-record:{id}", ct);
                return Results.Text(FrozenDocument.Read(record.Document).ToCsv(record.Hash), Csv.ContentType);
            })
            .Needs(Permission.SeeQueueFigures).WithSummary("The tables of a daily record as CSV.").Produces(200, contentType: "text/csv").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/queues/records/{id:guid}/foot.css", async (Guid id, ParticipationContext db, CancellationToken ct) =>
                await db.FindRecordAsync(id, ct) is { } record ? DocumentFoot.Of(FrozenDocument.Read(record.Document), record.Hash) : Results.NotFound())
            .Needs(Permission.SeeQueueFigures).ExcludeFromDescription();
        endpoints.Staff.MapGet("/queues/records/{id:guid}/record.json", async (Guid id, ParticipationContext db, CancellationToken ct) =>
                RecordFiles.Document(await db.FindRecordAsync(id, ct)))
            .Needs(Permission.SeeQueueFigures).WithSummary("The exact bytes of a daily record that were signed.").Produces(200, contentType: "application/json").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/queues/records/{id:guid}/record.sig", async (Guid id, ParticipationContext db, CancellationToken ct) =>
                RecordFiles.Signature(await db.FindRecordAsync(id, ct)))
            .Needs(Permission.SeeQueueFigures).WithSummary("The signature of a daily record in DER, as openssl reads it.").Produces(200, contentType: "application/octet-stream").Produces(401).Produces(404);
        endpoints.Citizen.MapGet("/verify/key.pem", (SigningKeys keys) => Results.Text(keys.PublicKeyPem(keys.CurrentKeyId), Pem))
            .WithSummary("The public key with which daily records are signed now.").Produces(200, contentType: Pem);
        endpoints.Citizen.MapGet("/verify/{keyId:length(64)}.pem", (string keyId, SigningKeys keys) => keys.PublicKeyPem(keyId) is { } pem ? Results.Text(pem, Pem) : Results.NotFound())
            .WithSummary("A public key with which daily records are or were signed.").Produces(200, contentType: Pem).Produces(404);
        endpoints.Citizen.MapGet("/open/queues/{code}/{day}/record.json", async (string code, string day, ParticipationContext db, IPublishing publishing, CancellationToken ct) =>
                RecordFiles.Document(await db.FindPublishedAsync(publishing, code, day, ct)))
            .WithSummary("The exact bytes of a published daily record that were signed.").Produces(200, contentType: "application/json").Produces(404);
        endpoints.Citizen.MapGet("/open/queues/{code}/{day}/record.sig", async (string code, string day, ParticipationContext db, IPublishing publishing, CancellationToken ct) =>
                RecordFiles.Signature(await db.FindPublishedAsync(publishing, code, day, ct)))
            .WithSummary("The signature of a published daily record in DER.").Produces(200, contentType: "application/octet-stream").Produces(404);
    }

    private static async Task<IResult> LogFileAsync(string code, string day, HttpContext http, ReadLog log, ParticipationContext db, string ending, string contentType, Func<DayLog, string> write, CancellationToken ct)
    {
        if (await log.RunAsync(code, day, ct) is not { } found) return Results.NotFound();
        await db.TookAsync(http, "queue_log.exported", $"queue:{found.Queue.Code}:{day}", ct);
        return Results.File(Encoding.UTF8.GetBytes(write(found)), contentType, string.Create(CultureInfo.InvariantCulture, $"queue-log-{found.Queue.Code}-{found.Day:yyyy-MM-dd}.{ending}"));
    }

    private static Task TookAsync(this ParticipationContext db, HttpContext http, string action, string subject, CancellationToken ct) => db.WriteAsync(_ =>
    {
        db.Audit(new AuditRecord(http.User.Actor(), action, subject));
        return Task.CompletedTask;
    }, ct);

    private static Task<QueueRecord?> FindRecordAsync(this ParticipationContext db, Guid id, CancellationToken ct) => db.Set<QueueRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);

    private static async Task<QueueRecord?> FindPublishedAsync(this ParticipationContext db, IPublishing publishing, string code, string typedDay, CancellationToken ct)
    {
        if (!DateOnly.TryParseExact(typedDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || await db.FindQueueAsync(code, ct) is not { } queue) return null;
        if (await db.Set<QueueRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.QueueId == queue.Id && r.Day == day, ct) is not { } record) return null;
        return await publishing.FindAsync(ProposeQueueRecord.SourceOf(record.Id), ct) is { IsPublic: true } ? record : null;
    }
}
