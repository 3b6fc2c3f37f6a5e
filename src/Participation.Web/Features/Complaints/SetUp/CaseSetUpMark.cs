using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Complaints;

/// <summary>What the measure of complaints needs each fiscal year, in the order in which it is done.</summary>
public enum CaseSetUpItem
{
    Centre,
    Officers,
    WorkingGroup,
    Channels,
    StaffHandbook,
    CitizenHandbook,

    /// <summary>Steps and letters were looked through.</summary>
    Texts,

    /// <summary>Every unit knows of the measure.</summary>
    Circular,

    /// <summary>So does everybody else.</summary>
    Publicity,
}

/// <summary>That something was done in a fiscal year which this service cannot see for itself, and what shows it.</summary>
public sealed class CaseSetUpMark
{
    public const int MaxEvidence = 300;

    /// <summary>Buddhist.</summary>
    public required int FiscalYear { get; init; }

    public required CaseSetUpItem Item { get; init; }
    public required string Evidence { get; set; }
    public required DateTime At { get; set; }

    /// <summary>staff:{id}</summary>
    public required string By { get; set; }

    /// <summary>Application-set concurrency token.</summary>
    public required Guid Version { get; set; }
}

public sealed class CaseSetUpMarkConfiguration : IEntityTypeConfiguration<CaseSetUpMark>
{
    public void Configure(EntityTypeBuilder<CaseSetUpMark> mark)
    {
        mark.ToTable("case_set_up_marks");
        mark.HasKey(m => new { m.FiscalYear, m.Item });
        mark.Property(m => m.Evidence).HasMaxLength(CaseSetUpMark.MaxEvidence);
        mark.Property(m => m.By).HasMaxLength(120);
        mark.Property(m => m.Version).IsConcurrencyToken();
    }
}
