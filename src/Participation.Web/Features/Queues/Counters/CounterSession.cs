using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Queues;

/// <summary>
/// A counter that is open: one officer, one queue, under the order that put them there. Kept for ever as evidence; names nobody,
/// holds the account's id.
/// </summary>
public sealed class CounterSession
{
    public const int MaxOrder = 80;

    public required Guid Id { get; init; }
    public required Guid QueueId { get; init; }
    public required DateOnly Day { get; init; }
    public required Guid PointId { get; init; }
    public required int Number { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>The order (คำสั่ง) that puts the person on duty.</summary>
    public required string Order { get; init; }

    public required DateTime OpenedAt { get; init; }
    public DateTime? ClosedAt { get; set; }

    /// <summary>The card at the counter.</summary>
    public Guid? TicketId { get; set; }

    /// <summary>The step that may still be undone, as JSON.</summary>
    public string? LastStep { get; private set; }

    internal void Remember(UndoableStep? step) => LastStep = step is null ? null : JsonSerializer.Serialize(step);

    internal UndoableStep? Undoable() => LastStep is null ? null : JsonSerializer.Deserialize<UndoableStep>(LastStep);
}

/// <summary>A press and how things were before it.</summary>
/// <param name="Kind">What was pressed.</param>
/// <param name="QueueId">The log in which it stands.</param>
/// <param name="Sequence">Its entry there; the card's revision as long as nothing else happened to it.</param>
/// <param name="At">When.</param>
/// <param name="TicketId">Which card.</param>
/// <param name="Before">The card before it.</param>
/// <param name="AtCounter">The card at the counter before it.</param>
/// <param name="OrdinaryInARow">The queue's count before it.</param>
/// <param name="FromRevision">The card's revision before it.</param>
public sealed record UndoableStep(TicketEventKind Kind, Guid QueueId, int Sequence, DateTime At, Guid TicketId, TicketMoment Before, Guid? AtCounter, int OrdinaryInARow, int FromRevision)
{
    /// <summary>Long enough to see that it was the wrong button, too short to change one's mind.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(15);
}

public sealed class CounterSessionConfiguration : IEntityTypeConfiguration<CounterSession>
{
    public void Configure(EntityTypeBuilder<CounterSession> session)
    {
        session.ToTable("counter_sessions");
        session.HasKey(s => s.Id);
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Order).HasMaxLength(CounterSession.MaxOrder).HasColumnName("order_number");
        session.HasIndex(s => s.PointId).IsUnique().HasFilter("closed_at IS NULL").HasDatabaseName("ix_counter_sessions_open_point");
        session.HasIndex(s => s.AccountId).IsUnique().HasFilter("closed_at IS NULL").HasDatabaseName("ix_counter_sessions_open_account");
        session.HasIndex(s => new { s.QueueId, s.Day });
        session.HasIndex(s => new { s.ClosedAt, s.Day });
        session.HasOne<Queue>().WithMany().HasForeignKey(s => s.QueueId).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<ServicePoint>().WithMany().HasForeignKey(s => s.PointId).OnDelete(DeleteBehavior.Restrict);
    }
}
