using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Queues;

/// <summary>What happened. Together with the cards' fixed fields, the whole day can be reckoned anew from these.</summary>
public enum TicketEventKind
{
    Issued,

    /// <summary>Seen in the hall.</summary>
    Present,

    /// <summary>Its turn came and nobody was there.</summary>
    PassedOver,
    Called,
    CalledOutOfTurn,
    Recalled,
    Started,
    ServiceChanged,
    Held,
    Resumed,
    Missed,
    SteppedOut,
    Returned,
    TransferredOut,
    TransferredIn,
    Finished,
    Left,
    Undone,

    /// <summary>A paper card that was served while the service was down.</summary>
    PaperServed,
    DayClosed,
    CounterOpened,
    CounterClosed,
}

public enum OutOfTurnReason
{
    /// <summary>Taken ill, or a child that cannot wait.</summary>
    Emergency,

    /// <summary>Old, disabled, pregnant, and took an ordinary card.</summary>
    FrailWithOrdinaryCard,

    /// <summary>Called back because something was left unfinished by the office.</summary>
    Unfinished,

    /// <summary>Stood in the wrong line.</summary>
    WrongLine,

    /// <summary>The office passed the person over by mistake.</summary>
    OfficeMistake,
    Other,
}

/// <summary>
/// One step in a queue's day: append-only, numbered without a gap, with time, actor and channel. Holds closed values alone; the
/// officer's own words lie in <see cref="TicketNote"/>.
/// </summary>
public sealed class TicketEvent
{
    public required Guid QueueId { get; init; }
    public required DateOnly Day { get; init; }
    public required int Sequence { get; init; }
    public required DateTime At { get; init; }
    public required TicketEventKind Kind { get; init; }

    /// <summary>staff:{account}, device:{id}, citizen or system.</summary>
    public required string Actor { get; init; }

    /// <summary>Null where a counter opened or closed.</summary>
    public Guid? TicketId { get; init; }

    public Guid? PointId { get; init; }
    public Guid? SessionId { get; init; }
    public Guid? ServiceKindId { get; init; }

    /// <summary>How the step was taken: at the counter, by LINE, on the page.</summary>
    public TicketChannel? Channel { get; init; }

    public OutOfTurnReason? Reason { get; init; }

    /// <summary>Of a call out of turn: how many who were there stood before.</summary>
    public int? Overtaken { get; init; }

    /// <summary>The other queue of a transfer.</summary>
    public Guid? OtherQueueId { get; init; }

    /// <summary>The entry that was undone.</summary>
    public int? Undoes { get; init; }
}

/// <summary>Why, in the officer's own words. Seen by staff alone, and removed after its time.</summary>
public sealed class TicketNote
{
    public const int MaxText = 300;

    public required Guid QueueId { get; init; }
    public required DateOnly Day { get; init; }
    public required int Sequence { get; init; }
    public required string Text { get; init; }
}

public sealed class TicketEventConfiguration : IEntityTypeConfiguration<TicketEvent>, IEntityTypeConfiguration<TicketNote>
{
    public void Configure(EntityTypeBuilder<TicketEvent> entry)
    {
        entry.ToTable("ticket_events");
        entry.HasKey(e => new { e.QueueId, e.Day, e.Sequence });
        entry.Property(e => e.Actor).HasMaxLength(100);
        entry.HasIndex(e => e.TicketId);
        // The list of calls out of turn.
        entry.HasIndex(e => new { e.Kind, e.Day });
        entry.HasOne<QueueDay>().WithMany().HasForeignKey(e => new { e.QueueId, e.Day }).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Ticket>().WithMany().HasForeignKey(e => e.TicketId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TicketNote> note)
    {
        note.ToTable("ticket_notes");
        note.HasKey(n => new { n.QueueId, n.Day, n.Sequence });
        note.Property(n => n.Text).HasMaxLength(TicketNote.MaxText);
        note.HasIndex(n => n.Day);
    }
}
