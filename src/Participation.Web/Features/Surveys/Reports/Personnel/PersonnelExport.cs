using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Surveys.Reports;

/// <summary>
/// Figures of one unit and period as they were handed to a meeting that decides about people. Append-only, with the file
/// itself, so that years later the meeting's paper can be compared with it.
/// </summary>
public sealed class PersonnelExport
{
    public const int MaxMeeting = 200;

    /// <summary>A unit with fewer answers is not judged by them.</summary>
    public const int LeastAnswers = 30;

    public required Guid Id { get; init; }

    /// <summary>Printed on the paper.</summary>
    public required int Number { get; init; }

    public required Guid UnitId { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>The CSV, word for word.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of the file's bytes, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Which meeting got it, in the words of its agenda.</summary>
    public required string Meeting { get; init; }

    public required DateOnly MeetingOn { get; init; }
    public required DateTime MadeAt { get; init; }
    public required Guid MadeBy { get; init; }
}

public sealed class PersonnelExportConfiguration : IEntityTypeConfiguration<PersonnelExport>
{
    public void Configure(EntityTypeBuilder<PersonnelExport> export)
    {
        export.ToTable("personnel_exports");
        export.Property(e => e.Id).ValueGeneratedNever();
        export.HasIndex(e => e.Number).IsUnique();
        export.Property(e => e.From).HasColumnName("from_day");
        export.Property(e => e.To).HasColumnName("to_day");
        export.Property(e => e.Hash).HasMaxLength(64);
        export.Property(e => e.Meeting).HasMaxLength(PersonnelExport.MaxMeeting);
        export.HasOne<Unit>().WithMany().HasForeignKey(e => e.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
