using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// A case belongs to the unit that has it; to the whole agency while the complaint centre has it; to the clerk's position where it goes
/// around a unit. Whoever belongs to the unit it is about is kept out.
/// </summary>
public sealed class CasePlace(ParticipationContext db) : IGuardedPlace
{
    public Task<Place?> FindAsync(RouteValueDictionary route, CancellationToken ct) => CasePlaces.FindAsync(db, route, withPartners: false, ct);
}

/// <summary>The same for what units may do that work on a case beside the one that has it.</summary>
public sealed class CaseFolderPlace(ParticipationContext db) : IGuardedPlace
{
    public Task<Place?> FindAsync(RouteValueDictionary route, CancellationToken ct) => CasePlaces.FindAsync(db, route, withPartners: true, ct);
}

public static class CasePlaces
{
    /// <summary>Where it belongs; its partners only as far as they were loaded.</summary>
    public static Place Place(this Case about) => new(about.UnitId)
    {
        PositionId = about.UnitId is null ? about.PositionId : null,
        AboutUnitId = about.AboutUnitId,
        Partners = [.. about.Partners.Select(p => p.UnitId)],
    };

    internal static async Task<Place?> FindAsync(ParticipationContext db, RouteValueDictionary route, bool withPartners, CancellationToken ct)
    {
        if (!Guid.TryParse(route["id"]?.ToString(), out var id)) return null;
        var cases = db.Set<Case>().AsNoTracking().Where(c => c.Id == id);
        return (await (withPartners ? cases.Include(c => c.Partners) : cases).SingleOrDefaultAsync(ct))?.Place();
    }
}

public static class CaseReach
{
    /// <summary>Those that lie within what somebody may see: their units', those they are partners in, those of their position, and none about a unit they belong to.</summary>
    public static IQueryable<Case> Within(this IQueryable<Case> cases, Reach reach)
    {
        if (reach.Home.Count > 0)
        {
            var home = reach.Home.ToList();
            cases = cases.Where(c => c.AboutUnitId == null || !home.Contains(c.AboutUnitId.Value));
        }
        if (reach.IsWhole) return cases;
        var (units, positions) = (reach.Units.ToList(), reach.Positions.ToList());
        return cases.Where(c => (c.UnitId != null && units.Contains(c.UnitId.Value)) || c.Partners.Any(p => units.Contains(p.UnitId))
            || (c.UnitId == null && c.PositionId != null && positions.Contains(c.PositionId.Value)));
    }

    /// <summary>Whose day is over and who have no result yet. Merged ones are owed theirs until the other one has its own.</summary>
    public static IQueryable<Case> Breached(this IQueryable<Case> cases, ParticipationContext db) =>
        cases.Where(c => (c.State != CaseState.Closed || c.MergedIntoId != null) && db.Set<CaseRound>().Any(r => r.CaseId == c.Id && r.Round == c.Round && r.BreachedAt != null && r.ClosedAt == null));
}
