using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Platform.Devices;

/// <summary>
/// A tablet or screen of the office that speaks for itself, with nobody signed in. Known by a secret that it alone has; we
/// keep only hashes. No personal data.
/// </summary>
public sealed class Device
{
    public const int MaxName = 80;

    public required Guid Id { get; init; }
    public required DeviceKind Kind { get; init; }

    /// <summary>The service point where it stands. Never changes: what it has kept back without network belongs to that point.</summary>
    public required Guid PlaceId { get; init; }

    public required string Name { get; init; }
    public required DateTime CreatedAt { get; init; }

    public byte[]? CodeHash { get; private set; }
    public DateTime? CodeExpiresAt { get; private set; }
    public byte[]? SecretHash { get; private set; }
    public DateTime? PairedAt { get; private set; }
    public DateTime? RevokedAt { get; private set; }

    public DateTime? LastContactAt { get; private set; }

    /// <summary>The last contact after which nothing waited on it: whatever it brings later, it took in later.</summary>
    public DateTime? CaughtUpAt { get; private set; }

    /// <summary>What was still waiting on it, as it said itself.</summary>
    public int Waiting { get; private set; }

    /// <summary>Entries that made no sense.</summary>
    public int Refused { get; private set; }

    public DeviceState State => RevokedAt is not null ? DeviceState.Revoked : PairedAt is null ? DeviceState.New : DeviceState.Paired;

    public void Expect(byte[] codeHash, DateTime until) => (CodeHash, CodeExpiresAt) = (codeHash, until);

    /// <summary>A new secret replaces the old one, and a code is good for one.</summary>
    public void Pair(byte[] secretHash, DateTime now)
    {
        (SecretHash, PairedAt, RevokedAt) = (secretHash, now, null);
        (CodeHash, CodeExpiresAt) = (null, null);
    }

    public void Revoke(DateTime now)
    {
        (SecretHash, RevokedAt) = (null, now);
        (CodeHash, CodeExpiresAt) = (null, null);
    }

    /// <summary>It has called; <paramref name="waiting"/> is what it still has once this call is answered.</summary>
    internal void Heard(DateTime now, int waiting)
    {
        (LastContactAt, Waiting) = (now, waiting);
        if (waiting == 0) CaughtUpAt = now;
    }

    internal void Refuse() => Refused++;
}

public enum DeviceState
{
    New,
    Paired,
    Revoked,
}

public sealed class DeviceConfiguration : IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Device> device)
    {
        device.ToTable("devices");
        device.HasKey(d => d.Id);
        device.Property(d => d.Id).ValueGeneratedNever();
        device.Property(d => d.Name).HasMaxLength(Device.MaxName);
        device.Property(d => d.CodeHash).HasMaxLength(32);
        device.Property(d => d.SecretHash).HasMaxLength(32);
        device.Ignore(d => d.State);
        device.HasIndex(d => d.SecretHash).IsUnique();
        device.HasIndex(d => d.PlaceId);
        device.HasIndex(d => d.LastContactAt);
    }
}
