using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// A form filled in on paper, keyed in by two people. What was keyed is kept only until both agree; then the answer is
/// counted, and here nothing remains but that there was such a sheet.
/// </summary>
public sealed class PaperSheet
{
    public required Guid Id { get; init; }

    /// <summary>Written on the paper's corner, so that it is found again.</summary>
    public required int Number { get; init; }

    public required Guid SurveyId { get; init; }
    public required Guid SurveyVersionId { get; init; }
    public Guid? ServicePointId { get; init; }

    /// <summary>The Bangkok day on which it was filled in.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What the first one keyed: taps and words by field. Empty once it is counted.</summary>
    public required string Keyed { get; set; }

    public required Guid KeyedBy { get; init; }
    public PaperState State { get; private set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public void Differs() => State = PaperState.Differs;

    public void Count() => (State, Keyed) = (PaperState.Counted, "");

    public void Drop() => (State, Keyed) = (PaperState.Dropped, "");
}

public enum PaperState
{
    /// <summary>Waits for the second person.</summary>
    Waiting,

    /// <summary>The two read it differently: somebody looks at the paper again.</summary>
    Differs,
    Counted,

    /// <summary>Unreadable or keyed by mistake; dropped with a reason in the audit trail.</summary>
    Dropped,
}

public sealed class PaperSheetConfiguration : IEntityTypeConfiguration<PaperSheet>
{
    public void Configure(EntityTypeBuilder<PaperSheet> sheet)
    {
        sheet.ToTable("paper_sheets");
        sheet.HasKey(s => s.Id);
        sheet.Property(s => s.Id).ValueGeneratedNever();
        sheet.Property(s => s.Version).IsConcurrencyToken();
        sheet.HasOne<Survey>().WithMany().HasForeignKey(s => s.SurveyId).OnDelete(DeleteBehavior.Restrict);
        sheet.HasIndex(s => s.Number).IsUnique();
        sheet.HasIndex(s => new { s.State, s.Number });
    }
}
