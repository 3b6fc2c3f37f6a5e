using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Persistence;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Devices;

/// <summary>
/// Something a device delivered, remembered by the random id the device gave it, so that a second delivery changes nothing.
/// Unique for all devices together: a tablet that is set up anew brings what it already delivered before.
/// </summary>
public sealed class DeviceEntry
{
    public required Guid ClientId { get; init; }
    public required Guid DeviceId { get; init; }

    /// <summary>Bangkok day of the delivery; no finer, so that it tells nothing about what was delivered.</summary>
    public required DateOnly Day { get; init; }
}

public sealed class DeviceEntryConfiguration : IEntityTypeConfiguration<DeviceEntry>
{
    public void Configure(EntityTypeBuilder<DeviceEntry> entry)
    {
        entry.ToTable("device_entries");
        entry.HasKey(e => e.ClientId);
        entry.Property(e => e.ClientId).ValueGeneratedNever();
        entry.HasIndex(e => e.Day);
        entry.HasOne<Device>().WithMany().HasForeignKey(e => e.DeviceId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Longer than a tablet lies in a drawer with something that it delivered and never heard the answer to.</summary>
public sealed class DeviceEntryRetention : RetentionRule
{
    public override string Kind => "device-entries";

    public override string Title => "เลขกันนับซ้ำจากแท็บเล็ตและจอ (ไม่มีข้อมูลบุคคล)";

    public override int DefaultDays => 400;

    public override Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct)
    {
        var day = ThaiCalendar.Day(before);
        return db.Set<DeviceEntry>().Where(e => db.Set<DeviceEntry>().Where(o => o.Day < day).OrderBy(o => o.Day).Select(o => o.ClientId).Take(most).Contains(e.ClientId)).ExecuteDeleteAsync(ct);
    }
}
