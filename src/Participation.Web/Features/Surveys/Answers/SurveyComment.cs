using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// A citizen's own words, apart from the answer so that they can be erased while the figure stays; also without any
/// answer, since a suggestion needs no rating. May hold personal data. Its id carries no time.
/// </summary>
public sealed class SurveyComment
{
    public const int MaxLength = 1000;
    public const int MaxNote = 1000;

    public required Guid Id { get; init; }

    /// <summary>Null for words that came without a rating.</summary>
    public Guid? AnswerId { get; init; }

    public required Guid SurveyId { get; init; }
    public Guid? ServicePointId { get; init; }
    public required CommentKind Kind { get; init; }
    public required DateTime HourSlot { get; init; }
    public required string Text { get; init; }

    public CommentStatus Status { get; set; }

    /// <summary>The unit that looks into it.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>What the office did or answers, for its own eyes.</summary>
    public string Note { get; set; } = "";

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }
}

/// <summary>A word of the office to find like by like. The hour is the comment's, so that a list by tag is read from its index.</summary>
public sealed class CommentTag
{
    public const int MaxLength = 40;
    public const int Most = 5;

    public required string Tag { get; init; }
    public required DateTime HourSlot { get; init; }
    public required Guid CommentId { get; init; }
}

public enum CommentKind
{
    /// <summary>Words beside a rating that nobody asked to be one or the other.</summary>
    Remark,
    Problem,
    Suggestion,
}

public enum CommentStatus
{
    New,
    Read,
    Acted,
    Answered,
}

public sealed class SurveyCommentConfiguration : IEntityTypeConfiguration<SurveyComment>, IEntityTypeConfiguration<CommentTag>
{
    public void Configure(EntityTypeBuilder<SurveyComment> comment)
    {
        comment.ToTable("citizen_comments");
        comment.HasKey(c => c.Id);
        comment.Property(c => c.Id).ValueGeneratedNever();
        // Several questions for the same kind of words make one text.
        comment.Property(c => c.Text).HasMaxLength(SurveyContent.MaxWordQuestions * (SurveyComment.MaxLength + 1));
        comment.Property(c => c.Note).HasMaxLength(SurveyComment.MaxNote);
        comment.Property(c => c.Version).IsConcurrencyToken();
        comment.HasOne<SurveyAnswer>().WithMany().HasForeignKey(c => c.AnswerId).OnDelete(DeleteBehavior.Restrict);
        // The same words twice beside one answer are one tap too many.
        comment.HasIndex(c => new { c.AnswerId, c.Kind }).IsUnique();
        // Each list of comments is read from the newest backwards.
        comment.HasIndex(c => new { c.HourSlot, c.Id });
        comment.HasIndex(c => new { c.ServicePointId, c.HourSlot, c.Id });
        comment.HasIndex(c => new { c.Status, c.HourSlot, c.Id });
        comment.HasIndex(c => new { c.SurveyId, c.HourSlot, c.Id });
        comment.HasIndex(c => new { c.UnitId, c.HourSlot, c.Id });
    }

    public void Configure(EntityTypeBuilder<CommentTag> tag)
    {
        tag.ToTable("comment_tags");
        tag.HasKey(t => new { t.Tag, t.HourSlot, t.CommentId });
        tag.Property(t => t.Tag).HasMaxLength(CommentTag.MaxLength);
        tag.HasOne<SurveyComment>().WithMany().HasForeignKey(t => t.CommentId).OnDelete(DeleteBehavior.Cascade);
        tag.HasIndex(t => t.CommentId);
    }
}

public static class CommentWords
{
    public static string Words(this CommentKind kind) => kind switch
    {
        CommentKind.Remark => "ความเห็น",
        CommentKind.Problem => "ปัญหา",
        CommentKind.Suggestion => "ข้อเสนอแนะ",
    };

    public static string Words(this CommentStatus status) => status switch
    {
        CommentStatus.New => "ใหม่",
        CommentStatus.Read => "อ่านแล้ว",
        CommentStatus.Acted => "แก้ไขแล้ว",
        CommentStatus.Answered => "ตอบแล้ว",
    };
}
