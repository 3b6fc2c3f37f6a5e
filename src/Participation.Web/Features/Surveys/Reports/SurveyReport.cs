using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Reports;

public enum ReportKind
{
    Weekly,
    Monthly,

    /// <summary>October to March, April to September, of the whole agency, for its executives.</summary>
    HalfYearly,
}

/// <summary>A report as the service made it when it was due. Append-only: what arrives later is listed beside it.</summary>
public sealed class SurveyReport
{
    public required Guid Id { get; init; }
    public required ReportKind Kind { get; init; }

    /// <summary>The service point; empty for the whole agency.</summary>
    public required Guid ScopeId { get; init; }

    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required DateTime MadeAt { get; init; }

    /// <summary>A <see cref="FrozenDocument"/>, word for word as it is shown.</summary>
    public required string Document { get; init; }

    /// <summary>The <see cref="ReportFigures"/> behind the words, to compare with and to publish from.</summary>
    public required string Figures { get; init; }

    /// <summary>Over both.</summary>
    public required string Hash { get; init; }

    public FrozenDocument ReadDocument() => FrozenDocument.Read(Document);

    public ReportFigures ReadFigures() => ReportFigures.Read(Figures);

    public string Source => $"survey-report:{Id:N}";

    public static string HashOf(string document, string figures) => FrozenDocument.HashOf($"{document}\n{figures}");
}

/// <summary>
/// That a report went to a position: who opened it for the position and who acknowledged it. The duty hangs on the position,
/// whoever holds it.
/// </summary>
public sealed class ReportRecipient
{
    public required Guid ReportId { get; init; }
    public required Guid PositionId { get; init; }
    public required DateTime SentAt { get; init; }
    public required DateTime DueAt { get; init; }
    public DateTime? OpenedAt { get; private set; }
    public Guid? OpenedBy { get; private set; }
    public DateTime? AcknowledgedAt { get; private set; }
    public Guid? AcknowledgedBy { get; private set; }

    public void Open(Guid by, DateTime now)
    {
        if (OpenedAt is null) (OpenedAt, OpenedBy) = (now, by);
    }

    public void Acknowledge(Guid by, DateTime now)
    {
        Open(by, now);
        if (AcknowledgedAt is null) (AcknowledgedAt, AcknowledgedBy) = (now, by);
    }
}

/// <summary>Why the figures are as they are, in the words of the office. No citizen's own words: those can be erased.</summary>
public sealed class ReportNotes
{
    public const int MaxText = 3000;

    public required Guid ReportId { get; init; }
    public string Problems { get; set; } = "";
    public string Obstacles { get; set; } = "";
    public string Suggestions { get; set; } = "";

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }
}

/// <summary>What will be done about a problem, by whom, until when; and what became of it. Changed until it is done.</summary>
public sealed class ImprovementAction
{
    public const int MaxText = 500;
    public const int MaxOwner = 150;

    public required Guid Id { get; init; }
    public required Guid ReportId { get; init; }
    public required string Problem { get; set; }
    public required string Action { get; set; }
    public Guid? UnitId { get; set; }

    /// <summary>The position that answers for it.</summary>
    public required string Owner { get; set; }

    public required DateOnly DueOn { get; set; }
    public DateOnly? DoneOn { get; private set; }
    public string Result { get; private set; } = "";

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public bool IsOverdue(DateOnly today) => DoneOn is null && DueOn < today;

    public void Finish(DateOnly on, string result) => (DoneOn, Result) = (on, result);

    public string StateWords(DateOnly today) => DoneOn is { } done
        ? $"✓ ทำแล้ว {ThaiCalendar.ShortDate(done)} {Result}".TrimEnd()
        : IsOverdue(today) ? $"! เลยกำหนด {ThaiCalendar.ShortDate(DueOn)}" : $"○ กำหนด {ThaiCalendar.ShortDate(DueOn)}";
}

public static class ReportKinds
{
    public static readonly IReadOnlyList<ReportKind> All = Enum.GetValues<ReportKind>();

