using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// One answer. Append-only. Its id is random and its time cut to the Bangkok hour, so that neither can be joined
/// to a person, a message or a ticket. No personal data.
/// </summary>
public sealed class SurveyAnswer
{
    public required Guid Id { get; init; }
    public required Guid ServicePointId { get; init; }
    public required Rating Rating { get; init; }
    public required WayIn WayIn { get; init; }

    /// <summary>Start of the Bangkok hour in which it was given.</summary>
    public required DateTime HourSlot { get; init; }
}

/// <summary>The citizen's own words, apart from the answer so that they can be erased while the figure stays. May hold personal data.</summary>
public sealed class SurveyComment
{
    public const int MaxLength = 1000;

    public required Guid AnswerId { get; init; }
    public required string Text { get; init; }
}

public enum WayIn
{
    /// <summary>The QR or the typed address, in any browser.</summary>
    Web,
    Line,

    /// <summary>A tablet at the counter.</summary>
    Kiosk,
}

public sealed class SurveyAnswerConfiguration : IEntityTypeConfiguration<SurveyAnswer>, IEntityTypeConfiguration<SurveyComment>
{
    public void Configure(EntityTypeBuilder<SurveyAnswer> answer)
    {
        answer.ToTable("survey_answers");
        answer.HasKey(a => a.Id);
        answer.Property(a => a.Id).ValueGeneratedNever();
        answer.Property(a => a.Rating).HasConversion<int>();
        // The first holds all that a point's figures of a period need, the second the order in which comments are read.
        answer.HasIndex(a => new { a.ServicePointId, a.HourSlot, a.Rating });
        answer.HasIndex(a => a.HourSlot);
    }

    public void Configure(EntityTypeBuilder<SurveyComment> comment)
    {
        comment.ToTable("survey_comments");
        comment.HasKey(c => c.AnswerId);
        comment.Property(c => c.Text).HasMaxLength(SurveyComment.MaxLength);
        comment.HasOne<SurveyAnswer>().WithOne().HasForeignKey<SurveyComment>(c => c.AnswerId).OnDelete(DeleteBehavior.Restrict);
    }
}
