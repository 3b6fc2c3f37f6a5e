using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Features.Agency;

namespace Participation.Web.Features.Publications;

public enum AskedKind
{
    Question,

    /// <summary>Something in the text is wrong.</summary>
    Error,
}

public enum QuestionChannel
{
    Web,
    Line,
}

/// <summary>What its author in LINE has not heard yet.</summary>
public enum QuestionNews
{
    Nothing,
    Answer,
    Hidden,
}

/// <summary>
/// What somebody asked about a publication, as far as it is counted. The words, and who wrote them, lie in <see cref="QuestionText"/>,
/// which can be erased; this row stays.
/// </summary>
public sealed class AskedQuestion
{
    public required Guid Id { get; init; }
    public required Guid PublicationId { get; init; }
    public required AskedKind Kind { get; init; }
    public Guid? VillageId { get; init; }
    public required QuestionChannel Channel { get; init; }
    public required DateTime ReceivedAt { get; init; }
    public required DateOnly DueOn { get; init; }

    /// <summary>The form it came by: one question each.</summary>
    public Guid? RequestId { get; init; }

    public DateTime? HiddenAt { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>What was written because of it, where an error was admitted.</summary>
    public Guid? CorrectionId { get; private set; }

    /// <summary>Nobody waits for an answer: it is answered, hidden with its reason, or taken back.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Application-set concurrency token.</summary>
    public Guid Version { get; set; }

    public void Hide(DateTime now) => (HiddenAt, IsSettled) = (now, true);

    public void ShowAgain() => (HiddenAt, IsSettled) = (null, AnsweredAt is not null);

    public void Answered(DateTime now) => (AnsweredAt, IsSettled) = (now, true);

    public void Admit(Guid correction) => CorrectionId = correction;

    public void TakenBack() => IsSettled = true;
}

/// <summary>The words of a question and its author, and how far they have been told. Emptied when the author asks for it.</summary>
public sealed class QuestionText
{
    public const int MaxWords = 2000;
    public const int MaxName = 80;
    public const int MaxReason = 500;

    public required Guid QuestionId { get; init; }
    public required string Words { get; set; }

    /// <summary>For the office only; never shown to others.</summary>
    public string Name { get; set; } = "";

    public string? LineUserId { get; set; }

    /// <summary>The message it came in, so that it goes when its author takes that one back in LINE.</summary>
    public string? LineMessageId { get; set; }

    /// <summary>Of the address that was shown to the author once; only who has it can find the question by it.</summary>
    public byte[]? TokenHash { get; set; }

    /// <summary>Why it is hidden, for its author.</summary>
    public string HideReason { get; set; } = "";

    public QuestionNews ToTell { get; private set; }

    /// <summary>From then on it is worth a paid message; null where it waits for an answer that leaves anyway.</summary>
    public DateTime? PushAt { get; private set; }

    /// <summary>The message it went with; whether LINE took that one is not known yet. Concurrency token: it goes with one message only.</summary>
    public Guid? ToldWith { get; private set; }

    /// <summary>The answer has gone to its author, who hears it once.</summary>
    public bool IsAnswerTold { get; private set; }

    public DateTime? ErasedAt { get; private set; }

    /// <summary>Whoever wrote on the web reads it on their page.</summary>
    public void Tell(QuestionNews news, DateTime? pushAt)
    {
        if (LineUserId is null) return;
        // What is under way is not called back: it counts as told.
        if (ToldWith is not null) Told();
        (ToTell, PushAt, ToldWith) = (news, pushAt, null);
    }

    public void GoesWith(Guid message) => ToldWith = message;

    /// <summary>LINE did not take that message: it is told in another way. A notice is tried once; after it only what costs nothing.</summary>
    public void NotTold(bool wasNotice)
    {
        ToldWith = null;
        if (wasNotice) PushAt = null;
    }

