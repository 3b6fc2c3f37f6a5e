using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Agency;

/// <summary>
/// งานบริการ: something citizens come for, such as a building permit. Figures of other slices are per kind of service, so
/// it is never deleted. What citizens read about it is its manual. No personal data.
/// </summary>
public sealed class ServiceKind
{
    public const int MaxName = 200;

    public required Guid Id { get; init; }

    /// <summary>Its part of the address /services/{number}, printed on charts; never changes.</summary>
    public required int Number { get; init; }

    public required string Name { get; set; }
    public required Guid AreaId { get; set; }
    public Guid? UnitId { get; set; }
    public bool IsActive { get; set; } = true;

    /// <summary>Minutes at the counter by the published manual; null until one says so.</summary>
    public int? StandardMinutes { get; set; }

    public required DateTime CreatedAt { get; init; }
    public Guid Version { get; set; }
}

public sealed class ServiceKindConfiguration : IEntityTypeConfiguration<ServiceKind>
{
    public void Configure(EntityTypeBuilder<ServiceKind> kind)
    {
        kind.ToTable("service_kinds");
        kind.HasKey(k => k.Id);
        kind.Property(k => k.Id).ValueGeneratedNever();
        kind.Property(k => k.Name).HasMaxLength(ServiceKind.MaxName);
        kind.Property(k => k.Version).IsConcurrencyToken();
        kind.HasIndex(k => k.Number).IsUnique();
        kind.HasIndex(k => k.Name).IsUnique();
        kind.HasIndex(k => new { k.AreaId, k.Number });
        kind.HasOne<ServiceArea>().WithMany().HasForeignKey(k => k.AreaId).OnDelete(DeleteBehavior.Restrict);
        kind.HasOne<Unit>().WithMany().HasForeignKey(k => k.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
