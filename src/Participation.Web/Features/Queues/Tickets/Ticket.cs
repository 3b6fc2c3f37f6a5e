using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Queues;

/// <summary>
/// บัตรคิว. Number, day, class and arrival stand for ever: the database refuses to change or delete them. Whose card it is
/// lies in <see cref="TicketHolder"/>, which can be erased. The state changes are methods that check the state.
/// </summary>
public sealed class Ticket
{
    public required Guid Id { get; init; }

    /// <summary>The queue that gave the number.</summary>
    public required Guid HomeQueueId { get; init; }

    public required DateOnly Day { get; init; }
    public required TicketSeries Series { get; init; }
    public required string Prefix { get; init; }
    public required int Number { get; init; }
    public required TicketClass Class { get; init; }
    public required TicketChannel Channel { get; init; }

    /// <summary>When it came into the line. A transfer keeps it.</summary>
    public required DateTime ArrivedAt { get; init; }

    /// <summary>What a paper card says of its arrival; believed by nobody and shown as claimed.</summary>
    public DateTime? ClaimedAt { get; init; }

    /// <summary>SHA-256 of the token in the card's address: whoever reads the table can act for nobody.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The form or the device's entry that asked for it, so that asking twice gives the same card.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>The queue in which it stands now.</summary>
    public required Guid QueueId { get; set; }

    public TicketState State { get; private set; }
    public Guid? ServiceKindId { get; private set; }

    /// <summary>Since when the person is known to be in the hall; only such cards are called.</summary>
    public DateTime? PresentAt { get; private set; }

    /// <summary>The place in the lane: by this, then <see cref="OrderTie"/>, then the number.</summary>
    public required DateTime OrderAt { get; set; }

    public int OrderTie { get; private set; }

    /// <summary>Its turn came while nobody was there, and nobody has come since.</summary>
    public bool IsPassedOver { get; private set; }

    /// <summary>Has come back once already.</summary>
    public bool HasReturned { get; private set; }

    /// <summary>Calls since it last waited.</summary>
    public int Calls { get; private set; }

    public DateTime? FirstCalledAt { get; private set; }
    public DateTime? CalledAt { get; private set; }

    /// <summary>Since when it is being served without a break.</summary>
    public DateTime? ServingSince { get; private set; }

