using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Live;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Queues.Staff;

/// <summary>Tells open consoles and the overview that a queue has changed; they fetch themselves anew, with their own rights.</summary>
public static class ConsoleEndpoints
{
    private const int MostQueues = 50;

    public static void MapQueueConsole(this SliceEndpoints endpoints)
    {
        endpoints.Staff.MapGet("/queues/live/{code}", OfOneAsync)
            .Needs(Permission.ServeQueues).WithSummary("Says when a queue has changed.").Produces(200, contentType: "text/event-stream").Produces(401).Produces(404);
        endpoints.Staff.MapGet("/queues/live", OfAllAsync)
            .Needs(Permission.ServeQueues).WithSummary("Says when any queue has changed.").Produces(200, contentType: "text/event-stream").Produces(401);
    }

    private static async Task OfOneAsync(string code, HttpContext http, IServiceScopeFactory scopes, QueueLive live, SessionEnds sessions, IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        if (await FindAsync(scopes, code, http.RequestAborted) is not { } queueId)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        using var session = sessions.Follow(http.User.SessionId(), http.RequestAborted);
        using var watcher = live.Watch(queueId);
        await EventStream.RunAsync(http, watcher.Pictures, now => EventStream.Event("changed", now.Stamp.ToString(System.Globalization.CultureInfo.InvariantCulture)), lifetime, clock, ended: session.Ended);
    }

    private static async Task OfAllAsync(HttpContext http, IServiceScopeFactory scopes, QueueLive live, SessionEnds sessions, IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        using var session = sessions.Follow(http.User.SessionId(), http.RequestAborted);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        // However many queues, an overview is drawn once for what changed together.
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var watchers = (await AllAsync(scopes, http.RequestAborted)).Select(live.Watch).ToList();
        var passing = watchers.Select(watcher => PassOnAsync(watcher, changes.Writer, over.Token)).ToList();
        try
        {
            await EventStream.RunAsync(http, changes.Reader, _ => EventStream.Event("changed"), lifetime, clock, ended: session.Ended);
        }
        finally
        {
            await over.CancelAsync();
            foreach (var watcher in watchers) watcher.Dispose();
            await Task.WhenAll(passing);
        }
    }

    private static async Task PassOnAsync(QueueLive.Watcher watcher, ChannelWriter<bool> to, CancellationToken ct)
    {
        try
        {
            var stamp = -1;
            await foreach (var now in watcher.Pictures.ReadAllAsync(ct))
            {
                if (now.Stamp != stamp && stamp >= 0) to.TryWrite(true);
                stamp = now.Stamp;
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    // In a scope of its own: the stream lasts for hours and must hold no context.
    private static async Task<Guid?> FindAsync(IServiceScopeFactory scopes, string code, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ParticipationContext>().FindQueueAsync(code, ct))?.Id;
    }

    private static async Task<List<Guid>> AllAsync(IServiceScopeFactory scopes, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ParticipationContext>().Set<Queue>().Where(q => q.IsOpen).OrderBy(q => q.Code).Take(MostQueues).Select(q => q.Id).ToListAsync(ct);
    }
}
