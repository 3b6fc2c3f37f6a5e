using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Staff.Positions;

/// <summary>
/// A ตำแหน่ง. Rights and work belong to it, not to the person: whoever takes it over finds everything where it was.
/// Never deleted, because past acts name it.
/// </summary>
public sealed class Position
{
    public const int MaxTitle = 120;

    public required Guid Id { get; init; }
    public required string Title { get; set; }

    /// <summary>Null for what stands above the units, such as the mayor.</summary>
    public Guid? UnitId { get; set; }

    public required DateTime CreatedAt { get; init; }
    public DateTime? ClosedAt { get; set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }
}

/// <summary>Somebody in a position, from a day to a day. One person may hold several, and a position may have several holders.</summary>
public sealed class Holding
{
    public required Guid Id { get; init; }
    public required Guid PositionId { get; init; }
    public required Guid AccountId { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>Last day; null as long as it lasts.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>รักษาการ: fills in for the position.</summary>
    public bool IsActing { get; init; }

    /// <summary>The order (คำสั่ง) behind it, where there is one.</summary>
    public string OrderNumber { get; init; } = "";
}

public sealed class PositionConfiguration : IEntityTypeConfiguration<Position>
{
    public void Configure(EntityTypeBuilder<Position> position)
    {
        position.ToTable("staff_positions");
        position.Property(p => p.Id).ValueGeneratedNever();
        position.Property(p => p.Title).HasMaxLength(Position.MaxTitle);
        position.Property(p => p.Version).IsConcurrencyToken();
        position.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        position.HasIndex(p => new { p.UnitId, p.Title });
        position.HasIndex(p => new { p.Title, p.Id });
    }
}

public sealed class HoldingConfiguration : IEntityTypeConfiguration<Holding>
{
    public void Configure(EntityTypeBuilder<Holding> holding)
    {
        holding.ToTable("staff_holdings");
        holding.Property(h => h.Id).ValueGeneratedNever();
        holding.Property(h => h.OrderNumber).HasMaxLength(RoleGrant.MaxOrder);
        holding.HasOne<Position>().WithMany().HasForeignKey(h => h.PositionId).OnDelete(DeleteBehavior.Restrict);
        holding.HasOne<StaffAccount>().WithMany().HasForeignKey(h => h.AccountId).OnDelete(DeleteBehavior.Restrict);
        holding.HasIndex(h => h.AccountId);
        holding.HasIndex(h => h.PositionId);
    }
}
