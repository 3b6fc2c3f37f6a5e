using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Positions;

/// <summary>Who could do something today if they signed in: for "nobody can approve this yet" and for telling those who can.</summary>
public sealed class PermissionHolders(ParticipationContext db, TimeProvider clock)
{
    /// <summary>Accounts with the permission for records at <paramref name="place"/>; invited colleagues count.</summary>
    public async Task<IReadOnlySet<Guid>> ReadAsync(Permission permission, Place place, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var row = RoleTable.Of(permission);
        var roles = StaffRoles.All.Where(r => row.Of(r) != Extent.None).ToList();
        var held = await (from grant in db.Set<RoleGrant>().AsNoTracking().Where(RoleGrant.MayBeActive(today))
                          join position in db.Set<Position>() on grant.PositionId equals position.Id
                          join holding in db.Set<Holding>() on position.Id equals holding.PositionId
                          join account in db.Users on holding.AccountId equals account.Id
                          where roles.Contains(grant.Role) && position.ClosedAt == null && account.ClosedAt == null
                              && holding.From <= today && (holding.Until == null || holding.Until >= today)
                          select new { Grant = grant, position.UnitId, holding.AccountId }).ToListAsync(ct);
        var above = await UnitAndAboveAsync(place.UnitId, ct);
        return held.Where(h => h.Grant.IsActive(today) && row.Of(h.Grant.Role) switch
        {
            Extent.Whole => true,
            Extent.Own => (h.UnitId is { } unit && above.Contains(unit)) || (place.VillageId is { } village && h.Grant.VillageId == village),
            Extent.None => false,
        }).Select(h => h.AccountId).ToHashSet();
    }

    private async Task<HashSet<Guid>> UnitAndAboveAsync(Guid? unit, CancellationToken ct)
    {
        if (unit is null) return [];
        var parents = await db.Set<Unit>().Select(u => new { u.Id, u.ParentId }).ToDictionaryAsync(u => u.Id, u => u.ParentId, ct);
        var found = new HashSet<Guid>();
        for (var at = unit; at is { } here && found.Add(here); at = parents.GetValueOrDefault(here)) { }
        return found;
    }
}
