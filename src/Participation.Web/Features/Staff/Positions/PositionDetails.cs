using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Positions;

public sealed record HolderLine(Guid HoldingId, Guid AccountId, string Name, DateOnly From, DateOnly? Until, bool IsActing, string OrderNumber, bool IsPast);

/// <summary>One position with everybody who held it and every role it had, newest first.</summary>
public sealed record PositionDetails(Position Position, string? Unit, IReadOnlyList<HolderLine> Holders, IReadOnlyList<RoleGrant> Grants, DateOnly Today)
{
    private const int Most = 100;

    public IEnumerable<HolderLine> Present => Holders.Where(h => !h.IsPast);
    public IEnumerable<RoleGrant> Active => Grants.Where(g => g.EndedOn is null || g.EndedOn >= Today);

    public static async Task<PositionDetails?> FindAsync(ParticipationContext db, Guid id, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Set<Position>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } position) return null;
        var today = ThaiCalendar.Day(clock.Now());
        var unit = position.UnitId is { } unitId ? await db.Set<Unit>().Where(u => u.Id == unitId).Select(u => u.Name).SingleOrDefaultAsync(ct) : null;
        var holders = await (from holding in db.Set<Holding>()
                             join account in db.Users on holding.AccountId equals account.Id
                             where holding.PositionId == id
                             orderby holding.From descending, holding.Id descending
                             select new HolderLine(holding.Id, account.Id, account.DisplayName, holding.From, holding.Until, holding.IsActing, holding.OrderNumber, holding.Until < today)).Take(Most).ToListAsync(ct);
        var grants = await db.Set<RoleGrant>().AsNoTracking().Where(g => g.PositionId == id).OrderByDescending(g => g.From).ThenByDescending(g => g.Id).Take(Most).ToListAsync(ct);
        return new PositionDetails(position, unit, holders, grants, today);
    }
}
