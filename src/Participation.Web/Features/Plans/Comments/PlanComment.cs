using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel.Chat;

namespace Participation.Web.Features.Plans;

public enum CommentChannel
{
    Web,
    Line,

    /// <summary>On paper, keyed in by staff.</summary>
    Paper,
}

/// <summary>What became of a comment.</summary>
public enum CommentResult
{
    Accepted,
    Partly,
    NotAccepted,
}

/// <summary>
/// What somebody said on a draft, as far as it is counted. The words, and who wrote them, lie in <see cref="PlanCommentText"/>, which
/// can be erased; this row stays.
/// </summary>
public sealed class PlanComment
{
    public required Guid Id { get; init; }
    public required Guid PlanId { get; init; }

    /// <summary>The edition that lay open then.</summary>
    public required int Edition { get; init; }

    public Guid? VillageId { get; init; }
    public required CommentChannel Channel { get; init; }
    public required DateTime ReceivedAt { get; init; }

    /// <summary>Of paper: the day it came to the office.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The author wants to be told; the answer itself is owed to everybody.</summary>
    public bool WantsAnswer { get; init; }

    /// <summary>The form it came by: one comment each.</summary>
    public Guid? RequestId { get; init; }

    public DateTime? HiddenAt { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public CommentResult? Result { get; private set; }

    /// <summary>The edition in which it made a difference.</summary>
    public int? ChangedIn { get; private set; }

    /// <summary>Who is to answer it, or did.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public void Hide(DateTime now) => HiddenAt = now;

    public void ShowAgain() => HiddenAt = null;

    public void Answered(CommentResult result, int? changedIn, DateTime now) => (Result, ChangedIn, AnsweredAt) = (result, changedIn, now);
}

/// <summary>The words of a comment, its author, and what was said to them. Emptied when the author asks for it.</summary>
public sealed class PlanCommentText
{
    public const int MaxWords = 4000;
    public const int MaxPart = 120;
    public const int MaxReason = 500;
    public const int MaxAnswer = 4000;

    public required Guid CommentId { get; init; }
    public required string Words { get; set; }

    /// <summary>Page or heading, as the author names it.</summary>
    public string Part { get; set; } = "";

    public string? LineUserId { get; set; }

    /// <summary>LINE's id of the message, so that its author can take it back there.</summary>
    public string? LineMessageId { get; set; }

    /// <summary>Of the address that was shown to the author.</summary>
    public byte[]? TokenHash { get; set; }

    /// <summary>Why it is hidden, for its author.</summary>
    public string HideReason { get; set; } = "";

    /// <summary>The author in LINE has not been told the reason yet.</summary>
    public bool IsToBeTold { get; set; }

    public string Answer { get; set; } = "";

    /// <summary>The message that carries the answer to its author in LINE: where that one does not leave, the next answer in the chat does.</summary>
    public Guid? AnswerMessage { get; set; }

    /// <summary>Concurrency token: what was read before the erasure is not written after it.</summary>
    public DateTime? ErasedAt { get; private set; }

    public void Erase(DateTime at) =>
        (Words, Part, LineUserId, LineMessageId, TokenHash, HideReason, IsToBeTold, Answer, AnswerMessage, ErasedAt) = ("", "", null, null, null, "", false, "", null, at);
}

public sealed class PlanCommentConfiguration : IEntityTypeConfiguration<PlanComment>, IEntityTypeConfiguration<PlanCommentText>
{
    public void Configure(EntityTypeBuilder<PlanComment> comment)
    {
        comment.ToTable("plan_comments");
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.Version).IsConcurrencyToken();
        comment.HasOne<PlanDraft>().WithMany().HasForeignKey(c => c.PlanId).OnDelete(DeleteBehavior.Restrict);
        comment.HasOne<Village>().WithMany().HasForeignKey(c => c.VillageId).OnDelete(DeleteBehavior.Restrict);
        comment.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        comment.HasIndex(c => new { c.PlanId, c.ReceivedAt, c.Id });
        comment.HasIndex(c => c.RequestId).IsUnique();
        comment.HasIndex(c => c.PlanId, "ix_plan_comments_owed").HasFilter("answered_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<PlanCommentText> text)
    {
        text.ToTable("plan_comment_texts");
        text.HasKey(t => t.CommentId);
        text.Property(t => t.CommentId).ValueGeneratedNever();
        text.Property(t => t.Words).HasMaxLength(PlanCommentText.MaxWords);
        text.Property(t => t.Part).HasMaxLength(PlanCommentText.MaxPart);
        text.Property(t => t.LineUserId).HasMaxLength(60);
        text.Property(t => t.LineMessageId).HasMaxLength(ChatMessage.LongestId);
        text.Property(t => t.ErasedAt).IsConcurrencyToken();
        text.Property(t => t.HideReason).HasMaxLength(PlanCommentText.MaxReason);
        text.Property(t => t.Answer).HasMaxLength(PlanCommentText.MaxAnswer);
        text.HasOne<PlanComment>().WithOne().HasForeignKey<PlanCommentText>(t => t.CommentId).OnDelete(DeleteBehavior.Restrict);
        text.HasIndex(t => t.LineUserId);
        text.HasIndex(t => t.LineMessageId);
        text.HasIndex(t => t.TokenHash).IsUnique();
    }
}
