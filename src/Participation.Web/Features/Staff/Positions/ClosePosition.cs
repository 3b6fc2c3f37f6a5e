using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Positions;

/// <summary>
/// A position is no more: its holders are out of it, its roles end. Only once nothing lies with it that somebody would wait
/// for. It keeps its row, since past acts name it, and can be opened again.
/// </summary>
public sealed class ClosePosition(ParticipationContext db, IEnumerable<IPositionWork> slices, TimeProvider clock)
{
    /// <summary>What has to be handed over first.</summary>
    public async Task<IReadOnlyList<PositionWork>> WorkAsync(Guid id, CancellationToken ct)
    {
        var work = new List<PositionWork>();
        foreach (var slice in slices) work.AddRange(await slice.ListAsync(id, ct));
        return work;
    }

    public async Task<ClosePositionOutcome> RunAsync(Guid id, Guid seen, string actor, CancellationToken ct)
    {
        try
        {
            return await db.WriteAsync<ClosePositionOutcome>(async write =>
            {
                if (await db.Set<Position>().SingleOrDefaultAsync(p => p.Id == id && p.ClosedAt == null, write) is not { } position) return new ClosePositionOutcome.Unknown();
                if (position.Version != seen) return new ClosePositionOutcome.ChangedMeanwhile();
                if ((await WorkAsync(id, write)).Count > 0) return new ClosePositionOutcome.HasWork();
                var now = clock.Now();
                var yesterday = ThaiCalendar.Day(now).AddDays(-1);
                foreach (var holding in await db.Set<Holding>().Where(h => h.PositionId == id && (h.Until == null || h.Until > yesterday)).ToListAsync(write))
                {
                    holding.Until = yesterday;
                    db.Audit(new AuditRecord(actor, "position.left", PositionSubject.Of(id), new Dictionary<string, AuditChange> { ["holder"] = new(StaffActor.Of(holding.AccountId), null) }));
                }
                foreach (var grant in await db.Set<RoleGrant>().Where(g => g.PositionId == id && g.EndedOn == null).ToListAsync(write))
                {
                    grant.End(yesterday);
                    db.Audit(new AuditRecord(actor, "role.ended", PositionSubject.Of(id), new Dictionary<string, AuditChange> { ["role"] = new(grant.Role.ToString(), null) }));
                }
                (position.ClosedAt, position.Version) = (now, Guid.CreateVersion7(now));
                db.Audit(new AuditRecord(actor, "position.closed", PositionSubject.Of(id)));
                await Administrators.DemandOneAsync(db, write);
                return new ClosePositionOutcome.Done();
            }, ct);
        }
        catch (Administrators.NobodyLeftException)
        {
            return new ClosePositionOutcome.NoAdministratorLeft();
        }
    }

    /// <summary>Opens it again, empty: whoever is to hold it, and what for, comes by new orders.</summary>
    public Task<ClosePositionOutcome> ReopenAsync(Guid id, Guid seen, string actor, CancellationToken ct) => db.WriteAsync<ClosePositionOutcome>(async write =>
    {
        if (await db.Set<Position>().SingleOrDefaultAsync(p => p.Id == id && p.ClosedAt != null, write) is not { } position) return new ClosePositionOutcome.Unknown();
        if (position.Version != seen) return new ClosePositionOutcome.ChangedMeanwhile();
        (position.ClosedAt, position.Version) = (null, Guid.CreateVersion7(clock.Now()));
        db.Audit(new AuditRecord(actor, "position.reopened", PositionSubject.Of(id)));
        return new ClosePositionOutcome.Done();
    }, ct);
}

public abstract record ClosePositionOutcome
{
    private ClosePositionOutcome() { }

    public abstract T Match<T>(Func<Done, T> done, Func<HasWork, T> hasWork, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown);

    public sealed record Done : ClosePositionOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<HasWork, T> hasWork, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => done(this);
    }

    /// <summary>Nothing was changed: something still lies with it.</summary>
    public sealed record HasWork : ClosePositionOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<HasWork, T> hasWork, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => hasWork(this);
    }

    public sealed record NoAdministratorLeft : ClosePositionOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<HasWork, T> hasWork, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => noAdministratorLeft(this);
    }

    public sealed record ChangedMeanwhile : ClosePositionOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<HasWork, T> hasWork, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => changedMeanwhile(this);
    }

    public sealed record Unknown : ClosePositionOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<HasWork, T> hasWork, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => unknown(this);
    }
}
