using System.Threading.Channels;

namespace Participation.Web.Platform.Live;

/// <summary>
/// Server-sent events for a page that stays open for hours. Holds no scoped service. Ends when the page is gone, when
/// <c>ended</c> says so (the session of whoever looks) and when the service stops, which would otherwise wait for it.
/// </summary>
public static class EventStream
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    /// <summary>One event, as it goes over the line.</summary>
    public static string Event(string name, string data = "") => $"event: {name}\ndata: {data}\n\n";

    /// <param name="http">The request; one that asks for something else gets an empty answer, since it would wait for an end that does not come.</param>
    /// <param name="news">What happens.</param>
    /// <param name="write">The event for it; null where it is no news for this page.</param>
    /// <param name="lifetime">Of the service.</param>
    /// <param name="clock">For the sign of life.</param>
    /// <param name="signOfLife">Instead of the comment that keeps the line open: an event, for a page that watches whether the line lives, since scripts do not see comments.</param>
    /// <param name="ended">When whoever looks may no longer.</param>
    public static async Task RunAsync<T>(
        HttpContext http, ChannelReader<T> news, Func<T, string?> write, IHostApplicationLifetime lifetime, TimeProvider clock, string? signOfLife = null, CancellationToken ended = default)
    {
        if (!http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)) return;
        using var stops = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping, ended);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await SendAsync(": open\n\n");
            while (true)
            {
                using var quiet = new CancellationTokenSource(KeepAlive, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stops.Token, quiet.Token);
                try
                {
                    if (write(await news.ReadAsync(either.Token)) is { } text) await SendAsync(text);
                }
                catch (OperationCanceledException) when (!stops.IsCancellationRequested)
                {
                    await SendAsync(signOfLife ?? ": still here\n\n");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, the session ended, or the service stops.
        }

        async Task SendAsync(string text)
        {
            await http.Response.WriteAsync(text, stops.Token);
            await http.Response.Body.FlushAsync(stops.Token);
        }
    }
}
