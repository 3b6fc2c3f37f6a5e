using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Queues;

/// <summary>
/// A declared block of pre-printed paper numbers, for the day the power is gone. Good on any day, each number once a day; what
/// was not used is explained per day in <see cref="PaperGap"/>.
/// </summary>
public sealed class PaperBlock
{
    public const int MostNumbers = 999;

    public required Guid Id { get; init; }
    public required Guid QueueId { get; init; }
    public required string Prefix { get; init; }
    public required int First { get; init; }
    public required int Last { get; init; }
    public required DateTime DeclaredAt { get; init; }
    public required Guid DeclaredBy { get; init; }

    /// <summary>The stack is used up or thrown away.</summary>
    public DateTime? ClosedAt { get; set; }
}

/// <summary>Numbers of a block that were not used on a day although later ones were, and why.</summary>
public sealed class PaperGap
{
    public const int MaxReason = 200;

    public required Guid Id { get; init; }
    public required Guid QueueId { get; init; }
    public required DateOnly Day { get; init; }
    public required int First { get; init; }
    public required int Last { get; init; }
    public required string Reason { get; init; }
    public required Guid ExplainedBy { get; init; }
    public required DateTime ExplainedAt { get; init; }
}

public sealed class PaperBlockConfiguration : IEntityTypeConfiguration<PaperBlock>, IEntityTypeConfiguration<PaperGap>
{
    public void Configure(EntityTypeBuilder<PaperBlock> block)
    {
        block.ToTable("paper_blocks");
        block.HasKey(b => b.Id);
        block.Property(b => b.Id).ValueGeneratedNever();
        block.Property(b => b.Prefix).HasMaxLength(1);
        block.Property(b => b.First).HasColumnName("first_number");
        block.Property(b => b.Last).HasColumnName("last_number");
        block.HasIndex(b => b.QueueId);
        block.HasOne<Queue>().WithMany().HasForeignKey(b => b.QueueId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PaperGap> gap)
    {
        gap.ToTable("paper_gaps");
        gap.HasKey(g => g.Id);
        gap.Property(g => g.Id).ValueGeneratedNever();
        gap.Property(g => g.First).HasColumnName("first_number");
        gap.Property(g => g.Last).HasColumnName("last_number");
        gap.Property(g => g.Reason).HasMaxLength(PaperGap.MaxReason);
        gap.HasIndex(g => new { g.QueueId, g.Day });
        gap.HasOne<Queue>().WithMany().HasForeignKey(g => g.QueueId).OnDelete(DeleteBehavior.Restrict);
    }
}
