using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>Renames, moves, closes or reopens a service point. The code is not among what can change.</summary>
public sealed class ChangeServicePoint(ParticipationContext db, TimeProvider clock)
{
    public Task<ChangeServicePointOutcome> RenameAsync(string code, string name, string place, Guid seen, string actor, CancellationToken ct) =>
        ChangeAsync(code, seen, actor, "service_point.changed", point => (point.Name, point.Place) = (name, place), ct);

    public Task<ChangeServicePointOutcome> SetOpenAsync(string code, bool open, Guid seen, string actor, CancellationToken ct) =>
        ChangeAsync(code, seen, actor, open ? "service_point.reopened" : "service_point.closed", point => point.IsOpen = open, ct);

    private async Task<ChangeServicePointOutcome> ChangeAsync(string code, Guid seen, string actor, string action, Action<ServicePoint> change, CancellationToken ct)
    {
        try
        {
            return await db.WriteAsync<ChangeServicePointOutcome>(async write =>
            {
                if (await db.Set<ServicePoint>().SingleOrDefaultAsync(p => p.Code == code, write) is not { } point) return new ChangeServicePointOutcome.Unknown();
                if (point.Version != seen) return new ChangeServicePointOutcome.ChangedMeanwhile();
                var before = Fields(point);
                change(point);
                var changes = Fields(point).Where(after => before[after.Key] != after.Value)
                    .ToDictionary(after => after.Key, after => new AuditChange(before[after.Key], after.Value));
                if (changes.Count == 0) return new ChangeServicePointOutcome.Changed(point);
                point.Version = Guid.CreateVersion7(clock.Now());
                db.Audit(new AuditRecord(actor, action, $"service_point:{code}", changes));
                return new ChangeServicePointOutcome.Changed(point);
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangeServicePointOutcome.ChangedMeanwhile();
        }
    }

    private static Dictionary<string, string> Fields(ServicePoint point) => new()
    {
        ["name"] = point.Name,
        ["place"] = point.Place,
        ["open"] = point.IsOpen ? "yes" : "no",
    };
}

public abstract record ChangeServicePointOutcome
{
    private ChangeServicePointOutcome() { }

    public abstract T Match<T>(Func<Changed, T> changed, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown);

    public sealed record Changed(ServicePoint Point) : ChangeServicePointOutcome
    {
        public override T Match<T>(Func<Changed, T> changed, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => changed(this);
    }

    public sealed record ChangedMeanwhile : ChangeServicePointOutcome
    {
        public override T Match<T>(Func<Changed, T> changed, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => changedMeanwhile(this);
    }

    public sealed record Unknown : ChangeServicePointOutcome
    {
        public override T Match<T>(Func<Changed, T> changed, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => unknown(this);
    }
}
