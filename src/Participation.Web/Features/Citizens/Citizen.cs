using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Citizens;

/// <summary>
/// A person who uses the service, as far as they told something about themselves. The row exists only once there is
/// something to keep, its id stands for the person in other slices, and it can be shown, exported and erased whole.
/// </summary>
public sealed class Citizen
{
    public required Guid Id { get; init; }

    public required string LineUserId { get; init; }

    /// <summary>Null while not asked, and when they would rather not say.</summary>
    public Guid? VillageId { get; private set; }

    /// <summary>When they chose or passed over the question, so that it is not asked again.</summary>
    public DateTime? VillageAnsweredAt { get; private set; }

    public required DateTime CreatedAt { get; init; }
    public required DateTime ChangedAt { get; set; }

    public void Choose(Guid? villageId, DateTime now) => (VillageId, VillageAnsweredAt, ChangedAt) = (villageId, now, now);

    /// <summary>A later "not now" keeps what was chosen before.</summary>
    public void PassOver(DateTime now)
    {
        if (VillageAnsweredAt is null) (VillageAnsweredAt, ChangedAt) = (now, now);
    }
}

public sealed class CitizenConfiguration : IEntityTypeConfiguration<Citizen>
{
    public void Configure(EntityTypeBuilder<Citizen> citizen)
    {
        citizen.ToTable("citizens");
        citizen.HasKey(c => c.Id);
        citizen.Property(c => c.LineUserId).HasMaxLength(60);
        citizen.HasIndex(c => c.LineUserId).IsUnique();
        citizen.HasOne<Village>().WithMany().HasForeignKey(c => c.VillageId).OnDelete(DeleteBehavior.SetNull);
    }
}
