using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>Opens a queue's day for a change: until the commit nobody else changes anything in that queue.</summary>
public sealed class DayBook(ParticipationContext db, QueueLive live, TimeProvider clock)
{
    /// <summary>Today's; the row is made with the first step of the day. Only inside a write transaction.</summary>
    public Task<OpenDay> OpenAsync(Queue queue, CancellationToken ct)
    {
        var now = clock.Now();
        return OpenAsync(queue, ThaiCalendar.Day(now), now, ct);
    }

    /// <summary>Two at once, always in the same order, so that two transfers in opposite directions do not wait for each other.</summary>
    public async Task<(OpenDay One, OpenDay Other)> OpenBothAsync(Queue one, Queue other, CancellationToken ct)
    {
        if (one.Id.CompareTo(other.Id) < 0) return (await OpenAsync(one, ct), await OpenAsync(other, ct));
        var second = await OpenAsync(other, ct);
        return (await OpenAsync(one, ct), second);
    }

    internal async Task<OpenDay> OpenAsync(Queue queue, DateOnly day, DateTime now, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A queue's day is changed inside a write transaction.");
        // Writing what stands there already takes the row's lock: on PostgreSQL everybody else who wants this day waits here.
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO queue_days (queue_id, day, last_number, last_sequence, ordinary_in_arow, last_call) VALUES ({queue.Id}, {day}, 0, 0, 0, 0)
            ON CONFLICT (queue_id, day) DO UPDATE SET last_number = queue_days.last_number
            """, ct);
        var row = db.Set<QueueDay>().Local.FirstOrDefault(d => d.QueueId == queue.Id && d.Day == day);
        if (row is null) row = await db.Set<QueueDay>().SingleAsync(d => d.QueueId == queue.Id && d.Day == day, ct);
        else if (db.Entry(row).State == EntityState.Unchanged) await db.Entry(row).ReloadAsync(ct);
        db.OnCommitted(() => live.Changed(queue.Id));
        return new OpenDay(db, queue, row, now);
    }
}

/// <summary>Who does something, how and where, as the log keeps it.</summary>
public sealed record Doer(string Actor, TicketChannel? Channel = null, Guid? PointId = null, Guid? SessionId = null)
{
    public static readonly Doer System = new("system");

    public static Doer Citizen(TicketChannel channel) => new("citizen", channel);

    public static Doer Device(Guid deviceId) => new($"device:{deviceId:N}", TicketChannel.Screen);

    public bool IsStaff => Actor.StartsWith("staff:", StringComparison.Ordinal);
}

/// <summary>A queue's day held by this transaction: the line as it stands, the next number, and the log.</summary>
public sealed class OpenDay(ParticipationContext db, Queue queue, QueueDay row, DateTime now)
{
    public Queue Queue { get; } = queue;
    public DateTime Now { get; } = now;
    public DateOnly Day => row.Day;
    public bool IsClosed => row.ClosedAt is not null;
    public int OrdinaryInARow => row.OrdinaryInARow;

    /// <summary>Everybody who waits, also those who are not in the hall.</summary>
    public async Task<IReadOnlyList<InLine>> LineAsync(CancellationToken ct) =>
        await db.Set<Ticket>().AsNoTracking().Where(t => t.QueueId == Queue.Id && t.Day == Day && t.State == TicketState.Waiting)
            .Select(t => new InLine(t.Id, t.Class == TicketClass.Ordinary ? Lane.Ordinary : Lane.Priority, t.OrderAt, t.OrderTie, t.Number, t.PresentAt != null)).ToListAsync(ct);

    /// <summary>The next number, from the one row, under its lock: rolled back with everything else, so that none is lost.</summary>
    internal async Task<int> NextNumberAsync(CancellationToken ct) => (await db.Database.SqlQuery<int>(
        $"""UPDATE queue_days SET last_number = last_number + 1 WHERE queue_id = {Queue.Id} AND day = {Day} RETURNING last_number AS "Value" """).ToListAsync(ct))[0];

    /// <summary>Writes a step into the log and, where an officer took it, into the audit trail.</summary>
    internal TicketEvent Log(
        TicketEventKind kind, Doer by, Ticket? ticket, OutOfTurnReason? reason = null, int? overtaken = null, Guid? otherQueue = null, int? undoes = null, Guid? serviceKind = null, string? note = null)
    {
        var entry = new TicketEvent
        {
            QueueId = Queue.Id,
            Day = Day,
            Sequence = row.NextSequence(),
            At = Now,
            Kind = kind,
            Actor = by.Actor,
            Channel = by.Channel,
            PointId = by.PointId,
            SessionId = by.SessionId,
            TicketId = ticket?.Id,
            ServiceKindId = serviceKind,
            Reason = reason,
            Overtaken = overtaken,
            OtherQueueId = otherQueue,
            Undoes = undoes,
        };
        db.Add(entry);
        if (note is { Length: > 0 }) db.Add(new TicketNote { QueueId = Queue.Id, Day = Day, Sequence = entry.Sequence, Text = note });
        if (ticket is not null) ticket.Revision = entry.Sequence;
        if (by.IsStaff) db.Audit(new AuditRecord(by.Actor, QueueAudit.Action(kind), ticket is null ? $"queue:{Queue.Code}" : $"ticket:{ticket.Id:N}", QueueAudit.Details(entry, ticket, Queue)));
        return entry;
    }

    internal void CountCall(Ticket ticket, TicketEvent call) => (row.OrdinaryInARow, row.LastCall) = (CallingRule.CountAfter(ticket.Lane, row.OrdinaryInARow), call.Sequence);

    /// <summary>A call that was taken back counts no more, unless another was reckoned on it.</summary>
    internal void UncountCall(UndoableStep step)
    {
        if (row.LastCall == step.Sequence) row.OrdinaryInARow = step.OrdinaryInARow;
    }

    internal void Close() => row.ClosedAt = Now;
}
