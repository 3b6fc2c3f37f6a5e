using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Sessions;

/// <summary>Ends sessions of an account, all of them or chosen ones; joins the caller's transaction.</summary>
public sealed class EndSessions(ParticipationContext db, SessionEnds ends, TimeProvider clock)
{
    /// <summary>How many were open. <paramref name="only"/> names one; <paramref name="except"/> spares one, such as the caller's own.</summary>
    public async Task<int> RunAsync(Guid accountId, string actor, CancellationToken ct, Guid? only = null, Guid? except = null)
    {
        var now = clock.Now();
        return await db.WriteAsync(async write =>
        {
            var open = await db.Set<StaffSession>().Where(s => s.AccountId == accountId && s.EndedAt == null && s.StartedAt > now - StaffSession.Life)
                .Where(s => only == null || s.Id == only).Where(s => except == null || s.Id != except).ToListAsync(write);
            foreach (var session in open) session.EndedAt = now;
            if (open.Count > 0)
                db.Audit(new AuditRecord(actor, "staff.sessions_ended", StaffActor.Of(accountId), new Dictionary<string, AuditChange> { ["count"] = new(null, open.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)) }));
            var ids = open.ConvertAll(s => s.Id);
            db.OnCommitted(() => ends.Ended(ids));
            return open.Count;
        }, ct);
    }
}
