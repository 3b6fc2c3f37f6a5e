using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Agency;

/// <summary>A หมู่บ้าน or ชุมชน of the agency; each carries its own label. Counts only, no personal data.</summary>
public sealed class Village
{
    public required Guid Id { get; init; }

    /// <summary>หมู่ที่; for a ชุมชน its number in the municipality's list.</summary>
    public required int Number { get; init; }

    public required string Name { get; set; }

    /// <summary>"หมู่บ้าน" or "ชุมชน", as the people there say.</summary>
    public required string Label { get; set; }

    public int Population { get; set; }
    public int Households { get; set; }
}

public sealed class VillageConfiguration : IEntityTypeConfiguration<Village>
{
    public void Configure(EntityTypeBuilder<Village> village)
    {
        village.ToTable("villages");
        village.HasKey(v => v.Id);
        village.Property(v => v.Name).HasMaxLength(120);
        village.Property(v => v.Label).HasMaxLength(40);
        village.HasIndex(v => new { v.Label, v.Number }).IsUnique();
    }
}
