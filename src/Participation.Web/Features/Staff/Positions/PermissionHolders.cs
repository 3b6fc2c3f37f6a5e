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
        var above = await AboveAsync(place.UnitId, ct);
        var found = held.Where(h => h.Grant.IsActive(today) && row.Of(h.Grant.Role) switch
        {
            Extent.Whole => true,
            Extent.Own => (h.UnitId is { } unit && above.Contains(unit)) || (place.VillageId is { } village && h.Grant.VillageId == village) || place.PositionId == h.Grant.PositionId,
            Extent.None => false,
        }).Select(h => h.AccountId).ToHashSet();
        if (place.AboutUnitId is { } about) found.ExceptWith(await BelongingToAsync(about, today, ct));
        return found;
    }

    /// <summary>The unit and those above it, nearest first.</summary>
    public async Task<IReadOnlyList<Guid>> AboveAsync(Guid? unit, CancellationToken ct) => unit is { } from ? Above(from, await ParentsAsync(ct)) : [];

    /// <summary>Whoever holds a position of the unit or of one below it.</summary>
    private async Task<List<Guid>> BelongingToAsync(Guid unit, DateOnly today, CancellationToken ct)
    {
        var held = await (from holding in db.Set<Holding>()
                          join position in db.Set<Position>() on holding.PositionId equals position.Id
                          where position.UnitId != null && position.ClosedAt == null && holding.From <= today && (holding.Until == null || holding.Until >= today)
                          select new { holding.AccountId, Unit = position.UnitId!.Value }).ToListAsync(ct);
        var parents = await ParentsAsync(ct);
        return [.. held.Where(h => Above(h.Unit, parents).Contains(unit)).Select(h => h.AccountId)];
    }

    private Task<Dictionary<Guid, Guid?>> ParentsAsync(CancellationToken ct) => db.Set<Unit>().ToDictionaryAsync(u => u.Id, u => u.ParentId, ct);

    private static List<Guid> Above(Guid unit, Dictionary<Guid, Guid?> parents)
    {
        var found = new List<Guid>();
        for (Guid? at = unit; at is { } here && !found.Contains(here); at = parents.GetValueOrDefault(here)) found.Add(here);
        return found;
    }
}
