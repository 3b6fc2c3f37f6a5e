using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Staff.Positions;

/// <summary>Positions, units and people to choose from in forms.</summary>
public static class PositionChoices
{
    /// <summary>More than any local government has; a list beyond it could not be chosen from anyway.</summary>
    private const int Most = 500;

    public static async Task<IReadOnlyList<SelectListItem>> ReadAsync(ParticipationContext db, CancellationToken ct) =>
        await (from position in db.Set<Position>()
               join unit in db.Set<Unit>() on position.UnitId equals unit.Id into units
               from unit in units.DefaultIfEmpty()
               where position.ClosedAt == null
               orderby position.Title, position.Id
               select new SelectListItem(unit == null ? position.Title : position.Title + " · " + unit.Name, position.Id.ToString())).Take(Most).ToListAsync(ct);

    public static async Task<IReadOnlyList<SelectListItem>> UnitsAsync(ParticipationContext db, CancellationToken ct) =>
    [
        new SelectListItem("— ทั้งหน่วยงาน (เช่น นายก ปลัด) —", ""),
        .. await db.Set<Unit>().Where(u => u.IsActive).OrderBy(u => u.Name).Select(u => new SelectListItem(u.Name, u.Id.ToString())).Take(Most).ToListAsync(ct),
    ];

    public static async Task<IReadOnlyList<SelectListItem>> PeopleAsync(ParticipationContext db, CancellationToken ct) =>
        await db.Users.Where(a => a.ClosedAt == null).OrderBy(a => a.DisplayName).ThenBy(a => a.Id)
            .Select(a => new SelectListItem(a.DisplayName, a.Id.ToString())).Take(Most).ToListAsync(ct);
}
