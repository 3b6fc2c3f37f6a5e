using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Agency;

/// <summary>
/// A part of the office: สำนัก/กอง, ฝ่าย or งาน. A งาน may hang directly under its กอง, since small offices have no ฝ่าย.
/// Never deleted, because figures of past years are per unit. No personal data.
/// </summary>
public sealed class Unit
{
    public const int MaxName = 150;
    public const int MaxAliases = 500;

    public required Guid Id { get; init; }

    /// <summary>Null for a สำนัก or กอง.</summary>
    public Guid? ParentId { get; set; }

    public required UnitLevel Level { get; set; }
    public required string Name { get; set; }

    /// <summary>Other spellings of the same unit in the office's papers (สำนักงานปลัด for สำนักปลัด), one a line.</summary>
    public string Aliases { get; set; } = "";

    /// <summary>Place among the units below the same parent.</summary>
    public int SortOrder { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }
}

public enum UnitLevel
{
    /// <summary>สำนัก or กอง.</summary>
    Division,

    /// <summary>ฝ่าย.</summary>
    Section,

    /// <summary>งาน.</summary>
    Work,
}

public sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("units");
        unit.HasKey(u => u.Id);
        unit.Property(u => u.Id).ValueGeneratedNever();
        unit.Property(u => u.Name).HasMaxLength(Unit.MaxName);
        unit.Property(u => u.Aliases).HasMaxLength(Unit.MaxAliases);
        unit.Property(u => u.Version).IsConcurrencyToken();
        unit.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        unit.HasIndex(u => new { u.ParentId, u.SortOrder });
    }
}
