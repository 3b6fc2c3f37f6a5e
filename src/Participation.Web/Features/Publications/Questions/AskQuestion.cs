using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

public sealed record NewQuestion(AskedKind Kind, QuestionChannel Channel, string Words)
{
    public string Name { get; init; } = "";
    public Guid? VillageId { get; init; }
    public string? LineUserId { get; init; }
    public string? LineMessageId { get; init; }

    /// <summary>One form brings one question, however often it is sent.</summary>
    public Guid? RequestId { get; init; }
}

/// <summary>Takes a question or the report of an error in, as it is: nobody reads it first.</summary>
public sealed class AskQuestion(ParticipationContext db, TimeProvider clock)
{
    public Task<AskQuestionOutcome> RunAsync(int number, NewQuestion asked, CancellationToken ct) => db.WriteOnceAsync<AskQuestionOutcome>(async write =>
    {
        if (asked.RequestId is { } request && await db.Set<AskedQuestion>().AnyAsync(q => q.RequestId == request, write)) return new AskQuestionOutcome.SentTwice();
        if (await db.FindPublicationAsync(number, write) is not { } publication || !publication.TakesQuestions()) return new AskQuestionOutcome.NotOpen();
        var now = clock.Now();
        // From where it was said to come, or from nowhere: an unknown id is no village.
        var village = asked.VillageId is { } v && await db.Set<Village>().AnyAsync(x => x.Id == v && x.IsActive, write) ? asked.VillageId : null;
        var question = new AskedQuestion
        {
            Id = Guid.CreateVersion7(now),
            PublicationId = publication.Id,
            Kind = asked.Kind,
            VillageId = village,
            Channel = asked.Channel,
            ReceivedAt = now,
            DueOn = ThaiCalendar.Day(now).AddDays((await db.PublicationSettingsAsync(write)).AnswerDays),
            RequestId = asked.RequestId,
            Version = Guid.CreateVersion7(now),
        };
        var token = asked.Channel == QuestionChannel.Web ? QuestionTerms.MakeToken() : null;
        db.AddRange(question, new QuestionText { QuestionId = question.Id, Words = asked.Words, Name = asked.Name, LineUserId = asked.LineUserId, LineMessageId = asked.LineMessageId, TokenHash = token is null ? null : QuestionTerms.HashOf(token) });
        return new AskQuestionOutcome.Asked(question, token);
    }, ct);
}

public abstract record AskQuestionOutcome
{
    private AskQuestionOutcome() { }

    public abstract T Match<T>(Func<Asked, T> asked, Func<SentTwice, T> sentTwice, Func<NotOpen, T> notOpen);

    /// <param name="Question">As it was kept.</param>
    /// <param name="Token">Of the author's own page; null where they are told in LINE.</param>
    public sealed record Asked(AskedQuestion Question, string? Token) : AskQuestionOutcome
    {
        public override T Match<T>(Func<Asked, T> asked, Func<SentTwice, T> sentTwice, Func<NotOpen, T> notOpen) => asked(this);
    }

    public sealed record SentTwice : AskQuestionOutcome
    {
        public override T Match<T>(Func<Asked, T> asked, Func<SentTwice, T> sentTwice, Func<NotOpen, T> notOpen) => sentTwice(this);
    }

    /// <summary>Not out, or withdrawn meanwhile.</summary>
    public sealed record NotOpen : AskQuestionOutcome
    {
        public override T Match<T>(Func<Asked, T> asked, Func<SentTwice, T> sentTwice, Func<NotOpen, T> notOpen) => notOpen(this);
    }
}
