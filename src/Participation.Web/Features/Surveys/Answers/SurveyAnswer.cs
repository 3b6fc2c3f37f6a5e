using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// One answer. Append-only. Its id is random and its time cut to the Bangkok hour, so that neither can be joined
/// to a person, a message or a ticket. No personal data. Written by <see cref="KeepAnswer"/> alone, which also counts it.
/// </summary>
public sealed class SurveyAnswer
{
    public required Guid Id { get; init; }
    public required Guid SurveyId { get; init; }
    public required Guid SurveyVersionId { get; init; }

    /// <summary>Null for a form that was opened by its own link.</summary>
    public Guid? ServicePointId { get; init; }

    /// <summary>Null where nobody said for what the person came.</summary>
    public Guid? ServiceKindId { get; init; }

    /// <summary>Null where it was not asked, or the person lives elsewhere.</summary>
    public Guid? VillageId { get; init; }

    public Residence Residence { get; init; }

    /// <summary>The answer to the headline question; null in a form that has none.</summary>
    public Rating? Rating { get; init; }

    public required WayIn WayIn { get; init; }

    /// <summary>Start of the Bangkok hour in which it was given; noon where only the day is known.</summary>
    public required DateTime HourSlot { get; init; }

    /// <summary>Why somebody should look twice. Marked answers count until they are excluded with a reason.</summary>
    public AnswerMark Mark { get; init; }
}

/// <summary>One tap of an answer besides its headline. Append-only.</summary>
public sealed class AnswerChoice
{
    public required Guid AnswerId { get; init; }
    public required string QuestionKey { get; init; }
    public required int Value { get; init; }
}

public enum WayIn
{
    /// <summary>The QR of a service point or its typed address, in any browser.</summary>
    Web,
    Line,
    Kiosk,

    /// <summary>The form's own link.</summary>
    Link,

    /// <summary>Keyed in by staff, twice.</summary>
    Paper,

    /// <summary>Invited after a finished ticket.</summary>
    Ticket,

    /// <summary>Invited after a closed case.</summary>
    Case,
}

public enum Residence
{
    NotAsked,
    Inside,
    Outside,
}

public enum AnswerMark
{
    None,

    /// <summary>More answers from one device or point than people can have been there.</summary>
    Burst,
}

public static class WaysIn
{
    public static readonly IReadOnlyList<WayIn> All = Enum.GetValues<WayIn>();

    /// <summary>Only these have a denominator: everybody served was asked.</summary>
    public static bool IsInvited(this WayIn way) => way is WayIn.Ticket or WayIn.Case;

    /// <summary>Paper tells the day alone.</summary>
    public static bool KnowsHour(this WayIn way) => way is not WayIn.Paper;

    public static string Words(this WayIn way) => way switch
    {
        WayIn.Web => "ป้าย QR",
        WayIn.Line => "LINE",
        WayIn.Kiosk => "จอที่ช่องบริการ",
        WayIn.Link => "ลิงก์",
        WayIn.Paper => "กระดาษ",
        WayIn.Ticket => "คำเชิญหลังรับบริการ",
        WayIn.Case => "คำเชิญหลังปิดเรื่อง",
    };
}

public sealed class SurveyAnswerConfiguration : IEntityTypeConfiguration<SurveyAnswer>, IEntityTypeConfiguration<AnswerChoice>
{
    public void Configure(EntityTypeBuilder<SurveyAnswer> answer)
    {
        answer.ToTable("survey_answers");
        answer.HasKey(a => a.Id);
        answer.Property(a => a.Id).ValueGeneratedNever();
        answer.Property(a => a.Rating).HasConversion<int?>();
        answer.Property(a => a.Residence).HasConversion<int>();
        answer.Property(a => a.Mark).HasConversion<int>();
        // Figures come from the roll-ups; these serve short periods, exclusion and the recount.
        answer.HasIndex(a => new { a.SurveyId, a.HourSlot });
        answer.HasIndex(a => new { a.ServicePointId, a.HourSlot });
        // Few answers carry a mark; the list of bursts reads these alone.
        answer.HasIndex(a => a.HourSlot).HasFilter("mark <> 0");
    }

    public void Configure(EntityTypeBuilder<AnswerChoice> choice)
    {
        choice.ToTable("answer_choices");
        choice.HasKey(c => new { c.AnswerId, c.QuestionKey, c.Value });
        choice.Property(c => c.QuestionKey).HasMaxLength(Question.MaxKey);
        choice.HasOne<SurveyAnswer>().WithMany().HasForeignKey(c => c.AnswerId).OnDelete(DeleteBehavior.Restrict);
    }
}
