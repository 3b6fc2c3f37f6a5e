using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Queues;

/// <summary>
/// A queue's Bangkok day: the one row from which its numbers come and behind which everything that happens in the queue takes
/// turns. Numbers and the log's sequence only rise; the database refuses anything else.
/// </summary>
public sealed class QueueDay
{
    public required Guid QueueId { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>The number given last. Changed by <see cref="OpenDay"/>'s statement alone, never through the entity.</summary>
    public int LastNumber { get; private set; }

    /// <summary>The log's last entry.</summary>
    public int LastSequence { get; private set; }

    /// <summary>Ordinary cards called since the last one of the priority lane.</summary>
    public int OrdinaryInARow { get; set; }

    /// <summary>The log's entry of the last call; a call that was followed by another no longer gives its count back.</summary>
    public int LastCall { get; set; }

    /// <summary>When the day was closed after midnight.</summary>
    public DateTime? ClosedAt { get; set; }

    internal int NextSequence() => ++LastSequence;
}

public sealed class QueueDayConfiguration : IEntityTypeConfiguration<QueueDay>
{
    public void Configure(EntityTypeBuilder<QueueDay> day)
    {
        day.ToTable("queue_days");
        day.HasKey(d => new { d.QueueId, d.Day });
        day.HasIndex(d => new { d.ClosedAt, d.Day });
        day.HasOne<Queue>().WithMany().HasForeignKey(d => d.QueueId).OnDelete(DeleteBehavior.Restrict);
    }
}
