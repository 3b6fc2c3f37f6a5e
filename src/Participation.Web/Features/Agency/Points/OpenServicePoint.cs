using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>Adds a service point under a code that stays its own for ever.</summary>
public sealed class OpenServicePoint(ParticipationContext db, TimeProvider clock)
{
    public async Task<OpenServicePointOutcome> RunAsync(string code, string name, string place, string actor, CancellationToken ct)
    {
        try
        {
            return await db.WriteAsync<OpenServicePointOutcome>(async write =>
            {
                if (await db.Set<ServicePoint>().AnyAsync(p => p.Code == code, write)) return new OpenServicePointOutcome.CodeTaken();
                var now = clock.Now();
                var point = new ServicePoint { Id = Guid.CreateVersion7(now), Code = code, Name = name, Place = place, CreatedAt = now, Version = Guid.CreateVersion7(now) };
                db.Add(point);
                db.Audit(new AuditRecord(actor, "service_point.opened", $"service_point:{code}", new Dictionary<string, AuditChange>
                {
                    ["name"] = new(null, name),
                    ["place"] = new(null, place),
                }));
                return new OpenServicePointOutcome.Opened(point);
            }, ct);
        }
        catch (DbUpdateException)
        {
            // The unique index decides between two people who chose the same code at the same moment.
            return new OpenServicePointOutcome.CodeTaken();
        }
    }
}

public abstract record OpenServicePointOutcome
{
    private OpenServicePointOutcome() { }

    public abstract T Match<T>(Func<Opened, T> opened, Func<CodeTaken, T> codeTaken);

    public sealed record Opened(ServicePoint Point) : OpenServicePointOutcome
    {
        public override T Match<T>(Func<Opened, T> opened, Func<CodeTaken, T> codeTaken) => opened(this);
    }

    public sealed record CodeTaken : OpenServicePointOutcome
    {
        public override T Match<T>(Func<Opened, T> opened, Func<CodeTaken, T> codeTaken) => codeTaken(this);
    }
}
