using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Queues;

/// <summary>
/// What a queue did in one hour of one day at one counter, reckoned from the log when the day is closed. Counts and sums alone,
/// so that any period is a sum of rows.
/// </summary>
public sealed class QueueHour
{
    public required Guid QueueId { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>Empty for what happened at no counter: cards given, given back, run out.</summary>
    public required Guid PointId { get; init; }

    /// <summary>Bangkok clock hour in which it happened.</summary>
    public required int Hour { get; init; }

    public required Lane Lane { get; init; }

    public int Issued { get; set; }
    public int Finished { get; set; }
    public int Missed { get; set; }
    public int Left { get; set; }
    public int Expired { get; set; }
    public int Transferred { get; set; }
    public int OutOfTurn { get; set; }

    /// <summary>People overtaken by those calls, together.</summary>
    public int Overtaken { get; set; }

    public int LongestOvertake { get; set; }

    /// <summary>First calls, and the seconds from arrival to them.</summary>
    public int Waits { get; set; }

    public long WaitSeconds { get; set; }
    public int LongestWait { get; set; }

    /// <summary>Services ended, and the seconds at the counter.</summary>
    public int Services { get; set; }

    public long ServiceSeconds { get; set; }

    /// <summary>Of the services those whose kind has a standard time, and those that took longer.</summary>
    public int WithStandard { get; set; }

    public int OverStandard { get; set; }

    /// <summary>Seconds from arrival to the end, of finished cards.</summary>
    public long TotalSeconds { get; set; }
}

/// <summary>A kind of service in one queue's day.</summary>
public sealed class QueueKindDay
{
    public required Guid QueueId { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>Empty where nobody said which.</summary>
    public required Guid ServiceKindId { get; init; }

    public int Services { get; set; }
    public long ServiceSeconds { get; set; }
    public int OverStandard { get; set; }
}

public sealed class QueueFiguresConfiguration : IEntityTypeConfiguration<QueueHour>, IEntityTypeConfiguration<QueueKindDay>
{
    public void Configure(EntityTypeBuilder<QueueHour> hour)
    {
        hour.ToTable("queue_hours");
        hour.HasKey(h => new { h.QueueId, h.Day, h.PointId, h.Hour, h.Lane });
        hour.HasIndex(h => h.Day);
        hour.HasOne<Queue>().WithMany().HasForeignKey(h => h.QueueId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<QueueKindDay> kind)
    {
        kind.ToTable("queue_kind_days");
        kind.HasKey(k => new { k.QueueId, k.Day, k.ServiceKindId });
        kind.HasIndex(k => k.Day);
        kind.HasOne<Queue>().WithMany().HasForeignKey(k => k.QueueId).OnDelete(DeleteBehavior.Restrict);
    }
}