    public static string Words(this ReportKind kind) => kind switch
    {
        ReportKind.Weekly => "รายสัปดาห์",
        ReportKind.Monthly => "รายเดือน",
        ReportKind.HalfYearly => "ครึ่งปี",
    };

    public static PeriodKind Period(this ReportKind kind) => kind switch
    {
        ReportKind.Weekly => PeriodKind.Week,
        ReportKind.Monthly => PeriodKind.Month,
        ReportKind.HalfYearly => PeriodKind.Half,
    };

    /// <summary>Days within which it is to be acknowledged.</summary>
    public static int DaysToAcknowledge(this ReportKind kind) => kind switch
    {
        ReportKind.Weekly => 7,
        ReportKind.Monthly => 14,
        ReportKind.HalfYearly => 15,
    };

    /// <summary>How many periods back are made up for after the service was down. Older ones would be read by nobody.</summary>
    public static int CatchUp(this ReportKind kind) => kind switch
    {
        ReportKind.Weekly => 8,
        ReportKind.Monthly => 12,
        ReportKind.HalfYearly => 2,
    };
}

public sealed class SurveyReportConfiguration :
    IEntityTypeConfiguration<SurveyReport>, IEntityTypeConfiguration<ReportRecipient>, IEntityTypeConfiguration<ReportNotes>, IEntityTypeConfiguration<ImprovementAction>
{
    public void Configure(EntityTypeBuilder<SurveyReport> report)
    {
        report.ToTable("survey_reports");
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.From).HasColumnName("from_day");
        report.Property(r => r.To).HasColumnName("to_day");
        report.Property(r => r.Hash).HasMaxLength(64);
        report.Ignore(r => r.Source);
        // Two instances may find the same one missing.
        report.HasIndex(r => new { r.Kind, r.ScopeId, r.From }).IsUnique();
        report.HasIndex(r => new { r.To, r.Id });
    }

    public void Configure(EntityTypeBuilder<ReportRecipient> recipient)
    {
        recipient.ToTable("report_recipients");
        recipient.HasKey(r => new { r.ReportId, r.PositionId });
        recipient.HasOne<SurveyReport>().WithMany().HasForeignKey(r => r.ReportId).OnDelete(DeleteBehavior.Restrict);
        recipient.HasOne<Position>().WithMany().HasForeignKey(r => r.PositionId).OnDelete(DeleteBehavior.Restrict);
        recipient.HasIndex(r => new { r.PositionId, r.AcknowledgedAt });
    }

    public void Configure(EntityTypeBuilder<ReportNotes> notes)
    {
        notes.ToTable("report_notes");
        notes.HasKey(n => n.ReportId);
        notes.Property(n => n.ReportId).ValueGeneratedNever();
        notes.Property(n => n.Problems).HasMaxLength(ReportNotes.MaxText);
        notes.Property(n => n.Obstacles).HasMaxLength(ReportNotes.MaxText);
        notes.Property(n => n.Suggestions).HasMaxLength(ReportNotes.MaxText);
        notes.Property(n => n.Version).IsConcurrencyToken();
        notes.HasOne<SurveyReport>().WithMany().HasForeignKey(n => n.ReportId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ImprovementAction> action)
    {
        action.ToTable("improvement_actions");
        action.Property(a => a.Id).ValueGeneratedNever();
        action.Property(a => a.Problem).HasMaxLength(ImprovementAction.MaxText);
        action.Property(a => a.Action).HasMaxLength(ImprovementAction.MaxText);
        action.Property(a => a.Owner).HasMaxLength(ImprovementAction.MaxOwner);
        action.Property(a => a.Result).HasMaxLength(ImprovementAction.MaxText);
        action.Property(a => a.Version).IsConcurrencyToken();
        action.HasOne<SurveyReport>().WithMany().HasForeignKey(a => a.ReportId).OnDelete(DeleteBehavior.Restrict);
        action.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
        action.HasIndex(a => a.ReportId);
        action.HasIndex(a => new { a.DoneOn, a.DueOn });
    }
}
