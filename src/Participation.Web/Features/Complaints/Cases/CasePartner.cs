using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Complaints;

/// <summary>A unit that works on a case beside the one that has it: sees it, writes notes and how it goes, and does not close it.</summary>
public sealed class CasePartner
{
    public required Guid CaseId { get; init; }
    public required Guid UnitId { get; init; }
    public required DateTime AddedAt { get; init; }
}

public sealed class CasePartnerConfiguration : IEntityTypeConfiguration<CasePartner>
{
    public void Configure(EntityTypeBuilder<CasePartner> partner)
    {
        partner.ToTable("case_partners");
        partner.HasKey(p => new { p.CaseId, p.UnitId });
        partner.HasIndex(p => p.UnitId);
        partner.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
