using Participation.Web.Features.Staff;
using Participation.Web.Features.Staff.Sessions;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// Server-sent events for an open result page: "changed", and the page fetches itself. No figures go over it, so that it needs
/// no rights of its own beyond the page's. Ends with the session and when the service stops.
/// </summary>
public static class ResultsStream
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static async Task RunAsync(HttpContext http, Guid surveyId, ResultsChanges changes, SessionEnds sessions, IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        // Asked by something that is no event source: it would wait for an end that does not come.
        if (!http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)) return;
        using var stops = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var session = sessions.Follow(http.User.SessionId(), stops.Token);
        using var watcher = changes.Watch(surveyId);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await SendAsync(": open\n\n");
            while (true)
            {
                using var quiet = new CancellationTokenSource(KeepAlive, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(session.Ended, quiet.Token);
                try
                {
                    await watcher.Changes.ReadAsync(either.Token);
                    await SendAsync("event: changed\ndata:\n\n");
                }
                catch (OperationCanceledException) when (!session.Ended.IsCancellationRequested)
                {
                    await SendAsync(": still here\n\n");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, the session ended, or the service stops.
        }

        async Task SendAsync(string text)
        {
            await http.Response.WriteAsync(text, session.Ended);
            await http.Response.Body.FlushAsync(session.Ended);
        }
    }
}
