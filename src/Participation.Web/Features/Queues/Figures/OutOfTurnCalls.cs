using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Queues;

/// <summary>Calls out of turn that stand, of any period, from the log: few, and found by their kind.</summary>
public sealed class OutOfTurnCalls(ParticipationContext db)
{
    public async Task<IReadOnlyList<OutOfTurnCall>> ReadAsync(IReadOnlyCollection<Guid> queueIds, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var log = db.Set<TicketEvent>();
        var calls = await log.Where(e => e.Kind == TicketEventKind.CalledOutOfTurn && e.Day >= from && e.Day <= to && queueIds.Contains(e.QueueId))
            .Join(db.Set<Ticket>(), e => e.TicketId, t => t.Id, (e, t) => new { e.QueueId, e.Day, e.Sequence, e.At, e.PointId, e.Reason, e.Overtaken, t.Prefix, t.Number }).ToListAsync(ct);
        var undone = (await log.Where(e => e.Kind == TicketEventKind.Undone && e.Day >= from && e.Day <= to && e.Undoes != null).Select(e => new { e.QueueId, e.Day, e.Undoes }).ToListAsync(ct))
            .Select(u => (u.QueueId, u.Day, u.Undoes!.Value)).ToHashSet();
        return [.. calls.Where(c => !undone.Contains((c.QueueId, c.Day, c.Sequence))).OrderByDescending(c => c.At).ThenByDescending(c => c.Sequence)
            .Select(c => new OutOfTurnCall(c.QueueId, c.Day, c.Sequence, c.At, c.PointId ?? Guid.Empty, Ticket.TextOf(c.Prefix, c.Number), c.Reason ?? OutOfTurnReason.Other, c.Overtaken ?? 0))];
    }
}
