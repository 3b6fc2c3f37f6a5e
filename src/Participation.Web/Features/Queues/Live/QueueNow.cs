namespace Participation.Web.Features.Queues;

/// <summary>
/// A queue at one moment, as board, cards and consoles show it: read once for everybody who looks, and never changed. Numbers
/// only; nothing in it leads to a person.
/// </summary>
public sealed record QueueNow
{
    public required Guid QueueId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>The log's last entry when this was read: a later picture has a higher one.</summary>
    public required int Stamp { get; init; }

    public required DateTime At { get; init; }
    public required bool IsOpen { get; init; }
    public required IReadOnlyList<CounterNow> Counters { get; init; }

    /// <summary>The calls of the day, the newest first; each has its own serial, so that each is announced once.</summary>
    public required IReadOnlyList<CallNow> Calls { get; init; }

    /// <summary>Everybody who waits, in the order in which they will be called.</summary>
    public required IReadOnlyList<CardNow> Waiting { get; init; }

    /// <summary>Cards that still lead somewhere and do not wait: called, served, put aside, missed, away.</summary>
    public required IReadOnlyList<CardNow> Others { get; init; }

    public required int MissedToday { get; init; }
    public required int FinishedToday { get; init; }
    public required int OutOfTurnToday { get; init; }

    /// <summary>How long somebody waits who takes an ordinary card now and is there; null where no counter is open.</summary>
    public WaitEstimate? NewcomerWait { get; init; }

    public int WaitingOrdinary => Waiting.Count(c => c.Lane == Lane.Ordinary);
    public int WaitingPriority => Waiting.Count(c => c.Lane == Lane.Priority);

    public CardNow? Find(Guid ticketId) => Waiting.FirstOrDefault(c => c.TicketId == ticketId) ?? Others.FirstOrDefault(c => c.TicketId == ticketId);
}

/// <summary>An open counter, and the card at it.</summary>
public sealed record CounterNow(Guid PointId, int Number, string? CardText, TicketState? State, DateTime OpenedAt);

/// <param name="Serial">The log's entry: rises with every call.</param>
/// <param name="CardText">A012.</param>
/// <param name="Counter">Its number.</param>
/// <param name="IsAgain">Not the first call of this card.</param>
/// <param name="At">When.</param>
public sealed record CallNow(int Serial, string CardText, int Counter, bool IsAgain, DateTime At);

/// <summary>A card in the picture. Ahead are the people who will be called before; the wait is null where nothing can be said.</summary>
public sealed record CardNow(
    Guid TicketId, string Text, Lane Lane, TicketClass Class, TicketState State, bool IsPresent, int Ahead, WaitEstimate? Wait, int? Counter, DateTime ArrivedAt, DateTime? CalledAt, int Revision);
