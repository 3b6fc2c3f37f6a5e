using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Citizens;

/// <summary>That a person agreed to one thing, to which text, and when; kept as long as the person's record.</summary>
public sealed class Consent
{
    /// <summary>To remember in which village they live.</summary>
    public const string ToVillage = "village";

    public required Guid Id { get; init; }
    public required Guid CitizenId { get; init; }
    public required string Purpose { get; init; }
    public required int NoticeVersion { get; init; }
    public required DateTime GivenAt { get; init; }
    public DateTime? WithdrawnAt { get; private set; }

    public void Withdraw(DateTime now) => WithdrawnAt ??= now;
}

/// <summary>The privacy notice as it was published. Never changed: consent names the version it was given to.</summary>
public sealed class PrivacyNotice
{
    public const int LongestText = 20_000;

    public required int Version { get; init; }
    public required string Text { get; init; }
    public required DateTime PublishedAt { get; init; }
}

/// <summary>
/// A person's wish to be erased. Holds their LINE id only until the job has come back for what was on its way; what
/// stays is a hash, with which a restored backup can be brought up to date and nobody can be found.
/// </summary>
public sealed class Erasure
{
    public required Guid Id { get; init; }
    public string? LineUserId { get; set; }
    public required string SubjectHash { get; init; }
    public required DateTime RequestedAt { get; init; }
    public DateTime? FinishedAt { get; private set; }

    public void Finish(DateTime now) => (LineUserId, FinishedAt) = (null, now);
}

public sealed class PrivacyConfiguration : IEntityTypeConfiguration<Consent>, IEntityTypeConfiguration<PrivacyNotice>, IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.ToTable("citizen_consents");
        consent.HasKey(c => c.Id);
        consent.Property(c => c.Purpose).HasMaxLength(40);
        consent.HasIndex(c => new { c.CitizenId, c.Purpose });
        consent.HasOne<Citizen>().WithMany().HasForeignKey(c => c.CitizenId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PrivacyNotice> notice)
    {
        notice.ToTable("privacy_notices");
        notice.HasKey(n => n.Version);
        notice.Property(n => n.Version).ValueGeneratedNever();
        notice.Property(n => n.Text).HasMaxLength(PrivacyNotice.LongestText);
    }

    public void Configure(EntityTypeBuilder<Erasure> erasure)
    {
        erasure.ToTable("erasures");
        erasure.HasKey(e => e.Id);
        erasure.Property(e => e.LineUserId).HasMaxLength(60);
        erasure.Property(e => e.SubjectHash).HasMaxLength(64);
        erasure.HasIndex(e => e.RequestedAt, "ix_erasures_open").HasFilter("finished_at IS NULL");
        erasure.HasIndex(e => e.SubjectHash);
    }
}
