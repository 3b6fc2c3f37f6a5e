using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Sessions;

/// <summary>Signs the browser of this request in: one row, and a cookie that names it.</summary>
public sealed class BeginSession(ParticipationContext db, IHttpContextAccessor accessor, TimeProvider clock)
{
    /// <summary>How long a person can look back at where they were signed in.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    public async Task RunAsync(StaffAccount account, bool hasSecondFactor, CancellationToken ct)
    {
        var http = accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");
        var now = clock.Now();
        var session = new StaffSession
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account.Id,
            StartedAt = now,
            LastSeenAt = now,
            Device = DeviceWords.Of(http.Request.Headers.UserAgent.ToString()),
            HasSecondFactor = hasSecondFactor,
        };
        await db.WriteAsync(async write =>
        {
            db.Add(session);
            await db.Set<StaffSession>().Where(s => s.AccountId == account.Id && s.StartedAt < now - Memory).ExecuteDeleteAsync(write);
        }, ct);
        var identity = new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
            new Claim(StaffActor.DisplayNameClaim, account.DisplayName),
            new Claim(StaffActor.SessionClaim, session.Id.ToString()),
        ], IdentityConstants.ApplicationScheme);
        await http.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity));
    }
}
