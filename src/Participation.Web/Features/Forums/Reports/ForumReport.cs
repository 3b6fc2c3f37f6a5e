using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Platform.Documents;

namespace Participation.Web.Features.Forums;

/// <summary>Forums of a fiscal year as they stood when somebody cut the figures. Append-only; a later cut is an edition of its own.</summary>
public sealed class ForumReport
{
    public required Guid Id { get; init; }
    public required int FiscalYear { get; init; }
    public required int Edition { get; init; }
    public required DateTime MadeAt { get; init; }

    /// <summary>A <see cref="FrozenDocument"/>, word for word as it is shown.</summary>
    public required string Document { get; init; }

    /// <summary>The <see cref="ForumReportFigures"/> behind the words, to publish from.</summary>
    public required string Figures { get; init; }

    /// <summary>Over both.</summary>
    public required string Hash { get; init; }

    public string Source => $"forum-report:{Id:N}";

    public FrozenDocument ReadDocument() => FrozenDocument.Read(Document);

    public ForumReportFigures ReadFigures() => ForumReportFigures.Read(Figures);

    public static string HashOf(string document, string figures) => FrozenDocument.HashOf($"{document}\n{figures}");
}

/// <summary>Problems, obstacles and suggestions in the words of the office. Beside the frozen figures, and not part of the hash.</summary>
public sealed class ForumReportNotes
{
    public const int MaxText = 3000;

    public required Guid ReportId { get; init; }
    public string Problems { get; set; } = "";
    public string Obstacles { get; set; } = "";
    public string Suggestions { get; set; } = "";

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }
}

public sealed class ForumReportConfiguration : IEntityTypeConfiguration<ForumReport>, IEntityTypeConfiguration<ForumReportNotes>
{
    public void Configure(EntityTypeBuilder<ForumReport> report)
    {
        report.ToTable("forum_reports");
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.Hash).HasMaxLength(64);
        report.Ignore(r => r.Source);
        report.HasIndex(r => new { r.FiscalYear, r.Edition }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ForumReportNotes> notes)
    {
        notes.ToTable("forum_report_notes");
        notes.HasKey(n => n.ReportId);
        notes.Property(n => n.ReportId).ValueGeneratedNever();
        notes.Property(n => n.Problems).HasMaxLength(ForumReportNotes.MaxText);
        notes.Property(n => n.Obstacles).HasMaxLength(ForumReportNotes.MaxText);
        notes.Property(n => n.Suggestions).HasMaxLength(ForumReportNotes.MaxText);
        notes.Property(n => n.Version).IsConcurrencyToken();
        notes.HasOne<ForumReport>().WithMany().HasForeignKey(n => n.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
