using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>Lunch breaks and holidays of the next days for which a point is to serve and nobody is named.</summary>
public sealed class RosterDuties(ParticipationContext db, TimeProvider clock) : IStaffDuties
{
    private const int DaysAhead = 7;

    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var until = today.AddDays(DaysAhead);
        var times = await db.Set<PointTime>().Where(t => t.Time != ServingTime.OfficeHours)
            .Join(db.Set<ServicePoint>().Where(p => p.IsOpen && p.Kind != PointKind.Online), t => t.PointId, p => p.Id, (t, p) => new { t.PointId, t.Time, p.Code, p.Name })
            .OrderBy(t => t.Code).Take(100).ToListAsync(ct);
        if (times.Count == 0) return [];
        var holidays = (await db.Set<Holiday>().Where(h => h.Day >= today && h.Day <= until).Select(h => h.Day).ToListAsync(ct)).ToHashSet();
        var manned = (await db.Set<RosterEntry>().Where(e => e.Day >= today && e.Day <= until).Select(e => new { e.PointId, e.Time, e.Day }).Distinct().ToListAsync(ct))
            .Select(e => (e.PointId, e.Time, e.Day)).ToHashSet();
        var duties = new List<StaffDuty>();
        foreach (var time in times)
        {
            var open = Enumerable.Range(0, DaysAhead).Select(today.AddDays).Where(day => SaveRoster.Serves(time.Time, day, holidays) && !manned.Contains((time.PointId, time.Time, day))).ToList();
            if (open.Count > 0)
                duties.Add(new StaffDuty($"{time.Name} ยังไม่มีคนอยู่เวร{time.Time.Word()} {open.Count} วัน เริ่ม {ThaiCalendar.ShortDate(open[0])}", $"/staff/service-points/{time.Code}/roster", Urgent: open[0] == today));
        }
        return duties;
    }
}
