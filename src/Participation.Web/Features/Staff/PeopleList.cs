using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff;

public sealed record PersonLine(Guid Id, string Name, bool IsInvited, bool IsClosed, bool HasSecondFactor, IReadOnlyList<string> Positions);

public sealed record PositionLine(Guid Id, string Title, string? Unit, bool IsClosed, IReadOnlyList<string> Holders, IReadOnlyList<StaffRole> Roles);

/// <summary>Pages of people and of positions, as far as somebody's reach goes.</summary>
public sealed class PeopleList(ParticipationContext db, TimeProvider clock)
{
    public const int PageSize = 50;

    private DateOnly Today => ThaiCalendar.Day(clock.Now());

    public async Task<(IReadOnlyList<PersonLine> Lines, int? Next)> PeopleAsync(Reach reach, bool closed, int skip, CancellationToken ct)
    {
        var today = Today;
        var accounts = db.Users.AsNoTracking().Where(a => (a.ClosedAt != null) == closed);
        if (!reach.IsWhole)
        {
            var units = reach.Units.Select(u => (Guid?)u).ToList();
            accounts = accounts.Where(a => db.Set<Holding>().Any(h => h.AccountId == a.Id && (h.Until == null || h.Until >= today)
                && db.Set<Position>().Any(p => p.Id == h.PositionId && units.Contains(p.UnitId))));
        }
        var people = await accounts.OrderBy(a => a.DisplayName).ThenBy(a => a.Id).Skip(skip).Take(PageSize + 1).ToListAsync(ct);
        var ids = people.ConvertAll(a => a.Id);
        var titles = (await (from holding in db.Set<Holding>()
                             join position in db.Set<Position>() on holding.PositionId equals position.Id
                             where ids.Contains(holding.AccountId) && holding.From <= today && (holding.Until == null || holding.Until >= today)
                             orderby position.Title
                             select new { holding.AccountId, position.Title, holding.IsActing }).ToListAsync(ct)).ToLookup(t => t.AccountId, t => t.IsActing ? $"รักษาการ {t.Title}" : t.Title);
        return (people.Take(PageSize).Select(a => new PersonLine(a.Id, a.DisplayName, a.IsInvited, a.ClosedAt is not null, a.TwoFactorEnabled, titles[a.Id].ToList())).ToList(),
            people.Count > PageSize ? skip + PageSize : null);
    }

    public async Task<(IReadOnlyList<PositionLine> Lines, int? Next)> PositionsAsync(Reach reach, int skip, CancellationToken ct)
    {
        var today = Today;
        var positions = from position in db.Set<Position>().AsNoTracking()
                        join unit in db.Set<Unit>() on position.UnitId equals unit.Id into units
                        from unit in units.DefaultIfEmpty()
                        select new { Position = position, Unit = (string?)unit.Name };
        if (!reach.IsWhole)
        {
            var units = reach.Units.Select(u => (Guid?)u).ToList();
            positions = positions.Where(p => units.Contains(p.Position.UnitId));
        }
        var page = await positions.OrderBy(p => p.Position.ClosedAt != null).ThenBy(p => p.Position.Title).ThenBy(p => p.Position.Id).Skip(skip).Take(PageSize + 1).ToListAsync(ct);
        var ids = page.ConvertAll(p => p.Position.Id);
        var holders = (await (from holding in db.Set<Holding>()
                              join account in db.Users on holding.AccountId equals account.Id
                              where ids.Contains(holding.PositionId) && holding.From <= today && (holding.Until == null || holding.Until >= today)
                              orderby holding.IsActing, account.DisplayName
                              select new { holding.PositionId, account.DisplayName, holding.IsActing }).ToListAsync(ct)).ToLookup(h => h.PositionId, h => h.IsActing ? $"{h.DisplayName} (รักษาการ)" : h.DisplayName);
        var roles = (await db.Set<RoleGrant>().AsNoTracking().Where(RoleGrant.MayBeActive(today)).Where(g => ids.Contains(g.PositionId)).ToListAsync(ct))
            .Where(g => g.IsActive(today)).ToLookup(g => g.PositionId, g => g.Role);
        return (page.Take(PageSize).Select(p => new PositionLine(p.Position.Id, p.Position.Title, p.Unit, p.Position.ClosedAt is not null,
                holders[p.Position.Id].ToList(), roles[p.Position.Id].Distinct().Order().ToList())).ToList(),
            page.Count > PageSize ? skip + PageSize : null);
    }

    public static int Skip(string? from) => int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? Math.Min(skip, 100_000) : 0;
}
