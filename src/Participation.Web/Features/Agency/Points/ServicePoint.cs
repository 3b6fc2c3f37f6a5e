using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Agency;

/// <summary>A counter, desk or page where citizens are served, with the code printed on its card. No personal data.</summary>
public sealed class ServicePoint
{
    public required Guid Id { get; init; }

    /// <summary>Never changes and is never given to another point: cards hang for years.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>Where it is, in words a visitor understands.</summary>
    public string Place { get; set; } = "";

    public PointKind Kind { get; set; }
    public Guid? UnitId { get; set; }
    public bool IsOpen { get; set; } = true;
    public required DateTime CreatedAt { get; init; }
    public Guid Version { get; set; }
}

public enum PointKind
{
    /// <summary>ช่องบริการ: a window with a queue.</summary>
    Counter,

    /// <summary>โต๊ะบริการ: a desk somewhere, also outside the office.</summary>
    Desk,

    /// <summary>Served without coming.</summary>
    Online,
}

public sealed class ServicePointConfiguration : IEntityTypeConfiguration<ServicePoint>
{
    public void Configure(EntityTypeBuilder<ServicePoint> point)
    {
        point.ToTable("service_points");
        point.HasKey(p => p.Id);
        point.Property(p => p.Code).HasMaxLength(8);
        point.HasIndex(p => p.Code).IsUnique();
        point.Property(p => p.Name).HasMaxLength(120);
        point.Property(p => p.Place).HasMaxLength(200);
        point.Property(p => p.Kind).HasDefaultValue(PointKind.Counter);
        point.Property(p => p.Version).IsConcurrencyToken();
    }
}
