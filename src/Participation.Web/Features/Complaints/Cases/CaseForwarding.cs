using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Complaints;

/// <summary>To which agency a case was sent on, and by which letter. What that agency answers stands in the timeline.</summary>
public sealed class CaseForwarding
{
    public const int MaxAgency = 150;
    public const int MaxReference = 60;

    public required Guid CaseId { get; init; }

    /// <summary>The step of the timeline.</summary>
    public required int Sequence { get; init; }

    public required string Agency { get; init; }

    /// <summary>The number of the letter, or the other agency's own; empty where there is none.</summary>
    public string Reference { get; init; } = "";

    public required DateOnly SentOn { get; init; }
}

public sealed class CaseForwardingConfiguration : IEntityTypeConfiguration<CaseForwarding>
{
    public void Configure(EntityTypeBuilder<CaseForwarding> forwarding)
    {
        forwarding.ToTable("case_forwardings");
        forwarding.HasKey(f => new { f.CaseId, f.Sequence });
        forwarding.Property(f => f.Agency).HasMaxLength(CaseForwarding.MaxAgency);
        forwarding.Property(f => f.Reference).HasMaxLength(CaseForwarding.MaxReference);
        forwarding.HasOne<CaseEntry>().WithOne().HasForeignKey<CaseForwarding>(f => new { f.CaseId, f.Sequence }).OnDelete(DeleteBehavior.Restrict);
    }
}
