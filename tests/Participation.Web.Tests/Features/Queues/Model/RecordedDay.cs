using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Queues;
using Participation.Web.Persistence;

namespace Participation.Web.Tests.Features.Queues.Model;

/// <summary>A queue's day as the database holds it.</summary>
public sealed record RecordedQueue(Queue Queue, QueueDay Day, IReadOnlyList<TicketEvent> Log, IReadOnlyList<QueueHour> Hours);

/// <summary>Everything the database holds of one day of some queues, and what must be true of it whatever happened.</summary>
public sealed record RecordedDay(IReadOnlyList<RecordedQueue> Queues, IReadOnlyList<Ticket> Tickets, IReadOnlyList<CounterSession> Sessions)
{
    public static async Task<RecordedDay> ReadAsync(ParticipationContext db, IReadOnlyList<Guid> queues, DateOnly day, CancellationToken ct)
    {
        var recorded = new List<RecordedQueue>();
        foreach (var id in queues)
        {
            if (await db.Set<QueueDay>().AsNoTracking().SingleOrDefaultAsync(d => d.QueueId == id && d.Day == day, ct) is not { } row) continue;
            var log = await db.Set<TicketEvent>().AsNoTracking().Where(e => e.QueueId == id && e.Day == day).OrderBy(e => e.Sequence).ToListAsync(ct);
            recorded.Add(new RecordedQueue(await db.Set<Queue>().AsNoTracking().SingleAsync(q => q.Id == id, ct), row, log,
                await db.Set<QueueHour>().AsNoTracking().Where(h => h.QueueId == id && h.Day == day).ToListAsync(ct)));
        }
        return new RecordedDay(recorded, await db.Set<Ticket>().AsNoTracking().Where(t => queues.Contains(t.HomeQueueId) && t.Day == day).OrderBy(t => t.Id).ToListAsync(ct),
            await db.Set<CounterSession>().AsNoTracking().Where(s => queues.Contains(s.QueueId) && s.Day == day).ToListAsync(ct));
    }

    /// <summary>What is wrong with it; nothing where all is well.</summary>
    public IReadOnlyList<string> Problems(bool isOver)
    {
        var problems = new List<string>();
        foreach (var queue in Queues)
        {
            var numbers = Tickets.Where(t => t.HomeQueueId == queue.Queue.Id && t.Series == TicketSeries.Main).Select(t => t.Number).Order().ToList();
            if (!numbers.SequenceEqual(Enumerable.Range(1, queue.Day.LastNumber))) problems.Add($"{queue.Queue.Code}: numbers {string.Join(' ', numbers)}, the last given is {queue.Day.LastNumber}");
            if (!queue.Log.Select(e => e.Sequence).SequenceEqual(Enumerable.Range(1, queue.Day.LastSequence))) problems.Add($"{queue.Queue.Code}: the log has gaps");
            if (queue.Log.Zip(queue.Log.Skip(1)).FirstOrDefault(pair => pair.First.At > pair.Second.At) is { First: { } first, Second: { } second }) problems.Add($"{queue.Queue.Code}: entry {second.Sequence} is earlier than {first.Sequence}: {first.At:O} {second.At:O}");
            if (isOver && queue.Day.ClosedAt is null) problems.Add($"{queue.Queue.Code}: the day is not closed");
            problems.AddRange(DoubleCalls(queue));
            if (isOver) problems.AddRange(WrongFigures(queue));
        }
        var issued = Queues.SelectMany(q => q.Log).Where(e => e.Kind is TicketEventKind.Issued or TicketEventKind.PaperServed).Select(e => e.TicketId!.Value).CountBy(t => t).ToDictionary(t => t.Key, t => t.Value);
        problems.AddRange(Tickets.Where(t => issued.GetValueOrDefault(t.Id) != 1).Select(t => $"{t.Text} was issued {issued.GetValueOrDefault(t.Id)} times by the log"));
        if (issued.Count != Tickets.Count) problems.Add($"{issued.Count} cards by the log, {Tickets.Count} in the table");
        if (!isOver) return problems;
        problems.AddRange(Tickets.Where(t => t.State is not (TicketState.Finished or TicketState.Left or TicketState.Expired or TicketState.Missed)).Select(t => $"{t.Text} is still {t.State}"));
        problems.AddRange(Sessions.Where(s => s.ClosedAt is null || s.TicketId is not null).Select(s => $"counter {s.Number} is still open"));
        return problems;
    }

    /// <summary>The hours that are kept are held against the log: what was undone counts for nothing.</summary>
    private static IEnumerable<string> WrongFigures(RecordedQueue queue)
    {
        if (queue.Hours.Count == 0) return [];
        var undone = queue.Log.Select(e => e.Undoes).OfType<int>().ToHashSet();
        var standing = queue.Log.Where(e => !undone.Contains(e.Sequence)).ToList();
        int Of(TicketEventKind kind) => standing.Count(e => e.Kind == kind);
        var figures = ((string What, int Kept, int Reckoned)[])
        [
            ("issued", queue.Hours.Sum(h => h.Issued), Of(TicketEventKind.Issued)), ("finished", queue.Hours.Sum(h => h.Finished), Of(TicketEventKind.Finished)),
            ("missed", queue.Hours.Sum(h => h.Missed), Of(TicketEventKind.Missed)), ("left", queue.Hours.Sum(h => h.Left), Of(TicketEventKind.Left)),
            ("expired", queue.Hours.Sum(h => h.Expired), Of(TicketEventKind.DayClosed)), ("transferred", queue.Hours.Sum(h => h.Transferred), Of(TicketEventKind.TransferredOut)),
            ("out of turn", queue.Hours.Sum(h => h.OutOfTurn), Of(TicketEventKind.CalledOutOfTurn)), ("overtaken", queue.Hours.Sum(h => h.Overtaken), standing.Sum(e => e.Overtaken ?? 0)),
        ];
        return figures.Where(f => f.Kept != f.Reckoned).Select(f => $"{queue.Queue.Code}: {f.What} {f.Kept} in the figures, {f.Reckoned} by the log");
    }

    /// <summary>A card that is called while it is at a counter, and a counter that calls while a card is at it.</summary>
    private static IEnumerable<string> DoubleCalls(RecordedQueue queue)
    {
        var at = new Dictionary<Guid, Guid>();
        foreach (var entry in queue.Log)
        {
            if (entry.TicketId is not { } card) continue;
            if (entry.Kind is TicketEventKind.Called or TicketEventKind.CalledOutOfTurn)
            {
                if (at.TryGetValue(card, out var session)) yield return $"{queue.Queue.Code} {entry.Sequence}: the card is called and already at a counter ({(session == entry.SessionId ? "the same" : "another")})";
                if (at.ContainsValue(entry.SessionId!.Value)) yield return $"{queue.Queue.Code} {entry.Sequence}: the counter calls with another card at it";
                at[card] = entry.SessionId.Value;
            }
            else if (entry.Kind is TicketEventKind.Resumed) at[card] = entry.SessionId!.Value;
            else if (entry.Kind is TicketEventKind.Missed or TicketEventKind.Held or TicketEventKind.Finished or TicketEventKind.Left or TicketEventKind.TransferredOut or TicketEventKind.DayClosed) at.Remove(card);
            else if (entry is { Kind: TicketEventKind.Undone, Undoes: { } undoes })
            {
                if (queue.Log[undoes - 1].Kind is TicketEventKind.Called or TicketEventKind.CalledOutOfTurn or TicketEventKind.TransferredIn) at.Remove(card);
                else at[card] = entry.SessionId!.Value;
            }
        }
    }
}
