using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>Reads a queue as it is now, in a handful of statements however many wait.</summary>
public sealed class ReadQueueNow(ParticipationContext db, TimeProvider clock)
{
    private const int LastCalls = 8;

    public async Task<QueueNow?> RunAsync(Guid queueId, CancellationToken ct)
    {
        if (await db.Set<Queue>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == queueId, ct) is not { } queue) return null;
        var now = clock.Now();
        var today = ThaiCalendar.Day(now);
        // The stamp first and the log up to it: what happens while the rest is read is shown by the next picture, and no call is newer than its card.
        var row = await db.Set<QueueDay>().AsNoTracking().SingleOrDefaultAsync(d => d.QueueId == queueId && d.Day == today, ct);
        var stamp = row?.LastSequence ?? 0;
        var tickets = await db.Set<Ticket>().AsNoTracking().Where(t => t.QueueId == queueId && t.Day == today
            && t.State != TicketState.Finished && t.State != TicketState.Left && t.State != TicketState.Expired).ToListAsync(ct);
        var sessions = await db.Set<CounterSession>().AsNoTracking().Where(s => s.QueueId == queueId && s.Day == today && s.ClosedAt == null).OrderBy(s => s.Number).ToListAsync(ct);
        var log = db.Set<TicketEvent>().Where(e => e.QueueId == queueId && e.Day == today && e.Sequence <= stamp);
        var undone = await log.Where(e => e.Undoes != null).Select(e => e.Undoes!.Value).ToListAsync(ct);
        var counts = await log.Where(e => (e.Kind == TicketEventKind.Missed || e.Kind == TicketEventKind.Finished || e.Kind == TicketEventKind.CalledOutOfTurn) && !undone.Contains(e.Sequence)).GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(c => c.Key, c => c.Count, ct);
        var numbers = sessions.ToDictionary(s => s.Id, s => s.Number);
        var (waiting, newcomer) = await WaitingAsync(queue, row?.OrdinaryInARow ?? 0, tickets, sessions, ct);
        return new QueueNow
        {
            QueueId = queue.Id,
            Code = queue.Code,
            Name = queue.Name,
            Day = today,
            Stamp = stamp,
            At = now,
            IsOpen = queue.IsOpen,
            Counters = [.. sessions.Select(s => (Session: s, Card: tickets.Find(t => t.Id == s.TicketId))).Select(s => new CounterNow(s.Session.PointId, s.Session.Number, s.Card?.Text, s.Card?.State, s.Session.OpenedAt))],
            Calls = await CallsAsync(log, undone, ct),
            Waiting = waiting,
            NewcomerWait = newcomer,
            Others = [.. tickets.Where(t => t.State != TicketState.Waiting).OrderBy(t => t.CalledAt).ThenBy(t => t.Id).Select(t => Card(t, 0, null, t.SessionId is { } s && numbers.TryGetValue(s, out var number) ? number : null))],
            MissedToday = counts.GetValueOrDefault(TicketEventKind.Missed),
            FinishedToday = counts.GetValueOrDefault(TicketEventKind.Finished),
            OutOfTurnToday = counts.GetValueOrDefault(TicketEventKind.CalledOutOfTurn),
        };
    }

    private async Task<(List<CardNow> Waiting, WaitEstimate? Newcomer)> WaitingAsync(Queue queue, int ordinaryInARow, List<Ticket> tickets, List<CounterSession> sessions, CancellationToken ct)
    {
        var byId = tickets.ToDictionary(t => t.Id);
        var order = CallingRule.Order(tickets.Where(t => t.State == TicketState.Waiting).Select(t => t.AsInLine()), ordinaryInARow, queue.OrdinaryPerPriority);
        var pace = order.Count + sessions.Count == 0 ? default : await PaceAsync(queue.Id, ct);
        var busy = sessions.Count(s => s.TicketId is not null);
        var (cards, there) = (new List<CardNow>(order.Count), 0);
        foreach (var (ahead, place) in order.Index())
        {
            cards.Add(Card(byId[place.TicketId], ahead, WaitEstimate.Of(there, ahead, busy, sessions.Count, pace), null));
            if (place.IsPresent) there++;
        }
        return (cards, WaitEstimate.Of(there, order.Count, busy, sessions.Count, pace));
    }

    /// <summary>How fast this queue's last services went.</summary>
    private async Task<(int Quick, int Slow)> PaceAsync(Guid queueId, CancellationToken ct)
    {
        var last = await db.Set<Ticket>().Where(t => t.QueueId == queueId && t.State == TicketState.Finished && t.Series == TicketSeries.Main)
            .OrderByDescending(t => t.EndedAt).Take(WaitEstimate.Services).Select(t => t.ServedSeconds).ToListAsync(ct);
        var standard = last.Count >= WaitEstimate.Fewest ? null : await db.Set<ServiceKind>()
            .Where(k => k.IsActive && k.StandardMinutes != null && db.Set<PointOffer>().Any(o => o.ServiceKindId == k.Id && db.Set<QueueCounter>().Any(c => c.QueueId == queueId && c.PointId == o.PointId)))
            .MaxAsync(k => k.StandardMinutes, ct);
        return WaitEstimate.Learn(last, standard);
    }

    private async Task<List<CallNow>> CallsAsync(IQueryable<TicketEvent> log, List<int> undone, CancellationToken ct)
    {
        var calls = await log.Where(e => (e.Kind == TicketEventKind.Called || e.Kind == TicketEventKind.CalledOutOfTurn || e.Kind == TicketEventKind.Recalled) && !undone.Contains(e.Sequence))
            .OrderByDescending(e => e.Sequence).Take(LastCalls)
            .Join(db.Set<Ticket>(), e => e.TicketId, t => t.Id, (e, t) => new { e.Sequence, e.Kind, e.At, e.SessionId, t.Prefix, t.Number })
            .Join(db.Set<CounterSession>(), e => e.SessionId, s => s.Id, (e, s) => new { e.Sequence, e.Kind, e.At, e.Prefix, e.Number, Counter = s.Number })
            .OrderByDescending(e => e.Sequence).ToListAsync(ct);
        return [.. calls.Select(c => new CallNow(c.Sequence, Ticket.TextOf(c.Prefix, c.Number), c.Counter, c.Kind == TicketEventKind.Recalled, c.At))];
    }

    private static CardNow Card(Ticket ticket, int ahead, WaitEstimate? wait, int? counter) =>
        new(ticket.Id, ticket.Text, ticket.Lane, ticket.Class, ticket.State, ticket.PresentAt is not null, ahead, wait, counter, ticket.ArrivedAt, ticket.CalledAt, ticket.Revision);
}
