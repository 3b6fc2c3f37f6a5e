using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Forums;

public enum OpinionKind
{
    Opinion,
    Problem,
    Need,
    Suggestion,
    Objection,
}

/// <summary>The three ways of taking part that the plan counts.</summary>
public enum TakingPart
{
    Planning,
    Performance,
    Joining,
}

public enum OpinionChannel
{
    Web,
    Line,

    /// <summary>On paper, keyed in by staff.</summary>
    Paper,

    /// <summary>Said in the hall and written down there.</summary>
    Hall,
}

/// <summary>
/// What somebody said to a forum, as far as it is counted. The words, and who wrote them, lie in <see cref="OpinionText"/>, which can
/// be erased; this row stays.
/// </summary>
public sealed class Opinion
{
    public required Guid Id { get; init; }
    public required Guid ForumId { get; init; }
    public Guid? VillageId { get; init; }
    public required OpinionKind Kind { get; init; }
    public required TakingPart Part { get; init; }
    public Guid? AreaId { get; init; }
    public required OpinionChannel Channel { get; init; }
    public required DateTime ReceivedAt { get; init; }
    public bool WantsAnswer { get; init; }

    /// <summary>The last day of the answer; null where none is wanted.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The form it came by: one opinion each.</summary>
    public Guid? RequestId { get; init; }

    public DateTime? HiddenAt { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public bool IsInHall => Channel is OpinionChannel.Paper or OpinionChannel.Hall;

    public bool IsOwed => WantsAnswer && AnsweredAt is null;

    public void Hide(DateTime now) => HiddenAt = now;

    public void ShowAgain() => HiddenAt = null;

    public void Answered(DateTime now) => AnsweredAt = now;
}

/// <summary>The words of an opinion, its author, and what was said to them. Emptied when the author asks for it.</summary>
public sealed class OpinionText
{
    public const int MaxWords = 4000;
    public const int MaxReason = 500;
    public const int MaxAnswer = 4000;

    public required Guid OpinionId { get; init; }
    public required string Words { get; set; }
    public string? LineUserId { get; set; }

    /// <summary>LINE's id of the message it came in.</summary>
    public string? LineMessageId { get; set; }

    /// <summary>Of the address that was shown to the author once; only who has it can find the opinion by it.</summary>
    public byte[]? TokenHash { get; set; }

    /// <summary>Why it is hidden, for its author.</summary>
    public string HideReason { get; set; } = "";

    /// <summary>The author in LINE has not been told the reason yet.</summary>
    public bool IsToBeTold { get; set; }

    public string Answer { get; set; } = "";
    public DateTime? ErasedAt { get; private set; }

    public void Erase(DateTime at) =>
        (Words, LineUserId, LineMessageId, TokenHash, HideReason, IsToBeTold, Answer, ErasedAt) = ("", null, null, null, "", false, "", at);
}

public sealed class OpinionConfiguration : IEntityTypeConfiguration<Opinion>, IEntityTypeConfiguration<OpinionText>
{
    public void Configure(EntityTypeBuilder<Opinion> opinion)
    {
        opinion.ToTable("forum_opinions");
        opinion.Property(o => o.Id).ValueGeneratedNever();
        opinion.Property(o => o.Version).IsConcurrencyToken();
        opinion.HasOne<Forum>().WithMany().HasForeignKey(o => o.ForumId).OnDelete(DeleteBehavior.Restrict);
        opinion.HasOne<Village>().WithMany().HasForeignKey(o => o.VillageId).OnDelete(DeleteBehavior.Restrict);
        opinion.HasOne<ServiceArea>().WithMany().HasForeignKey(o => o.AreaId).OnDelete(DeleteBehavior.Restrict);
        opinion.HasIndex(o => new { o.ForumId, o.ReceivedAt, o.Id });
        opinion.HasIndex(o => o.RequestId).IsUnique();
        opinion.HasIndex(o => o.DueOn, "ix_forum_opinions_owed").HasFilter("wants_answer AND answered_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<OpinionText> text)
    {
        text.ToTable("forum_opinion_texts");
        text.HasKey(t => t.OpinionId);
        text.Property(t => t.OpinionId).ValueGeneratedNever();
        text.Property(t => t.Words).HasMaxLength(OpinionText.MaxWords);
        text.Property(t => t.LineUserId).HasMaxLength(60);
        text.Property(t => t.HideReason).HasMaxLength(OpinionText.MaxReason);
        text.Property(t => t.Answer).HasMaxLength(OpinionText.MaxAnswer);
        text.HasOne<Opinion>().WithOne().HasForeignKey<OpinionText>(t => t.OpinionId).OnDelete(DeleteBehavior.Restrict);
        text.HasIndex(t => t.LineUserId);
        text.Property(t => t.LineMessageId).HasMaxLength(40);
        text.HasIndex(t => t.LineMessageId);
        text.HasIndex(t => t.TokenHash).IsUnique();
    }
}
