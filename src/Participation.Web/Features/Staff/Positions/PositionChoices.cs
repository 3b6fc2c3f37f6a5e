using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Staff.Positions;

/// <summary>Positions, units and people to choose from in forms.</summary>
public static class PositionChoices
{
    /// <summary>More than any local government has; a list beyond it could not be chosen from anyway.</summary>
    private const int Most = 500;

    public static async Task<IReadOnlyList<Choice>> ReadAsync(ParticipationContext db, CancellationToken ct) =>
        await (from position in db.Set<Position>()
               join unit in db.Set<Unit>() on position.UnitId equals unit.Id into units
               from unit in units.DefaultIfEmpty()
               where position.ClosedAt == null
               orderby position.Title, position.Id
               select new Choice(position.Id.ToString(), unit == null ? position.Title : position.Title + " · " + unit.Name)).Take(Most).ToListAsync(ct);

    public static async Task<IReadOnlyList<Choice>> UnitsAsync(ParticipationContext db, CancellationToken ct) =>
    [
        new Choice("", "— ทั้งหน่วยงาน (เช่น นายก ปลัด) —"),
        .. await db.Set<Unit>().Where(u => u.IsActive).OrderBy(u => u.Name).Select(u => new Choice(u.Id.ToString(), u.Name)).Take(Most).ToListAsync(ct),
    ];

    public static async Task<IReadOnlyList<Choice>> PeopleAsync(ParticipationContext db, CancellationToken ct) =>
        await db.Users.Where(a => a.ClosedAt == null).OrderBy(a => a.DisplayName).ThenBy(a => a.Id)
            .Select(a => new Choice(a.Id.ToString(), a.DisplayName)).Take(Most).ToListAsync(ct);
}
