using Participation.Web.Persistence;
using Participation.Web.Platform.Live;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums;

public static class HallEndpoints
{
    // The same as the kiosk's, at an address that lets it look after the desk.
    private const string Worker = "k/worker.js";

    public static void MapHall(this SliceEndpoints endpoints)
    {
        endpoints.Citizen.MapGet("/forums/{number:int}/screen/live", async (int number, HttpContext http, ParticipationContext db, HallChanges changes, IHostApplicationLifetime lifetime, TimeProvider clock, CancellationToken ct) =>
            {
                if (await db.FindForumAsync(number, ct) is not { AnnouncedAt: not null } forum)
                {
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
                    return;
                }
                using var watcher = changes.Watch(forum.Id);
                await EventStream.RunAsync(http, watcher.Changes, _ => EventStream.Event("changed"), lifetime, clock, signOfLife: EventStream.Event("alive"), ended: ct);
            })
            .WithSummary("Says when the count of a forum or one of its polls has changed.").Produces(200, contentType: "text/event-stream").Produces(404);
        endpoints.Staff.MapGet("/forums/worker.js", (HttpContext http, IWebHostEnvironment site) =>
            {
                http.Response.Headers.CacheControl = "no-cache";
                return Results.Stream(site.WebRootFileProvider.GetFileInfo(Worker).CreateReadStream(), "text/javascript; charset=utf-8");
            })
            .Needs(Permission.PlanForums).WithSummary("Keeps the page of the desk in a hall, so that it opens while the network is away.").Produces(200, contentType: "text/javascript").Produces(401);
    }
}
