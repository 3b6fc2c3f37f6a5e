using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Queues;

/// <summary>
/// Finished cards by the counter at which they ended: of closed days from their rows, of the day under way from its log, and
/// paper cards that were entered as served, on whichever day that was done.
/// </summary>
public sealed class ServedByQueue(ParticipationContext db) : IServedCounts
{
    public async Task<IReadOnlyDictionary<Guid, int>?> ServedAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        if (!await db.Set<Queue>().AnyAsync(ct)) return null;
        var served = await db.Set<QueueHour>().Where(h => h.Day >= from && h.Day <= to && h.PointId != Guid.Empty && h.Finished > 0)
            .GroupBy(h => h.PointId).Select(g => new { g.Key, Count = g.Sum(h => h.Finished) }).ToDictionaryAsync(c => c.Key, c => c.Count, ct);
        var open = await db.Set<QueueDay>().Where(d => d.ClosedAt == null && d.Day >= from && d.Day <= to).Join(
            db.Set<TicketEvent>().Where(e => e.Kind == TicketEventKind.Finished || e.Kind == TicketEventKind.Undone),
            d => new { d.QueueId, d.Day }, e => new { e.QueueId, e.Day }, (_, e) => new { e.QueueId, e.Day, e.Sequence, e.Kind, e.PointId, e.Undoes }).ToListAsync(ct);
        var undone = open.Where(e => e.Undoes is not null).Select(e => (e.QueueId, e.Day, e.Undoes!.Value)).ToHashSet();
        foreach (var finished in open.Where(e => e.Kind == TicketEventKind.Finished && e.PointId is not null && !undone.Contains((e.QueueId, e.Day, e.Sequence)))) Add(finished.PointId!.Value, 1);
        var paper = await db.Set<TicketEvent>().Where(e => e.Kind == TicketEventKind.PaperServed && e.Day >= from && e.Day <= to && e.PointId != null)
            .GroupBy(e => e.PointId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        foreach (var point in paper) Add(point.Key, point.Count);
        return served;

        void Add(Guid point, int count) => served[point] = served.GetValueOrDefault(point) + count;
    }
}
