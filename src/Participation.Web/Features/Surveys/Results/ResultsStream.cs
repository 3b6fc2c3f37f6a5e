using Participation.Web.Features.Staff;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Platform.Live;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// For an open result page: "changed", and the page fetches itself. No figures go over it, so that it needs no rights of its own
/// beyond the page's.
/// </summary>
public static class ResultsStream
{
    public static async Task RunAsync(HttpContext http, Guid surveyId, ResultsChanges changes, SessionEnds sessions, IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        using var session = sessions.Follow(http.User.SessionId(), http.RequestAborted);
        using var watcher = changes.Watch(surveyId);
        await EventStream.RunAsync(http, watcher.Changes, _ => EventStream.Event("changed"), lifetime, clock, ended: session.Ended);
    }
}
