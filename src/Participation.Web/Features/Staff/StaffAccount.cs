using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Staff;

/// <summary>A person who works for the agency and signs in. What they may do comes from the positions they hold.</summary>
public sealed class StaffAccount : IdentityUser<Guid>
{
    public const int MaxDisplayName = 100;

    public required string DisplayName { get; set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>When the person left; a closed account signs in no more.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Protected secret of the authenticator app, in use once <see cref="IdentityUser{TKey}.TwoFactorEnabled"/>.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>Time step of the last code that was accepted: a code is good once.</summary>
    public long TotpLastStep { get; set; }

    /// <summary>Hashes of the unused recovery codes, separated by spaces.</summary>
    public string RecoveryHashes { get; set; } = "";

    /// <summary>Invited, and has not yet chosen a user name and a password.</summary>
    public bool IsInvited => PasswordHash is null;
}

public sealed class StaffAccountConfiguration : IEntityTypeConfiguration<StaffAccount>
{
    public void Configure(EntityTypeBuilder<StaffAccount> account)
    {
        account.Property(a => a.DisplayName).HasMaxLength(StaffAccount.MaxDisplayName);
        account.Property(a => a.TotpSecret).HasMaxLength(500);
        account.Property(a => a.RecoveryHashes).HasMaxLength(1000);
        account.HasIndex(a => new { a.DisplayName, a.Id });
    }
}