    /// <summary>Time at the counter before <see cref="ServingSince"/>.</summary>
    public int ServedSeconds { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>The counter that has it, or had it last.</summary>
    public Guid? PointId { get; private set; }

    public Guid? SessionId { get; private set; }

    /// <summary>The log's entry that changed it last, in the queue where it stands: what a press has seen.</summary>
    public int Revision { get; internal set; }

    public Lane Lane => Class.Lane();

    /// <summary>A012, and A1000 past 999.</summary>
    public string Text => TextOf(Prefix, Number);

    public static string TextOf(string prefix, int number) => prefix + number.ToString("000", CultureInfo.InvariantCulture);

    /// <summary>Whether it can come back into the line after it was missed or stepped out.</summary>
    public bool MayReturn => State is TicketState.Missed or TicketState.Away && !HasReturned;

    /// <summary>One card at a time: whoever has such a card takes no other.</summary>
    public bool IsOpen => State is TicketState.Waiting or TicketState.Called or TicketState.Serving or TicketState.Held || MayReturn;

    internal InLine AsInLine() => new(Id, Lane, OrderAt, OrderTie, Number, PresentAt is not null);

    internal void Choose(Guid? serviceKindId) => ServiceKindId = serviceKindId;

    internal void ArriveInHall(DateTime now)
    {
        PresentAt ??= now;
        IsPassedOver = false;
    }

    internal void PassOver() => IsPassedOver = true;

    internal void Place((DateTime At, int Tie) place) => (OrderAt, OrderTie) = place;

    internal void Call(Guid pointId, Guid sessionId, DateTime now)
    {
        Demand(TicketState.Waiting);
        (State, PointId, SessionId, Calls, CalledAt, IsPassedOver) = (TicketState.Called, pointId, sessionId, 1, now, false);
        FirstCalledAt ??= now;
        PresentAt ??= now;
    }

    internal void CallAgain(DateTime now)
    {
        Demand(TicketState.Called);
        (Calls, CalledAt) = (Calls + 1, now);
    }

    internal void Start(Guid? serviceKindId, DateTime now)
    {
        Demand(TicketState.Called);
        (State, ServingSince) = (TicketState.Serving, now);
        if (serviceKindId is not null) ServiceKindId = serviceKindId;
    }

    internal void ChangeServiceKind(Guid serviceKindId)
    {
        Demand(TicketState.Serving);
        ServiceKindId = serviceKindId;
    }

    internal void Hold(DateTime now)
    {
        Demand(TicketState.Serving);
        StopClock(now);
        State = TicketState.Held;
    }

    internal void Resume(Guid pointId, Guid sessionId, DateTime now)
    {
        Demand(TicketState.Held);
        (State, PointId, SessionId, ServingSince) = (TicketState.Serving, pointId, sessionId, now);
    }

    internal void Miss()
    {
        Demand(TicketState.Called);
        (State, PresentAt) = (TicketState.Missed, null);
    }

    internal void StepOut()
    {
        Demand(TicketState.Waiting);
        (State, PresentAt) = (TicketState.Away, null);
    }

    internal void Return((DateTime At, int Tie) place, DateTime now)
    {
        if (!MayReturn) throw new InvalidOperationException($"A card that is {State} does not come back.");
        (State, HasReturned, PresentAt, Calls, IsPassedOver) = (TicketState.Waiting, true, now, 0, false);
        Place(place);
    }

    /// <summary>To the place its arrival gives it in the other line.</summary>
    internal void Transfer(Guid queueId, Guid? serviceKindId, DateTime now)
    {
        if (State is not (TicketState.Called or TicketState.Serving)) throw new InvalidOperationException($"A card that is {State} is at no counter.");
        StopClock(now);
        (State, QueueId, ServiceKindId, Calls, PointId, SessionId, IsPassedOver) = (TicketState.Waiting, queueId, serviceKindId, 0, null, null, false);
        Place((ArrivedAt, 0));
        PresentAt ??= now;
    }

    internal void Finish(DateTime now)
    {
        Demand(TicketState.Serving);
        StopClock(now);
        End(TicketState.Finished, now);
    }

    internal void Leave(DateTime now)
    {
        if (State is not (TicketState.Waiting or TicketState.Called or TicketState.Missed or TicketState.Away)) throw new InvalidOperationException($"A card that is {State} is not given back.");
        End(TicketState.Left, now);
    }

    internal void Expire(DateTime now)
    {
        StopClock(now);
        End(TicketState.Expired, now);
    }

    /// <summary>A paper card that was served while the service was down.</summary>
    internal void EnterAsServed(Guid? pointId, DateTime now)
    {
        (PointId, PresentAt) = (pointId, now);
        End(TicketState.Finished, now);
    }

    internal TicketMoment Capture() => new(QueueId, State, ServiceKindId, PresentAt, OrderAt, OrderTie, IsPassedOver, HasReturned, Calls, FirstCalledAt, CalledAt, ServingSince, ServedSeconds, EndedAt, PointId, SessionId);

    internal void Restore(TicketMoment moment)
    {
        (QueueId, State, ServiceKindId, PresentAt, OrderAt, OrderTie) = (moment.QueueId, moment.State, moment.ServiceKindId, moment.PresentAt, moment.OrderAt, moment.OrderTie);
        (IsPassedOver, HasReturned, Calls, FirstCalledAt, CalledAt) = (moment.IsPassedOver, moment.HasReturned, moment.Calls, moment.FirstCalledAt, moment.CalledAt);
        (ServingSince, ServedSeconds, EndedAt, PointId, SessionId) = (moment.ServingSince, moment.ServedSeconds, moment.EndedAt, moment.PointId, moment.SessionId);
    }

    private void StopClock(DateTime now)
    {
        if (ServingSince is { } since) ServedSeconds += (int)(now - since).TotalSeconds;
        ServingSince = null;
    }

    private void End(TicketState state, DateTime now) => (State, EndedAt) = (state, now);

    private void Demand(TicketState state)
    {
        if (State != state) throw new InvalidOperationException($"The card is {State}, not {state}.");
    }
}

/// <summary>Everything about a card that changes, as it was before a step that may be undone.</summary>
public sealed record TicketMoment(
    Guid QueueId, TicketState State, Guid? ServiceKindId, DateTime? PresentAt, DateTime OrderAt, int OrderTie, bool IsPassedOver, bool HasReturned, int Calls,
    DateTime? FirstCalledAt, DateTime? CalledAt, DateTime? ServingSince, int ServedSeconds, DateTime? EndedAt, Guid? PointId, Guid? SessionId);

public sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.ToTable("tickets");
        ticket.HasKey(t => t.Id);
        ticket.Property(t => t.Id).ValueGeneratedNever();
        ticket.Property(t => t.Prefix).HasMaxLength(1);
        ticket.Property(t => t.TokenHash).HasMaxLength(32);
        ticket.Ignore(t => t.Lane);
        ticket.Ignore(t => t.Text);
        ticket.Ignore(t => t.MayReturn);
        ticket.Ignore(t => t.IsOpen);
        ticket.HasIndex(t => new { t.HomeQueueId, t.Day, t.Series, t.Number }).IsUnique();
        ticket.HasIndex(t => t.TokenHash).IsUnique();
        ticket.HasIndex(t => t.RequestId).IsUnique();
        // What stands in a queue now, and what a day held.
        ticket.HasIndex(t => new { t.QueueId, t.Day, t.State });
        // The services of the last days, from which waiting times are learned.
        ticket.HasIndex(t => new { t.QueueId, t.State, t.EndedAt });
        ticket.HasOne<QueueDay>().WithMany().HasForeignKey(t => new { t.HomeQueueId, t.Day }).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Queue>().WithMany().HasForeignKey(t => t.QueueId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<ServiceKind>().WithMany().HasForeignKey(t => t.ServiceKindId).OnDelete(DeleteBehavior.Restrict);
    }
}
