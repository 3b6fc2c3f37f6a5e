using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>What somebody wants to see: a period, and all queues, those of a unit, or one.</summary>
public sealed record QueueScope(FigurePeriod Period, string? QueueCode = null, Guid? UnitId = null);

/// <summary>Closed days from their rows, days under way reckoned from their log at this moment.</summary>
public sealed class ReadQueueFigures(ParticipationContext db, ReadDays days, OutOfTurnCalls outOfTurn, ISatisfactionByHour satisfaction, TimeProvider clock)
{
    public async Task<QueueSheet?> RunAsync(QueueScope scope, CancellationToken ct)
    {
        var all = await db.Set<Queue>().AsNoTracking().OrderBy(q => q.Code).ToListAsync(ct);
        var units = await db.Set<Unit>().AsNoTracking().ToListAsync(ct);
        var within = scope.UnitId is { } unit ? Below(unit, units) : null;
        var queues = all.Where(q => (scope.QueueCode is null || string.Equals(q.Code, scope.QueueCode, StringComparison.OrdinalIgnoreCase)) && (within is null || (q.UnitId is { } u && within.Contains(u)))).ToList();
        if ((scope.QueueCode is not null || scope.UnitId is not null) && queues.Count == 0 && all.Count > 0) return null;
        var (ids, from, to) = (queues.Select(q => q.Id).ToList(), scope.Period.From, scope.Period.To);
        var (hours, kinds, live) = await RowsAsync(ids, from, to, ct);
        var counters = await db.Set<QueueCounter>().AsNoTracking().Where(c => ids.Contains(c.QueueId)).ToListAsync(ct);
        var pointIds = counters.Select(c => c.PointId).Concat(hours.Select(h => h.PointId)).Distinct().ToList();
        var kindIds = kinds.Select(k => k.ServiceKindId).Distinct().ToList();
        var year = FigurePeriod.Of(PeriodKind.FiscalYear, from);
        return new QueueSheet
        {
            Period = scope.Period,
            Today = ThaiCalendar.Day(clock.Now()),
            AllQueues = all,
            Queues = queues,
            Units = units.ToDictionary(u => u.Id, u => u.Name),
            Hours = hours,
            Kinds = kinds,
            KindNames = await db.Set<ServiceKind>().Where(k => kindIds.Contains(k.Id)).ToDictionaryAsync(k => k.Id, k => new KindName(k.Name, k.StandardMinutes), ct),
            PointNames = await db.Set<ServicePoint>().Where(p => pointIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct),
            Counters = counters.ToDictionary(c => (c.QueueId, c.PointId), c => c.Number),
            OutOfTurn = await outOfTurn.ReadAsync(ids, from, to, ct),
            Paper = await PaperAsync(ids, from, to, ct),
            LiveDays = live.Count,
            Services = scope.Period.Kind is PeriodKind.Day or PeriodKind.Week or PeriodKind.Month ? await ServicesAsync(ids, from, to, live, ct) : null,
            Satisfaction = await satisfaction.ReadAsync([.. counters.Select(c => c.PointId)], from, to, ct) ?? [],
            ServedThisYear = await ServedAsync(ids, year, ct),
            PeopleTarget = await db.Set<QueueSettings>().Select(s => (int?)s.PeopleTarget).SingleOrDefaultAsync(ct) ?? new QueueSettings().PeopleTarget,
        };
    }

    private async Task<(List<QueueHour> Hours, List<QueueKindDay> Kinds, List<DayFigures> Live)> RowsAsync(List<Guid> ids, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var hours = await db.Set<QueueHour>().AsNoTracking().Where(h => ids.Contains(h.QueueId) && h.Day >= from && h.Day <= to).ToListAsync(ct);
        var kinds = await db.Set<QueueKindDay>().AsNoTracking().Where(k => ids.Contains(k.QueueId) && k.Day >= from && k.Day <= to).ToListAsync(ct);
        var live = (await days.RunAsync(db.Set<QueueDay>().Where(d => ids.Contains(d.QueueId) && d.Day >= from && d.Day <= to && d.ClosedAt == null), ct)).Select(DayReplay.Run).ToList();
        foreach (var day in live)
        {
            hours.AddRange(day.Hours);
            kinds.AddRange(day.Kinds);
        }
        return (hours, kinds, live);
    }

    private async Task<IReadOnlyList<ServiceGiven>> ServicesAsync(List<Guid> ids, DateOnly from, DateOnly to, List<DayFigures> live, CancellationToken ct)
    {
        var closed = await days.RunAsync(db.Set<QueueDay>().Where(d => ids.Contains(d.QueueId) && d.Day >= from && d.Day <= to && d.ClosedAt != null), ct);
        return [.. closed.Select(DayReplay.Run).Concat(live).SelectMany(d => d.Services)];
    }

    /// <summary>Paper entered as served: people, by queue and day, without times.</summary>
    private async Task<IReadOnlyDictionary<(Guid QueueId, DateOnly Day), int>> PaperAsync(List<Guid> ids, DateOnly from, DateOnly to, CancellationToken ct) =>
        (await db.Set<TicketEvent>().Where(e => e.Kind == TicketEventKind.PaperServed && ids.Contains(e.QueueId) && e.Day >= from && e.Day <= to)
            .GroupBy(e => new { e.QueueId, e.Day }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).ToDictionary(g => (g.Key.QueueId, g.Key.Day), g => g.Count);

    private async Task<int> ServedAsync(List<Guid> ids, FigurePeriod year, CancellationToken ct)
    {
        var (from, to) = (year.From, year.To);
        var closed = await db.Set<QueueHour>().Where(h => ids.Contains(h.QueueId) && h.Day >= from && h.Day <= to).SumAsync(h => h.Finished, ct);
        var open = await days.RunAsync(db.Set<QueueDay>().Where(d => ids.Contains(d.QueueId) && d.Day >= from && d.Day <= to && d.ClosedAt == null), ct);
        var paper = await db.Set<TicketEvent>().CountAsync(e => e.Kind == TicketEventKind.PaperServed && ids.Contains(e.QueueId) && e.Day >= from && e.Day <= to, ct);
        return closed + paper + open.Select(DayReplay.Run).Sum(d => d.Count(TicketEventKind.Finished));
    }

    private static HashSet<Guid> Below(Guid unit, List<Unit> units)
    {
        var below = new HashSet<Guid> { unit };
        while (units.Where(u => u.ParentId is { } parent && below.Contains(parent) && !below.Contains(u.Id)).Select(u => u.Id).ToList() is { Count: > 0 } more) below.UnionWith(more);
        return below;
    }
}
