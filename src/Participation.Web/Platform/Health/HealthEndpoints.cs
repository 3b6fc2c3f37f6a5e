using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Platform.Health;

public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => TypedResults.Ok(new HealthState("alive")))
            .AllowAnonymous().WithTags("Service").WithSummary("The process runs.");
        app.MapGet("/readyz", async (ParticipationContext db, DatabaseStart start, CancellationToken ct) =>
            start.IsReady && await CanReadAsync(db, ct)
                ? Results.Ok(new HealthState("ready"))
                : Results.Json(new HealthState("not ready"), statusCode: StatusCodes.Status503ServiceUnavailable))
            .AllowAnonymous().WithTags("Service").WithSummary("The database is migrated and answers.")
            .Produces<HealthState>(200).Produces<HealthState>(503);
    }

    private static async Task<bool> CanReadAsync(ParticipationContext db, CancellationToken ct)
    {
        try
        {
            await db.Inbox.OrderBy(e => e.Sequence).Select(e => e.Sequence).FirstOrDefaultAsync(ct);
            return true;
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }
}

public sealed record HealthState(string Status);
