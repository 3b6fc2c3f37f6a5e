using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Staff.Sessions;

/// <summary>One browser in which somebody is signed in. Looked at on each request, so that ending it ends it.</summary>
public sealed class StaffSession
{
    /// <summary>A working day: after it everybody signs in again.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>Unused for this long, as over lunch and an errand, it ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(4);

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTime StartedAt { get; init; }

    /// <summary>Exact to some minutes.</summary>
    public required DateTime LastSeenAt { get; set; }

    /// <summary>Browser and system in words, such as "Chrome บน Android".</summary>
    public required string Device { get; init; }

    /// <summary>Proved by a code as well as the password.</summary>
    public bool HasSecondFactor { get; set; }

    public DateTime? EndedAt { get; set; }

    public bool IsOpen(DateTime now) => EndedAt is null && now - StartedAt < Life && now - LastSeenAt < Idle;
}

public sealed class StaffSessionConfiguration : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> session)
    {
        session.ToTable("staff_sessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Device).HasMaxLength(60);
        session.HasOne<StaffAccount>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        session.HasIndex(s => new { s.AccountId, s.StartedAt });
        session.HasIndex(s => s.StartedAt);
    }
}
