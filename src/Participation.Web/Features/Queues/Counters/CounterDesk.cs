using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>A press at a counter, with the card the officer saw: a press that saw something else changes nothing.</summary>
/// <param name="PointId">At which counter.</param>
/// <param name="AccountId">Who.</param>
/// <param name="Actor">Who, as the log keeps it.</param>
/// <param name="SeenTicketId">The card at the counter when the button was drawn; null for none.</param>
/// <param name="SeenRevision">And its revision.</param>
public sealed record CounterPress(Guid PointId, Guid AccountId, string Actor, Guid? SeenTicketId, int SeenRevision);

/// <summary>How a press ended; every button of the console answers by it.</summary>
public abstract record CounterOutcome
{
    private CounterOutcome() { }

    public abstract T Match<T>(Func<Done, T> done, Func<Stale, T> stale, Func<Refused, T> refused, Func<NotOpen, T> notOpen);

    public sealed record Done(string Words) : CounterOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<Stale, T> stale, Func<Refused, T> refused, Func<NotOpen, T> notOpen) => done(this);
    }

    /// <summary>Pressed twice, or something happened meanwhile: the counter is shown as it is now.</summary>
    public sealed record Stale : CounterOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<Stale, T> stale, Func<Refused, T> refused, Func<NotOpen, T> notOpen) => stale(this);
    }

    /// <summary>A rule stands against it; the words belong beside the field, or at the top where it is empty.</summary>
    public sealed record Refused(string Words, string Field = "") : CounterOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<Stale, T> stale, Func<Refused, T> refused, Func<NotOpen, T> notOpen) => refused(this);
    }

    /// <summary>The counter is closed, or somebody else's.</summary>
    public sealed record NotOpen : CounterOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<Stale, T> stale, Func<Refused, T> refused, Func<NotOpen, T> notOpen) => notOpen(this);
    }
}

/// <summary>The counter as a press finds it, under the lock of its queue's day.</summary>
public sealed record AtCounter(OpenDay Day, CounterSession Session, Ticket? Ticket, Doer By)
{
    /// <summary>Changes the card so that it can be taken back for some seconds.</summary>
    /// <param name="ticket">Which card.</param>
    /// <param name="change">Ends with the entry in the log by which it is known.</param>
    /// <param name="kind">What was pressed, where that entry has another name for it.</param>
    internal void Undoably(Ticket ticket, Func<TicketEvent> change, TicketEventKind? kind = null)
    {
        var (before, atCounter, count, revision) = (ticket.Capture(), Session.TicketId, Day.OrdinaryInARow, ticket.Revision);
        var entry = change();
        Session.Remember(new UndoableStep(kind ?? entry.Kind, entry.QueueId, entry.Sequence, Day.Now, ticket.Id, before, atCounter, count, revision));
    }
}

/// <summary>What every press at a counter begins with: whose counter it is, the lock, and whether the press has seen what is.</summary>
public sealed class CounterDesk(ParticipationContext db, DayBook days, TimeProvider clock)
{
    /// <param name="press">The press.</param>
    /// <param name="act">What it does; its outcome is committed with it.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="otherQueueId">A second queue that is changed as well.</param>
    public Task<CounterOutcome> PressAsync(CounterPress press, Func<AtCounter, OpenDay?, CancellationToken, Task<CounterOutcome>> act, CancellationToken ct, Guid? otherQueueId = null) => db.WriteAsync(async write =>
    {
        var today = ThaiCalendar.Day(clock.Now());
        if (await db.Set<CounterSession>().AsNoTracking().Where(s => s.PointId == press.PointId && s.ClosedAt == null && s.AccountId == press.AccountId && s.Day == today).SingleOrDefaultAsync(write) is not { } found)
            return new CounterOutcome.NotOpen();
        var queue = await db.Set<Queue>().AsNoTracking().SingleAsync(q => q.Id == found.QueueId, write);
        OpenDay? other = null;
        OpenDay day;
        if (otherQueueId is { } otherId && otherId != queue.Id)
        {
            if (await db.Set<Queue>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == otherId, write) is not { } otherQueue) return new CounterOutcome.Refused("ไม่พบคิวที่เลือก", "OtherQueue");
            (day, other) = await days.OpenBothAsync(queue, otherQueue, write);
        }
        else
        {
            day = await days.OpenAsync(queue, write);
        }
        var session = await db.FreshAsync(db.Set<CounterSession>().Where(s => s.Id == found.Id), write);
        if (session is not { ClosedAt: null }) return new CounterOutcome.NotOpen();
        var ticket = session.TicketId is { } id ? await db.FreshTicketAsync(id, write) : null;
        if (ticket?.Id != press.SeenTicketId || (ticket is not null && ticket.Revision != press.SeenRevision)) return new CounterOutcome.Stale();
        return await act(new AtCounter(day, session, ticket, new Doer(press.Actor, TicketChannel.Staff, session.PointId, session.Id)), other, write);
    }, ct);
}
