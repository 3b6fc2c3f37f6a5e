using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Agency;

/// <summary>A หมู่บ้าน or ชุมชน of the agency; each carries its own label. Counts only, no personal data.</summary>
public sealed class Village
{
    public const int MaxName = 120;
    public const int MaxLabel = 40;
    public const int MaxCount = 999_999;

    public required Guid Id { get; init; }

    /// <summary>หมู่ที่; for a ชุมชน its number in the municipality's list.</summary>
    public required int Number { get; set; }

    public required string Name { get; set; }

    /// <summary>"หมู่บ้าน" or "ชุมชน", as the people there say.</summary>
    public required string Label { get; set; }

    public int Population { get; set; }
    public int Households { get; set; }

    /// <summary>LINE's id of the village's group; empty where there is none. Set by <see cref="TieVillageGroup"/> alone.</summary>
    public string LineGroupId { get; set; } = "";

    /// <summary>What LINE calls the group, once somebody asked.</summary>
    public string LineGroupName { get; set; } = "";

    public bool IsActive { get; set; } = true;
    public Guid Version { get; set; }
}

/// <summary>
/// Who leads a village, by position. The holder's name and office telephone are personal data, kept in this row alone and
/// emptied when the person leaves; the position stays.
/// </summary>
public sealed class VillageHead
{
    public const int MaxPosition = 80;
    public const int MaxHolder = 120;

    public required Guid Id { get; init; }
    public required Guid VillageId { get; init; }
    public required string Position { get; set; }
    public string Holder { get; set; } = "";
    public string Phone { get; set; } = "";
}

public sealed class VillageConfiguration : IEntityTypeConfiguration<Village>, IEntityTypeConfiguration<VillageHead>
{
    public void Configure(EntityTypeBuilder<Village> village)
    {
        village.ToTable("villages");
        village.HasKey(v => v.Id);
        village.Property(v => v.Name).HasMaxLength(Village.MaxName);
        village.Property(v => v.Label).HasMaxLength(Village.MaxLabel);
        village.Property(v => v.LineGroupId).HasMaxLength(40);
        village.Property(v => v.LineGroupName).HasMaxLength(100);
        village.Property(v => v.IsActive).HasDefaultValue(true).HasSentinel(true);
        village.Property(v => v.Version).IsConcurrencyToken();
        village.HasIndex(v => new { v.Label, v.Number }).IsUnique();
        village.HasIndex(v => v.LineGroupId);
    }

    public void Configure(EntityTypeBuilder<VillageHead> head)
    {
        head.ToTable("village_heads");
        head.HasKey(h => h.Id);
        head.Property(h => h.Id).ValueGeneratedNever();
        head.Property(h => h.Position).HasMaxLength(VillageHead.MaxPosition);
        head.Property(h => h.Holder).HasMaxLength(VillageHead.MaxHolder);
        head.Property(h => h.Phone).HasMaxLength(50);
        head.HasOne<Village>().WithMany().HasForeignKey(h => h.VillageId).OnDelete(DeleteBehavior.Cascade);
        head.HasIndex(h => h.VillageId);
    }
}
