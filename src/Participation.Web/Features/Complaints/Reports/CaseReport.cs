using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>The summary of a half or of a fiscal year as it stood when it was made. Append-only; nothing in it leads to a person.</summary>
public sealed class CaseReport
{
    public required Guid Id { get; init; }

    /// <summary><see cref="PeriodKind.Half"/> or <see cref="PeriodKind.FiscalYear"/>.</summary>
    public required PeriodKind Kind { get; init; }

    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required DateTime MadeAt { get; init; }

    /// <summary>A <see cref="FrozenDocument"/>, word for word as it is shown.</summary>
    public required string Document { get; init; }

    /// <summary>The <see cref="CaseReportFigures"/> behind the words, to publish from.</summary>
    public required string Figures { get; init; }

    /// <summary>Over both.</summary>
    public required string Hash { get; init; }

    public FigurePeriod Period => FigurePeriod.Of(Kind, From);

    public string Source => $"case-report:{Id:N}";

    public FrozenDocument ReadDocument() => FrozenDocument.Read(Document);

    public CaseReportFigures ReadFigures() => CaseReportFigures.Read(Figures);

    public static string HashOf(string document, string figures) => FrozenDocument.HashOf($"{document}\n{figures}");
}

/// <summary>Problems, obstacles and solutions in the words of the office. Beside the frozen figures, and not part of the hash.</summary>
public sealed class CaseReportNotes
{
    public const int MaxText = 3000;

    public required Guid ReportId { get; init; }
    public string Problems { get; set; } = "";
    public string Obstacles { get; set; } = "";
    public string Solutions { get; set; } = "";

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }
}

public sealed class CaseReportConfiguration : IEntityTypeConfiguration<CaseReport>, IEntityTypeConfiguration<CaseReportNotes>
{
    public void Configure(EntityTypeBuilder<CaseReport> report)
    {
        report.ToTable("case_reports");
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.From).HasColumnName("from_day");
        report.Property(r => r.To).HasColumnName("to_day");
        report.Property(r => r.Hash).HasMaxLength(64);
        report.Ignore(r => r.Period);
        report.Ignore(r => r.Source);
        // Two instances may find the same one missing.
        report.HasIndex(r => new { r.Kind, r.From }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CaseReportNotes> notes)
    {
        notes.ToTable("case_report_notes");
        notes.HasKey(n => n.ReportId);
        notes.Property(n => n.ReportId).ValueGeneratedNever();
        notes.Property(n => n.Problems).HasMaxLength(CaseReportNotes.MaxText);
        notes.Property(n => n.Obstacles).HasMaxLength(CaseReportNotes.MaxText);
        notes.Property(n => n.Solutions).HasMaxLength(CaseReportNotes.MaxText);
        notes.Property(n => n.Version).IsConcurrencyToken();
        notes.HasOne<CaseReport>().WithMany().HasForeignKey(n => n.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
