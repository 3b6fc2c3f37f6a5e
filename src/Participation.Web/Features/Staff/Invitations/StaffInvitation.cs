using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Staff.Invitations;

public enum InvitationPurpose
{
    /// <summary>A new colleague chooses user name and password.</summary>
    Join,

    /// <summary>A forgotten password is chosen anew.</summary>
    NewPassword,

    /// <summary>The phone is gone: a new password, and the second factor is set up again.</summary>
    LostPhone,
}

/// <summary>A link that works once and not for long. Only its hash is kept.</summary>
public sealed class StaffInvitation
{
    public static readonly TimeSpan JoinLife = TimeSpan.FromDays(7);
    public static readonly TimeSpan ResetLife = TimeSpan.FromDays(1);

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required InvitationPurpose Purpose { get; init; }
    public required byte[] TokenHash { get; init; }
    public required DateTime ExpiresAt { get; init; }

    /// <summary>Used, or replaced by a newer one.</summary>
    public DateTime? SpentAt { get; set; }

    public bool IsOpen(DateTime now) => SpentAt is null && now < ExpiresAt;
}

public sealed class StaffInvitationConfiguration : IEntityTypeConfiguration<StaffInvitation>
{
    public void Configure(EntityTypeBuilder<StaffInvitation> invitation)
    {
        invitation.ToTable("staff_invitations");
        invitation.Property(i => i.Id).ValueGeneratedNever();
        invitation.HasOne<StaffAccount>().WithMany().HasForeignKey(i => i.AccountId).OnDelete(DeleteBehavior.Cascade);
        invitation.HasIndex(i => i.TokenHash).IsUnique();
        invitation.HasIndex(i => i.AccountId);
    }
}