    public void Told() => (IsAnswerTold, ToTell, PushAt, ToldWith) = (IsAnswerTold || ToTell == QuestionNews.Answer, QuestionNews.Nothing, null, null);

    /// <summary>Who wrote it goes, the words stay.</summary>
    public void ForgetAuthor()
    {
        (Name, LineUserId, LineMessageId, TokenHash) = ("", null, null, null);
        Told();
    }

    public void Erase(DateTime at)
    {
        ForgetAuthor();
        (Words, HideReason, ErasedAt) = ("", "", at);
    }
}

/// <summary>An answer as it stood from a moment on. The last one holds; those before it stay to be read.</summary>
public sealed class QuestionAnswer
{
    public const int MaxText = 4000;

    public required Guid Id { get; init; }
    public required Guid QuestionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Edition { get; init; }

    /// <summary>Emptied with the question, which it may quote.</summary>
    public required string Text { get; set; }

    public required Guid WrittenBy { get; init; }
    public required DateTime WrittenAt { get; init; }
}

public sealed class QuestionConfiguration : IEntityTypeConfiguration<AskedQuestion>, IEntityTypeConfiguration<QuestionText>, IEntityTypeConfiguration<QuestionAnswer>
{
    public void Configure(EntityTypeBuilder<AskedQuestion> question)
    {
        question.ToTable("publication_questions");
        question.Property(q => q.Id).ValueGeneratedNever();
        question.Property(q => q.Version).IsConcurrencyToken();
        question.HasOne<Publication>().WithMany().HasForeignKey(q => q.PublicationId).OnDelete(DeleteBehavior.Restrict);
        question.HasOne<Village>().WithMany().HasForeignKey(q => q.VillageId).OnDelete(DeleteBehavior.Restrict);
        question.HasOne<Correction>().WithMany().HasForeignKey(q => q.CorrectionId).OnDelete(DeleteBehavior.Restrict);
        question.HasIndex(q => new { q.PublicationId, q.ReceivedAt, q.Id });
        question.HasIndex(q => new { q.ReceivedAt, q.Id });
        question.HasIndex(q => q.RequestId).IsUnique();
        question.HasIndex(q => q.DueOn, "ix_publication_questions_owed").HasFilter("NOT is_settled");
    }

    public void Configure(EntityTypeBuilder<QuestionText> text)
    {
        text.ToTable("publication_question_texts");
        text.HasKey(t => t.QuestionId);
        text.Property(t => t.QuestionId).ValueGeneratedNever();
        text.Property(t => t.Words).HasMaxLength(QuestionText.MaxWords);
        text.Property(t => t.Name).HasMaxLength(QuestionText.MaxName);
        text.Property(t => t.LineUserId).HasMaxLength(60);
        text.Property(t => t.LineMessageId).HasMaxLength(40);
        text.Property(t => t.ToldWith).IsConcurrencyToken();
        text.Property(t => t.HideReason).HasMaxLength(QuestionText.MaxReason);
        text.HasOne<AskedQuestion>().WithOne().HasForeignKey<QuestionText>(t => t.QuestionId).OnDelete(DeleteBehavior.Restrict);
        text.HasIndex(t => t.LineUserId);
        text.HasIndex(t => t.LineMessageId);
        text.HasIndex(t => t.TokenHash).IsUnique();
        text.HasIndex(t => t.QuestionId, "ix_publication_question_texts_to_tell").HasFilter("to_tell <> 'Nothing'");
    }

    public void Configure(EntityTypeBuilder<QuestionAnswer> answer)
    {
        answer.ToTable("publication_question_answers");
        answer.Property(a => a.Id).ValueGeneratedNever();
        answer.Property(a => a.Text).HasMaxLength(QuestionAnswer.MaxText);
        answer.HasOne<AskedQuestion>().WithMany().HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.Restrict);
        answer.HasIndex(a => new { a.QuestionId, a.Edition }).IsUnique();
    }
}
