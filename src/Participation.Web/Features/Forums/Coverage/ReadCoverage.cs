using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Counts a fiscal year by village. Meetings of the council are no forums and count nowhere.</summary>
public sealed class ReadCoverage(ParticipationContext db)
{
    public async Task<ForumCoverage> RunAsync(int fiscalYear, CancellationToken ct)
    {
        var villages = await db.ActiveVillagesAsync(ct);
        var (now, before) = (await CountAsync(fiscalYear, ct), await CountAsync(fiscalYear - 1, ct));
        var (from, until) = (ThaiCalendar.FiscalYearStart(fiscalYear), ThaiCalendar.FiscalYearStart(fiscalYear + 1));
        var opinions = await db.Set<Opinion>().Where(o => o.VillageId != null)
            .Join(Forums(from, until), o => o.ForumId, f => f.Id, (o, f) => o.VillageId!.Value).GroupBy(v => v).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var elsewhere = await Forums(from, until).Where(f => f.State == ForumState.Held).SumAsync(f => f.AttendedElsewhere, ct);
        return new ForumCoverage(fiscalYear, (await db.ForumSettingsAsync(ct)).Target, [.. villages.Select(v =>
        {
            var (own, last) = (now.GetValueOrDefault(v.Id), before.GetValueOrDefault(v.Id));
            return new VillageCoverage(v, own.Planned, own.Held, own.Came, opinions.GetValueOrDefault(v.Id), last.Came, last.Held);
        })], elsewhere);
    }

    private async Task<Dictionary<Guid, (int Planned, int Held, int Came)>> CountAsync(int fiscalYear, CancellationToken ct)
    {
        var (from, until) = (ThaiCalendar.FiscalYearStart(fiscalYear), ThaiCalendar.FiscalYearStart(fiscalYear + 1));
        var counts = await Forums(from, until).Where(f => f.State != ForumState.Cancelled)
            .Join(db.Set<ForumVillage>(), f => f.Id, v => v.ForumId, (f, v) => new { f.Level, f.State, v.VillageId, v.IsInvited, v.Attended })
            .GroupBy(r => r.VillageId)
            .Select(g => new
            {
                g.Key,
                Planned = g.Count(r => r.Level == ForumLevel.Village && r.IsInvited),
                Held = g.Count(r => r.Level == ForumLevel.Village && r.IsInvited && r.State == ForumState.Held && r.Attended > 0),
                Came = g.Sum(r => r.State == ForumState.Held ? r.Attended : 0),
            }).ToListAsync(ct);
        return counts.ToDictionary(c => c.Key, c => (c.Planned, c.Held, c.Came));
    }

    private IQueryable<Forum> Forums(DateOnly from, DateOnly until) => db.Set<Forum>().AsNoTracking().Where(f => f.Purpose != ForumPurpose.Council && f.Day >= from && f.Day < until);
}
