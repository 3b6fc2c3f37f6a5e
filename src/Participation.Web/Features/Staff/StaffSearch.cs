using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Staff;

/// <summary>People and positions, by name, user name or title.</summary>
public sealed class StaffSearch(ParticipationContext db, TimeProvider clock) : ISearchable
{
    public IReadOnlyList<Type> Finds { get; } = [typeof(StaffAccount), typeof(Position)];

    public Permission Needs => Permission.SeePeople;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchWords words, Reach reach, int take, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var units = reach.Units.Select(u => (Guid?)u).ToList();
        var people = words.In(db.Users.AsNoTracking(), a => a.DisplayName + " " + a.UserName);
        var positions = words.In(db.Set<Position>().AsNoTracking(), p => p.Title);
        if (!reach.IsWhole)
        {
            people = people.Where(a => db.Set<Holding>().Any(h => h.AccountId == a.Id && (h.Until == null || h.Until >= today)
                && db.Set<Position>().Any(p => p.Id == h.PositionId && units.Contains(p.UnitId))));
            positions = positions.Where(p => units.Contains(p.UnitId));
        }
        var found = await people.OrderBy(a => a.ClosedAt != null).ThenBy(a => a.DisplayName).ThenBy(a => a.Id).Take(take)
            .Select(a => new SearchHit("เจ้าหน้าที่", a.DisplayName, a.ClosedAt != null ? "พ้นหน้าที่แล้ว" : "", "/staff/people/" + a.Id)).ToListAsync(ct);
        found.AddRange(await positions.OrderBy(p => p.Title).ThenBy(p => p.Id).Take(take)
            .Select(p => new SearchHit("ตำแหน่ง", p.Title, p.ClosedAt != null ? "ยุบแล้ว" : "", "/staff/positions/" + p.Id)).ToListAsync(ct));
        return found;
    }
}
