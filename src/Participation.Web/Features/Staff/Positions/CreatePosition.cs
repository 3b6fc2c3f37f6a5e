using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Positions;

public sealed class CreatePosition(ParticipationContext db, TimeProvider clock)
{
    /// <summary>Null when the unit is not there (any more).</summary>
    public Task<Guid?> RunAsync(string title, Guid? unitId, string actor, CancellationToken ct) => db.WriteAsync<Guid?>(async write =>
    {
        if (unitId is not null && !await db.Set<Unit>().AnyAsync(u => u.Id == unitId && u.IsActive, write)) return null;
        var now = clock.Now();
        var position = new Position { Id = Guid.CreateVersion7(now), Title = title, UnitId = unitId, CreatedAt = now, Version = Guid.CreateVersion7(now) };
        db.Add(position);
        db.Audit(new AuditRecord(actor, "position.created", PositionSubject.Of(position.Id),
            new Dictionary<string, AuditChange> { ["title"] = new(null, title), ["unit"] = new(null, unitId?.ToString("N")) }));
        return position.Id;
    }, ct);
}

/// <summary>A position in the form the audit trail keeps.</summary>
public static class PositionSubject
{
    public static string Of(Guid id) => $"position:{id:N}";
}
