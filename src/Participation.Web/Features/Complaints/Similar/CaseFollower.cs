using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// Somebody with the same trouble who follows a case instead of bringing another: by LINE, or by a code and a PIN of their own. Has
/// said nothing and is not counted.
/// </summary>
public sealed class CaseFollower
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; set; }
    public required DateTime Since { get; init; }

    /// <summary>SHA-256 of the tracking code; null by LINE.</summary>
    public byte[]? TrackingHash { get; init; }

    /// <summary>SHA-256 of code and PIN together.</summary>
    public byte[]? AccessHash { get; init; }

    public string? LineUserId { get; init; }

    /// <summary>The form it was asked with: sent twice, followed once.</summary>
    public Guid? RequestId { get; init; }
}

public sealed class CaseFollowerConfiguration : IEntityTypeConfiguration<CaseFollower>
{
    public void Configure(EntityTypeBuilder<CaseFollower> follower)
    {
        follower.ToTable("case_followers");
        follower.Property(f => f.Id).ValueGeneratedNever();
        follower.Property(f => f.TrackingHash).HasMaxLength(32);
        follower.Property(f => f.AccessHash).HasMaxLength(32);
        follower.Property(f => f.LineUserId).HasMaxLength(60);
        follower.HasIndex(f => f.TrackingHash).IsUnique();
        follower.HasIndex(f => f.RequestId).IsUnique();
        follower.HasIndex(f => new { f.CaseId, f.LineUserId }).IsUnique();
        follower.HasIndex(f => f.LineUserId);
        follower.HasOne<Case>().WithMany().HasForeignKey(f => f.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
