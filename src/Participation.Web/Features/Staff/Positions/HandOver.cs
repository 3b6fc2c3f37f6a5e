using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Positions;

/// <summary>
/// Puts somebody into a position from a day on, with all its rights and work; the holders before are out on the day before,
/// unless the newcomer comes beside them or only fills in.
/// </summary>
public sealed class HandOver(ParticipationContext db, TimeProvider clock)
{
    public async Task<HandOverOutcome> RunAsync(
        Guid positionId, Guid accountId, DateOnly from, bool isActing, bool besides, string orderNumber, string actor, CancellationToken ct)
    {
        try
        {
            return await db.WriteAsync<HandOverOutcome>(async write =>
            {
                if (!await db.Set<Position>().AnyAsync(p => p.Id == positionId && p.ClosedAt == null, write)
                    || !await db.Users.AnyAsync(a => a.Id == accountId && a.ClosedAt == null, write)) return new HandOverOutcome.Unknown();
                var now = clock.Now();
                var held = await db.Set<Holding>().Where(h => h.PositionId == positionId && (h.Until == null || h.Until >= from)).ToListAsync(write);
                if (held.Any(h => h.AccountId == accountId && h.IsActing == isActing && h.From <= from)) return new HandOverOutcome.HoldsItAlready();
                foreach (var before in held.Where(h => !besides && !isActing))
                {
                    before.Until = from.AddDays(-1);
                    db.Audit(new AuditRecord(actor, "position.left", PositionSubject.Of(positionId), Change(before.AccountId, from.AddDays(-1))));
                }
                db.Add(new Holding { Id = Guid.CreateVersion7(now), PositionId = positionId, AccountId = accountId, From = from, IsActing = isActing, OrderNumber = orderNumber });
                db.Audit(new AuditRecord(actor, isActing ? "position.acting" : "position.taken", PositionSubject.Of(positionId), Change(accountId, from)));
                await Administrators.DemandOneAsync(db, write);
                return new HandOverOutcome.Done();
            }, ct);
        }
        catch (Administrators.NobodyLeftException)
        {
            return new HandOverOutcome.NoAdministratorLeft();
        }
    }

    /// <summary>Ends one holding at once.</summary>
    public async Task<HandOverOutcome> EndAsync(Guid positionId, Guid holdingId, string actor, CancellationToken ct)
    {
        try
        {
            return await db.WriteAsync<HandOverOutcome>(async write =>
            {
                var today = ThaiCalendar.Day(clock.Now());
                if (await db.Set<Holding>().SingleOrDefaultAsync(h => h.Id == holdingId && h.PositionId == positionId && (h.Until == null || h.Until >= today), write) is not { } holding)
                    return new HandOverOutcome.Unknown();
                holding.Until = today.AddDays(-1);
                db.Audit(new AuditRecord(actor, "position.left", PositionSubject.Of(positionId), Change(holding.AccountId, today)));
                await Administrators.DemandOneAsync(db, write);
                return new HandOverOutcome.Done();
            }, ct);
        }
        catch (Administrators.NobodyLeftException)
        {
            return new HandOverOutcome.NoAdministratorLeft();
        }
    }

    private static Dictionary<string, AuditChange> Change(Guid accountId, DateOnly day) => new()
    {
        ["holder"] = new(null, StaffActor.Of(accountId)),
        ["day"] = new(null, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
    };
}

public abstract record HandOverOutcome
{
    private HandOverOutcome() { }

    public abstract T Match<T>(Func<Done, T> done, Func<HoldsItAlready, T> holdsItAlready, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown);

    public sealed record Done : HandOverOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<HoldsItAlready, T> holdsItAlready, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown) => done(this);
    }

    public sealed record HoldsItAlready : HandOverOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<HoldsItAlready, T> holdsItAlready, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown) => holdsItAlready(this);
    }

    /// <summary>Nothing was changed: nobody would be left who can let people in.</summary>
    public sealed record NoAdministratorLeft : HandOverOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<HoldsItAlready, T> holdsItAlready, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown) => noAdministratorLeft(this);
    }

    public sealed record Unknown : HandOverOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<HoldsItAlready, T> holdsItAlready, Func<NoAdministratorLeft, T> noAdministratorLeft, Func<Unknown, T> unknown) => unknown(this);
    }
}
