using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Queues;

/// <summary>
/// One line for one service, shared by all its counters and by everybody who comes, whichever way they took their card. Its
/// rules are published as they stand here. Never deleted, because figures of past years are per queue. No personal data.
/// </summary>
public sealed class Queue
{
    public const int MaxName = 120;

    public required Guid Id { get; init; }

    /// <summary>In the addresses /q/{code} and /board/{code}, and in LINE as Q-{code}; never changes.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>The letter before every number, such as A; its own among all queues, so that A012 is one card in the hall.</summary>
    public required string Prefix { get; set; }

    /// <summary>The letter before pre-printed paper numbers; its own as well.</summary>
    public required string PaperPrefix { get; set; }

    public Guid? UnitId { get; set; }
    public bool IsOpen { get; set; } = true;

    /// <summary>How many ordinary cards are called before one of the priority lane.</summary>
    public int OrdinaryPerPriority { get; set; } = 2;

    /// <summary>Calls of one card in all, the first among them.</summary>
    public int MostCalls { get; set; } = 3;

    /// <summary>Calls without an answer after which a card counts as missed.</summary>
    public int CallsBeforeMissed { get; set; } = 2;

    /// <summary>Seconds between two calls of one card: time to stand up and walk over.</summary>
    public int SecondsBetweenCalls { get; set; } = 20;

    /// <summary>A card that comes back stands behind so many of those who wait.</summary>
    public int ReturnsBehind { get; set; } = 2;

    /// <summary>The one push goes out when so many are still before the person.</summary>
    public int TellWhenAhead { get; set; } = 3;

    /// <summary>Cards end so many minutes before the counters close.</summary>
    public int LastCardMinutes { get; set; } = 15;

    /// <summary>Cards of a day; 0 is without limit.</summary>
    public int MostPerDay { get; set; }

    public required DateTime CreatedAt { get; init; }
    public Guid Version { get; set; }
}

/// <summary>A counter that serves a queue, with the number that is called: "ที่ช่อง 3".</summary>
public sealed class QueueCounter
{
    public required Guid QueueId { get; init; }
    public required Guid PointId { get; init; }
    public required int Number { get; set; }
}

/// <summary>What is set for all queues together. One row.</summary>
public sealed class QueueSettings
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>People to be served by queue card in a fiscal year, as the plan sets it.</summary>
    public int PeopleTarget { get; set; } = 500;

    public Guid Version { get; set; }
}

public sealed class QueueConfiguration : IEntityTypeConfiguration<Queue>, IEntityTypeConfiguration<QueueCounter>, IEntityTypeConfiguration<QueueSettings>
{
    public void Configure(EntityTypeBuilder<Queue> queue)
    {
        queue.ToTable("queues");
        queue.HasKey(q => q.Id);
        queue.Property(q => q.Id).ValueGeneratedNever();
        queue.Property(q => q.Code).HasMaxLength(8);
        queue.Property(q => q.Name).HasMaxLength(Queue.MaxName);
        queue.Property(q => q.Prefix).HasMaxLength(1);
        queue.Property(q => q.PaperPrefix).HasMaxLength(1);
        queue.Property(q => q.Version).IsConcurrencyToken();
        queue.HasIndex(q => q.Code).IsUnique();
        queue.HasIndex(q => q.Prefix).IsUnique();
        queue.HasIndex(q => q.PaperPrefix).IsUnique();
        queue.HasOne<Unit>().WithMany().HasForeignKey(q => q.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<QueueCounter> counter)
    {
        counter.ToTable("queue_counters");
        counter.HasKey(c => new { c.QueueId, c.PointId });
        counter.HasIndex(c => new { c.QueueId, c.Number }).IsUnique();
        counter.HasIndex(c => c.PointId);
        counter.HasOne<Queue>().WithMany().HasForeignKey(c => c.QueueId).OnDelete(DeleteBehavior.Cascade);
        counter.HasOne<ServicePoint>().WithMany().HasForeignKey(c => c.PointId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<QueueSettings> settings)
    {
        settings.ToTable("queue_settings");
        settings.HasKey(s => s.Id);
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.Property(s => s.Version).IsConcurrencyToken();
    }
}
