using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Delivery.Lanes;

/// <summary>
/// The right to work on one lane (a person's events, or the messages to that person) until a moment.
/// A row whose time has passed is free. After a failure the row stays until the next attempt is due.
/// </summary>
public sealed class LaneLease
{
    public required string Lane { get; init; }
    public required Guid Token { get; init; }
    public required DateTime Until { get; init; }
}

public sealed class LaneLeaseConfiguration : IEntityTypeConfiguration<LaneLease>
{
    public void Configure(EntityTypeBuilder<LaneLease> lease)
    {
        lease.ToTable("lane_leases");
        lease.HasKey(l => l.Lane);
        lease.Property(l => l.Lane).HasMaxLength(120);
        lease.HasIndex(l => l.Until);
    }
}
