using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Invitations;
using Participation.Web.Features.Staff.LineLinks;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff;

/// <summary>A person leaves: signed out everywhere, out of every position. The positions keep their work for whoever comes.</summary>
public sealed class CloseAccount(ParticipationContext db, EndSessions endSessions, OneTimeLinks links, LinkOwnLine line, TimeProvider clock)
{
    public async Task<CloseOutcome> RunAsync(Guid accountId, Guid actorId, string actor, CancellationToken ct)
    {
        if (accountId == actorId) return new CloseOutcome.OwnAccount();
        try
        {
            return await db.WriteAsync<CloseOutcome>(async write =>
            {
                if (await db.Users.SingleOrDefaultAsync(a => a.Id == accountId && a.ClosedAt == null, write) is not { } account) return new CloseOutcome.Unknown();
                var now = clock.Now();
                var today = ThaiCalendar.Day(now);
                account.ClosedAt = now;
                foreach (var holding in await db.Set<Holding>().Where(h => h.AccountId == accountId && (h.Until == null || h.Until >= today)).ToListAsync(write))
                    holding.Until = today.AddDays(-1);
                await links.VoidAsync(accountId, write);
                await line.UnlinkAsync(accountId, write);
                await endSessions.RunAsync(accountId, actor, write);
                db.Audit(new AuditRecord(actor, "staff.closed", StaffActor.Of(accountId)));
                await Administrators.DemandOneAsync(db, write);
                return new CloseOutcome.Closed();
            }, ct);
        }
        catch (Administrators.NobodyLeftException)
        {
            return new CloseOutcome.NoAdministratorLeft();
        }
    }
}

public abstract record CloseOutcome
{
    private CloseOutcome() { }

    public abstract T Match<T>(Func<Closed, T> closed, Func<OwnAccount, T> ownAccount, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown);

    public sealed record Closed : CloseOutcome
    {
        public override T Match<T>(Func<Closed, T> closed, Func<OwnAccount, T> ownAccount, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown) => closed(this);
    }

    /// <summary>Somebody else has to do it.</summary>
    public sealed record OwnAccount : CloseOutcome
    {
        public override T Match<T>(Func<Closed, T> closed, Func<OwnAccount, T> ownAccount, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown) => ownAccount(this);
    }

    public sealed record NoAdministratorLeft : CloseOutcome
    {
        public override T Match<T>(Func<Closed, T> closed, Func<OwnAccount, T> ownAccount, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown) => noAdministratorLeft(this);
    }

    public sealed record Unknown : CloseOutcome
    {
        public override T Match<T>(Func<Closed, T> closed, Func<OwnAccount, T> ownAccount, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown) => unknown(this);
    }
}
