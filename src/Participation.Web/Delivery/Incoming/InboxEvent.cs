using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Delivery.Incoming;

/// <summary>One webhook event, exactly as its bytes arrived. Numbered in order of arrival, handled in order of time within its lane.</summary>
public sealed class InboxEvent
{
    public const int MaxAttempts = 5;

    /// <summary>More than failures, because a process is killed for many reasons and most of them are not the event under way.</summary>
    public const int MaxKills = 8;

    public long Sequence { get; init; }

    /// <summary>LINE's webhookEventId, or the SHA-256 of the bytes where there is none. Unique: what was stored once is never handled twice.</summary>
    public required string EventKey { get; init; }

    public required string Lane { get; init; }
    public required string Type { get; init; }
    public required DateTime OccurredAt { get; init; }
    public required DateTime ReceivedAt { get; init; }

    /// <summary>Bytes, never text or jsonb: U+0000 is legal JSON and PostgreSQL refuses it in both.</summary>
    public required byte[] Payload { get; set; }

    public InboxStatus Status { get; private set; }
    public int Attempts { get; set; }
    public DateTime? FirstAttemptAt { get; set; }
    public DateTime? FinishedAt { get; private set; }

    /// <summary>Kind of the last failure, without anything a citizen wrote.</summary>
    public string? Failure { get; private set; }

    public void Handled(DateTime now) => Finish(InboxStatus.Handled, now);

    public void Ignored(DateTime now) => Finish(InboxStatus.Ignored, now);

    /// <summary>Drops what the citizen sent, in the same commit that handles it.</summary>
    public void Forget() => Payload = [];

    public void Failed(string kind) => Failure = kind.Length > 200 ? kind[..200] : kind;

    public void Park(DateTime now) => Finish(InboxStatus.Parked, now);

    public void Replay()
    {
        if (Status != InboxStatus.Parked) throw new InvalidOperationException("Only a parked event is replayed.");
        (Status, Attempts, FirstAttemptAt, FinishedAt, Failure) = (InboxStatus.Pending, 0, null, null, null);
    }

    private void Finish(InboxStatus status, DateTime now)
    {
        if (Status != InboxStatus.Pending) throw new InvalidOperationException($"An event that is {Status} cannot become {status}.");
        (Status, FinishedAt) = (status, now);
    }
}

public enum InboxStatus
{
    Pending,
    Handled,
    Ignored,
    Parked,
}

public sealed class InboxEventConfiguration : IEntityTypeConfiguration<InboxEvent>
{
    public void Configure(EntityTypeBuilder<InboxEvent> inbox)
    {
        inbox.ToTable("inbox_events");
        inbox.HasKey(e => e.Sequence);
        inbox.Property(e => e.EventKey).HasMaxLength(80);
        inbox.HasIndex(e => e.EventKey).IsUnique();
        inbox.Property(e => e.Lane).HasMaxLength(120);
        inbox.Property(e => e.Type).HasMaxLength(40);
        inbox.Property(e => e.Failure).HasMaxLength(200);
        inbox.HasIndex(e => e.Sequence, "ix_inbox_pending").HasFilter("status = 'Pending'");
        inbox.HasIndex(e => new { e.Lane, e.OccurredAt, e.Sequence }, "ix_inbox_pending_lane").HasFilter("status = 'Pending'");
        inbox.HasIndex(e => e.Sequence, "ix_inbox_parked").HasFilter("status = 'Parked'");
        inbox.HasIndex(e => e.FinishedAt, "ix_inbox_finished");
    }
}
