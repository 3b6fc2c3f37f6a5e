using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Sessions;

/// <summary>
/// Asks on each request whether the session is still open, so that "sign out elsewhere" means now. Outside /staff the cookie
/// has no authority at all. A closed door looks like no door.
/// </summary>
public sealed class SessionCheck(TimeProvider clock) : CookieAuthenticationEvents
{
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(5);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (!http.Request.Path.StartsWithSegments("/staff"))
        {
            context.RejectPrincipal();
            return;
        }
        var db = http.RequestServices.GetRequiredService<ParticipationContext>();
        var now = clock.Now();
        if (!Guid.TryParse(context.Principal?.FindFirst(StaffActor.SessionClaim)?.Value, out var id)
            || await db.Set<StaffSession>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, http.RequestAborted) is not { } session || !session.IsOpen(now))
        {
            context.RejectPrincipal();
            return;
        }
        http.Items[SessionKeys.SecondFactor] = session.HasSecondFactor;
        if (now - session.LastSeenAt >= SeenStep)
            await db.WriteAsync(write => db.Set<StaffSession>().Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), write), http.RequestAborted);
    }

    /// <summary>Forbidden and unknown look the same.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
