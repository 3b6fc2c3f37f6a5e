using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints;

/// <summary>A case belongs to the unit that has it; to the whole agency while the complaint centre has it.</summary>
public sealed class CasePlace(ParticipationContext db) : IRecordPlace
{
    public async Task<Place?> FindAsync(RouteValueDictionary route, CancellationToken ct)
    {
        if (!Guid.TryParse(route["id"]?.ToString(), out var id)) return null;
        var found = await db.Set<Case>().Where(c => c.Id == id).Select(c => new { c.UnitId }).SingleOrDefaultAsync(ct);
        return found is null ? null : new Place(found.UnitId);
    }
}

public static class CaseReach
{
    /// <summary>Those that lie within what somebody may see.</summary>
    public static IQueryable<Case> Within(this IQueryable<Case> cases, Reach reach)
    {
        if (reach.IsWhole) return cases;
        var units = reach.Units.ToList();
        return cases.Where(c => c.UnitId != null && units.Contains(c.UnitId.Value));
    }
}
