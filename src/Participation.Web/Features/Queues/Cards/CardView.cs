using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>Where somebody stands with their card, as far as the next step depends on it.</summary>
public enum CardStage
{
    /// <summary>Waits, and nobody knows that the person is in the hall.</summary>
    Elsewhere,

    /// <summary>The same, and the turn has come and gone.</summary>
    PassedOver,
    Waiting,

    /// <summary>Nobody is before them.</summary>
    Next,
    Called,
    Serving,
    Held,
    Missed,
    MissedForGood,
    Away,
    Finished,
    Left,
    Expired,
}

/// <summary>A card as its owner sees it now: the same on the page and in LINE.</summary>
public sealed record CardView
{
    public required Guid TicketId { get; init; }
    public required string Text { get; init; }

    /// <summary>In which it stands now.</summary>
    public required Queue Queue { get; init; }

    public required Guid HomeQueueId { get; init; }
    public required TicketClass Class { get; init; }
    public required CardStage Stage { get; init; }
    public required DateTime ArrivedAt { get; init; }
    public required bool HasReturned { get; init; }

    /// <summary>In the picture of the queue; null once it leads nowhere any more.</summary>
    public required CardNow? Now { get; init; }

    public required string? Service { get; init; }

    public int Ahead => Now?.Ahead ?? 0;
    public int? Counter => Now?.Counter;

    /// <summary>Something can still happen to it today.</summary>
    public bool IsUnderWay => Stage is not (CardStage.Finished or CardStage.Left or CardStage.Expired or CardStage.MissedForGood);

    public bool IsWaiting => Stage is CardStage.Elsewhere or CardStage.PassedOver or CardStage.Waiting or CardStage.Next;

    /// <summary>The hall's code is what it needs now.</summary>
    public bool NeedsHallCode => Stage is CardStage.Elsewhere or CardStage.PassedOver or CardStage.Missed or CardStage.Away;

    public bool MayStepOut => IsWaiting && !HasReturned;
    public bool MayLeave => IsWaiting || Stage is CardStage.Called or CardStage.Missed or CardStage.Away;
}

/// <summary>Reads a card for its owner.</summary>
public sealed class ReadCard(ParticipationContext db, ReadQueueNow queues, TimeProvider clock)
{
    public async Task<CardView?> RunAsync(Guid ticketId, CancellationToken ct)
    {
        if (await db.Set<Ticket>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == ticketId, ct) is not { } ticket) return null;
        var queue = await db.Set<Queue>().AsNoTracking().SingleAsync(q => q.Id == ticket.QueueId, ct);
        var isToday = ticket.Day == ThaiCalendar.Day(clock.Now());
        var now = isToday && ticket.State.IsUnderWay() ? (await queues.RunAsync(queue.Id, ct))?.Find(ticket.Id) : null;
        return new CardView
        {
            TicketId = ticket.Id,
            Text = ticket.Text,
            Queue = queue,
            HomeQueueId = ticket.HomeQueueId,
            Class = ticket.Class,
            Stage = StageOf(ticket, now, isToday),
            ArrivedAt = ticket.ArrivedAt,
            HasReturned = ticket.HasReturned,
            Now = now,
            Service = ticket.ServiceKindId is { } kind ? await db.Set<Agency.ServiceKind>().Where(k => k.Id == kind).Select(k => k.Name).SingleOrDefaultAsync(ct) : null,
        };
    }

    private static CardStage StageOf(Ticket ticket, CardNow? now, bool isToday) => ticket.State switch
    {
        TicketState.Finished => CardStage.Finished,
        TicketState.Left => CardStage.Left,
        // The day's cards are closed a moment after midnight.
        _ when !isToday => CardStage.Expired,
        TicketState.Waiting when ticket.PresentAt is null => ticket.IsPassedOver ? CardStage.PassedOver : CardStage.Elsewhere,
        TicketState.Waiting => now is { Ahead: 0 } ? CardStage.Next : CardStage.Waiting,
        TicketState.Called => CardStage.Called,
        TicketState.Serving => CardStage.Serving,
        TicketState.Held => CardStage.Held,
        TicketState.Missed => ticket.MayReturn ? CardStage.Missed : CardStage.MissedForGood,
        TicketState.Away => CardStage.Away,
        _ => CardStage.Expired,
    };
}
