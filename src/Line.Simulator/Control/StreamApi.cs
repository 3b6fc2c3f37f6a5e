using System.Text.Json;
using Line.Simulator.Platform;

namespace Line.Simulator.Control;

/// <summary>Notices for open pages, as server-sent events.</summary>
internal static class StreamApi
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/events", async (LinePlatform platform, IHostApplicationLifetime lifetime, HttpContext context) =>
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            using var writing = new SemaphoreSlim(1, 1);
            var alive = KeepAliveAsync(context, writing, end.Token);
            try
            {
                await using var changes = platform.ListenAsync(end.Token).GetAsyncEnumerator(end.Token);
                // Listening before the page is told so: it would miss what changes in between.
                var next = changes.MoveNextAsync().AsTask();
                try
                {
                    await WriteAsync(context, writing, "retry: 1000\n\n", end.Token);
                    for (; await next; next = changes.MoveNextAsync().AsTask())
                        await WriteAsync(context, writing, $"data: {JsonSerializer.Serialize(changes.Current, LineJson.Options)}\n\n", end.Token);
                }
                finally
                {
                    await end.CancelAsync();
                    await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
            catch (OperationCanceledException)
            {
                // The page went away, or the simulator stops.
            }

            await end.CancelAsync();
            await alive;
        });

    private static async Task KeepAliveAsync(HttpContext context, SemaphoreSlim writing, CancellationToken end)
    {
        try
        {
            using var timer = new PeriodicTimer(KeepAlive);
            while (await timer.WaitForNextTickAsync(end)) await WriteAsync(context, writing, ": alive\n\n", end);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static async Task WriteAsync(HttpContext context, SemaphoreSlim writing, string text, CancellationToken end)
    {
        await writing.WaitAsync(end);
        try
        {
            await context.Response.WriteAsync(text, end);
            await context.Response.Body.FlushAsync(end);
        }
        finally
        {
            writing.Release();
        }
    }
}
