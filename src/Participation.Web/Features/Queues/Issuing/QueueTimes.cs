using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>A stretch of a day in which some counter of the queue serves.</summary>
public sealed record ServingWindow(TimeOnly From, TimeOnly To);

/// <summary>Whether a card may be taken now, and if not, why and when again.</summary>
public abstract record Issuing
{
    private Issuing() { }

    public abstract T Match<T>(Func<Open, T> open, Func<Closed, T> closed);

    public sealed record Open : Issuing
    {
        public override T Match<T>(Func<Open, T> open, Func<Closed, T> closed) => open(this);
    }

    /// <summary>Why, and when again where that is known.</summary>
    public sealed record Closed(string Words, DateOnly? OpensOn, TimeOnly? OpensAt) : Issuing
    {
        public override T Match<T>(Func<Open, T> open, Func<Closed, T> closed) => closed(this);
    }
}

/// <summary>
/// When cards are given: from the serving times of the queue's counters, lunch and holidays only where somebody is on the
/// roster. Whoever stands there may take one an hour before opening, at a distance only once a counter is open.
/// </summary>
public sealed class QueueTimes(ParticipationContext db, CurrentAgency agency, TimeProvider clock)
{
    private static readonly TimeSpan Early = TimeSpan.FromHours(1);
    private const int DaysAhead = 14;

    public async Task<Issuing> ReadAsync(Queue queue, bool isInHall, bool byStaff, CancellationToken ct)
    {
        var local = ThaiCalendar.ToBangkok(clock.Now());
        var (today, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (!queue.IsOpen) return new Issuing.Closed("คิวนี้ปิดใช้อยู่", null, null);
        var isOpen = await db.Set<CounterSession>().AnyAsync(s => s.QueueId == queue.Id && s.ClosedAt == null && s.Day == today, ct);
        if (byStaff && isOpen) return new Issuing.Open();
        var days = await WindowsAsync(queue.Id, today, today.AddDays(DaysAhead), ct);
        var now = days[0].Windows;
        // Not planned, and somebody serves all the same.
        if (isOpen && now.Count == 0) return new Issuing.Open();
        if (now.Count > 0)
        {
            var last = now[^1].To.AddMinutes(byStaff ? 0 : -queue.LastCardMinutes);
            if (time.ToTimeSpan() < now[0].From.ToTimeSpan() - Early) return new Issuing.Closed("ยังไม่ถึงเวลารับบัตรคิว", today, now[0].From);
            if (time <= last)
            {
                if (isInHall || byStaff || isOpen) return new Issuing.Open();
                var opens = now.FirstOrDefault(w => w.To > time)?.From ?? now[0].From;
                return time < opens
                    ? new Issuing.Closed("รับบัตรคิวจากที่อื่นได้เมื่อช่องบริการเปิด", today, opens)
                    : new Issuing.Closed("ช่องบริการยังไม่เปิด รับบัตรคิวได้ที่สำนักงาน", null, null);
            }
        }
        var next = days.Skip(1).FirstOrDefault(d => d.Windows.Count > 0);
        return new Issuing.Closed(now.Count > 0 ? "วันนี้ปิดรับบัตรคิวแล้ว" : "วันนี้ไม่มีช่องเปิดให้บริการ", next.Windows is null ? null : next.Day, next.Windows?[0].From);
    }

    /// <summary>The windows of each day, put together from all counters, in order.</summary>
    public async Task<IReadOnlyList<(DateOnly Day, IReadOnlyList<ServingWindow> Windows)>> WindowsAsync(Guid queueId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var points = await db.Set<QueueCounter>().Where(c => c.QueueId == queueId && db.Set<ServicePoint>().Any(p => p.Id == c.PointId && p.IsOpen)).Select(c => c.PointId).ToListAsync(ct);
        var times = await db.Set<PointTime>().AsNoTracking().Where(t => points.Contains(t.PointId)).ToListAsync(ct);
        var manned = (await db.Set<RosterEntry>().Where(e => points.Contains(e.PointId) && e.Day >= from && e.Day <= to && e.Time != ServingTime.OfficeHours)
            .Select(e => new { e.PointId, e.Day, e.Time }).Distinct().ToListAsync(ct)).Select(e => (e.PointId, e.Day, e.Time)).ToHashSet();
        var holidays = (await db.Set<Holiday>().Where(h => h.Day >= from && h.Day <= to).Select(h => h.Day).ToListAsync(ct)).ToHashSet();
        var hours = (await agency.FindAsync(ct))?.Hours;
        var days = new List<(DateOnly, IReadOnlyList<ServingWindow>)>();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            var isHoliday = holidays.Contains(day) || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            List<ServingWindow> windows = [];
            foreach (var time in times)
            {
                if ((time.Time == ServingTime.Holiday) != isHoliday) continue;
                if (time.Time != ServingTime.OfficeHours && !manned.Contains((time.PointId, day, time.Time))) continue;
                windows.AddRange(time.Time == ServingTime.OfficeHours ? WithoutLunch(time, hours) : [new ServingWindow(time.From, time.To)]);
            }
            days.Add((day, Together(windows)));
        }
        return days;
    }

    private static IEnumerable<ServingWindow> WithoutLunch(PointTime time, OfficeHours? hours)
    {
        if (hours is not { LunchFrom: { } from, LunchTo: { } to } || from >= time.To || to <= time.From) return [new ServingWindow(time.From, time.To)];
        return new[] { new ServingWindow(time.From, from), new ServingWindow(to, time.To) }.Where(w => w.From < w.To);
    }

    private static List<ServingWindow> Together(List<ServingWindow> windows)
    {
        var merged = new List<ServingWindow>();
        foreach (var window in windows.OrderBy(w => w.From))
        {
            if (merged.Count > 0 && window.From <= merged[^1].To) merged[^1] = merged[^1] with { To = window.To > merged[^1].To ? window.To : merged[^1].To };
            else merged.Add(window);
        }
        return merged;
    }
}
