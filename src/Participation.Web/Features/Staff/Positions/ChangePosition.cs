using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Positions;

/// <summary>Renames a position or moves it to another unit; what belongs to it goes along.</summary>
public sealed class ChangePosition(ParticipationContext db, TimeProvider clock)
{
    public Task<ChangePositionOutcome> RunAsync(Guid id, string title, Guid? unitId, Guid seen, string actor, CancellationToken ct) => db.WriteAsync<ChangePositionOutcome>(async write =>
    {
        if (await db.Set<Position>().SingleOrDefaultAsync(p => p.Id == id, write) is not { } position) return new ChangePositionOutcome.Unknown();
        if (position.Version != seen || (unitId is not null && !await db.Set<Unit>().AnyAsync(u => u.Id == unitId, write))) return new ChangePositionOutcome.ChangedMeanwhile();
        var changes = new Dictionary<string, AuditChange>();
        if (position.Title != title) changes["title"] = new(position.Title, title);
        if (position.UnitId != unitId) changes["unit"] = new(position.UnitId?.ToString("N"), unitId?.ToString("N"));
        (position.Title, position.UnitId, position.Version) = (title, unitId, Guid.CreateVersion7(clock.Now()));
        if (changes.Count > 0) db.Audit(new AuditRecord(actor, "position.changed", PositionSubject.Of(id), changes));
        return new ChangePositionOutcome.Changed();
    }, ct);
}

public abstract record ChangePositionOutcome
{
    private ChangePositionOutcome() { }

    public abstract T Match<T>(Func<Changed, T> changed, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown);

    public sealed record Changed : ChangePositionOutcome
    {
        public override T Match<T>(Func<Changed, T> changed, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => changed(this);
    }

    public sealed record ChangedMeanwhile : ChangePositionOutcome
    {
        public override T Match<T>(Func<Changed, T> changed, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => changedMeanwhile(this);
    }

    public sealed record Unknown : ChangePositionOutcome
    {
        public override T Match<T>(Func<Changed, T> changed, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => unknown(this);
    }
}
