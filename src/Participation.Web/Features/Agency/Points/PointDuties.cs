using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Agency;

/// <summary>Serving over lunch and on holidays is a duty, so it is planned like the office's hours.</summary>
public enum ServingTime
{
    OfficeHours,
    Lunch,
    Holiday,
}

/// <summary>One of the three times in which a service point serves. A point without a row for a time is closed then.</summary>
public sealed class PointTime
{
    public required Guid PointId { get; init; }
    public required ServingTime Time { get; init; }
    public required TimeOnly From { get; set; }
    public required TimeOnly To { get; set; }
}

/// <summary>A service that is given at a service point.</summary>
public sealed class PointOffer
{
    public required Guid PointId { get; init; }
    public required Guid ServiceKindId { get; init; }
}

/// <summary>Who serves at a point on a day in one of its times. Names nobody: holds the account's id.</summary>
public sealed class RosterEntry
{
    public const int MaxOrder = 80;

    public required Guid Id { get; init; }
    public required Guid PointId { get; init; }
    public required DateOnly Day { get; init; }
    public required ServingTime Time { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>The order (คำสั่ง) that puts the person on duty.</summary>
    public string Order { get; init; } = "";
}

public sealed class PointDutiesConfiguration : IEntityTypeConfiguration<PointTime>, IEntityTypeConfiguration<PointOffer>, IEntityTypeConfiguration<RosterEntry>
{
    public void Configure(EntityTypeBuilder<PointTime> time)
    {
        time.ToTable("point_times");
        time.HasKey(t => new { t.PointId, t.Time });
        time.HasOne<ServicePoint>().WithMany().HasForeignKey(t => t.PointId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PointOffer> offer)
    {
        offer.ToTable("point_offers");
        offer.HasKey(o => new { o.PointId, o.ServiceKindId });
        offer.HasIndex(o => o.ServiceKindId);
        offer.HasOne<ServicePoint>().WithMany().HasForeignKey(o => o.PointId).OnDelete(DeleteBehavior.Cascade);
        offer.HasOne<ServiceKind>().WithMany().HasForeignKey(o => o.ServiceKindId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RosterEntry> entry)
    {
        entry.ToTable("point_roster");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Order).HasMaxLength(RosterEntry.MaxOrder);
        entry.HasIndex(e => new { e.PointId, e.Day, e.Time, e.AccountId }).IsUnique();
        entry.HasIndex(e => new { e.Day, e.Time });
        entry.HasOne<ServicePoint>().WithMany().HasForeignKey(e => e.PointId).OnDelete(DeleteBehavior.Cascade);
    }
}
