using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff.Positions;

/// <summary>A named duty with the position that has it by order, and who holds the position today.</summary>
public sealed record DutyLine(
    StaffRole Role, Guid PositionId, string Position, string? Unit, IReadOnlyList<DutyHolder> Holders, string OrderNumber, DateOnly OrderDate, DateOnly From, DateOnly? Until, bool IsTermOver);

public sealed record DutyHolder(string Name, bool IsActing);

public sealed record Duty(StaffRole Role, IReadOnlyList<DutyLine> Lines)
{
    public bool IsUnowned => Lines.All(l => l.Holders.Count == 0);
    public bool NeedsRenewal => Lines.Count > 0 && Lines.All(l => l.IsTermOver);
}

/// <summary>Who has which of the duties the plans want a name behind, today. Read by citizens and by staff.</summary>
public sealed class DutyRoster(ParticipationContext db, TimeProvider clock)
{
    public async Task<IReadOnlyList<Duty>> ReadAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var named = StaffRoles.Named;
        var rows = await (from grant in db.Set<RoleGrant>().AsNoTracking().Where(RoleGrant.MayBeActive(today))
                          join position in db.Set<Position>() on grant.PositionId equals position.Id
                          join unit in db.Set<Unit>() on position.UnitId equals unit.Id into units
                          from unit in units.DefaultIfEmpty()
                          where named.Contains(grant.Role) && position.ClosedAt == null
                          orderby grant.From, grant.Id
                          select new { Grant = grant, position.Title, Unit = (string?)unit.Name }).ToListAsync(ct);
        var positions = rows.Select(r => r.Grant.PositionId).Distinct().ToList();
        var holders = (await (from holding in db.Set<Holding>()
                              join account in db.Users on holding.AccountId equals account.Id
                              where positions.Contains(holding.PositionId) && holding.From <= today && (holding.Until == null || holding.Until >= today)
                              orderby holding.IsActing, holding.From
                              select new { holding.PositionId, account.DisplayName, holding.IsActing }).ToListAsync(ct)).ToLookup(h => h.PositionId, h => new DutyHolder(h.DisplayName, h.IsActing));
        return named.Select(role => new Duty(role, rows.Where(r => r.Grant.Role == role && r.Grant.IsActive(today))
            .Select(r => new DutyLine(role, r.Grant.PositionId, r.Title, r.Unit, holders[r.Grant.PositionId].ToList(),
                r.Grant.OrderNumber, r.Grant.OrderDate, r.Grant.From, r.Grant.Until, r.Grant.IsTermOver(today))).ToList())).ToList();
    }
}
