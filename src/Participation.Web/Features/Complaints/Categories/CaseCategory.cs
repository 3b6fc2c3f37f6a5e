using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// What a case is about. The agency adds, renames and closes; one that was used is never removed. Categories of corruption are
/// not here: they belong to /report.
/// </summary>
public sealed class CaseCategory
{
    public const int MaxName = 80;

    public required Guid Id { get; init; }

    /// <summary>Named by the plans' counts; never changes. Empty for the agency's own.</summary>
    public string Key { get; init; } = "";

    public required string Name { get; set; }

    /// <summary>What people say when they mean it, with commas between.</summary>
    public string AlsoSaid { get; set; } = "";

    /// <summary>Who gets it by default; null for the complaint centre.</summary>
    public Guid? UnitId { get; set; }

    public required int SortOrder { get; set; }
    public bool IsActive { get; set; } = true;
    public Guid Version { get; set; }
}

public sealed class CaseCategoryConfiguration : IEntityTypeConfiguration<CaseCategory>
{
    public void Configure(EntityTypeBuilder<CaseCategory> category)
    {
        category.ToTable("case_categories");
        category.Property(c => c.Id).ValueGeneratedNever();
        category.Property(c => c.Key).HasMaxLength(30);
        category.Property(c => c.Name).HasMaxLength(CaseCategory.MaxName);
        category.Property(c => c.AlsoSaid).HasMaxLength(300);
        category.HasIndex(c => c.Name).IsUnique();
        category.Property(c => c.Version).IsConcurrencyToken();
        category.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
