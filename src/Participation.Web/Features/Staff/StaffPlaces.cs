using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff;

/// <summary>A position belongs to its unit.</summary>
public sealed class PositionPlace(ParticipationContext db) : IRecordPlace
{
    public async Task<Place?> FindAsync(RouteValueDictionary route, CancellationToken ct) =>
        Guid.TryParse(route["id"]?.ToString(), out var id) && await db.Set<Position>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is { } position
            ? new Place(position.UnitId)
            : null;
}

/// <summary>A person belongs to the units of the positions they hold; the first that is found stands for them.</summary>
public sealed class PersonPlace(ParticipationContext db, CurrentStaff staff, TimeProvider clock) : IRecordPlace
{
    public async Task<Place?> FindAsync(RouteValueDictionary route, CancellationToken ct)
    {
        if (!Guid.TryParse(route["id"]?.ToString(), out var id)) return null;
        var today = ThaiCalendar.Day(clock.Now());
        var units = await (from holding in db.Set<Holding>()
                           join position in db.Set<Position>() on holding.PositionId equals position.Id
                           where holding.AccountId == id && (holding.Until == null || holding.Until >= today) && position.UnitId != null
                           select position.UnitId).Distinct().ToListAsync(ct);
        if (units.Count == 0) return await db.Users.AnyAsync(a => a.Id == id, ct) ? new Place(null) : null;
        var reach = await staff.ReachOfAsync(Permission.SeePeople, ct);
        return units.Select(unit => new Place(unit)).FirstOrDefault(reach.Covers) ?? new Place(units[0]);
    }
}
