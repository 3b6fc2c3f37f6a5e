using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Services;

/// <summary>A published manual's text as the search sees it. Rewritten when an edition is published; no personal data.</summary>
public sealed class ManualText
{
    public required Guid ServiceKindId { get; init; }
    public required string Name { get; set; }
    public required string Text { get; set; }
}

/// <summary>
/// Three letters of a manual and how much finding them there says: a name says more than a body. Plain rows, so that both
/// engines look them up by the same index.
/// </summary>
public sealed class ManualGram
{
    public required string Gram { get; init; }
    public required Guid ServiceKindId { get; init; }
    public required int Weight { get; init; }
}

public sealed class ManualIndexConfiguration : IEntityTypeConfiguration<ManualText>, IEntityTypeConfiguration<ManualGram>
{
    public void Configure(EntityTypeBuilder<ManualText> text)
    {
        text.ToTable("manual_texts");
        text.HasKey(t => t.ServiceKindId);
        text.Property(t => t.ServiceKindId).ValueGeneratedNever();
        text.Property(t => t.Name).HasMaxLength(ServiceKind.MaxName);
        text.HasOne<ServiceKind>().WithMany().HasForeignKey(t => t.ServiceKindId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ManualGram> gram)
    {
        gram.ToTable("manual_grams");
        gram.HasKey(g => new { g.Gram, g.ServiceKindId });
        gram.Property(g => g.Gram).HasMaxLength(3);
        gram.HasIndex(g => g.ServiceKindId);
        gram.HasOne<ServiceKind>().WithMany().HasForeignKey(g => g.ServiceKindId).OnDelete(DeleteBehavior.Cascade);
    }
}
