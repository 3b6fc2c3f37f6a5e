using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// Adds one more tap or some words to an answer given a moment ago, as the chat asks for them one by one. What is there
/// already is not changed, so that a button pressed twice counts once.
/// </summary>
public sealed class AddToAnswer(ParticipationContext db, RollUp rollUp)
{
    public Task<AddToAnswerOutcome> TapAsync(Guid answerId, string questionKey, int value, CancellationToken ct) => db.WriteAsync<AddToAnswerOutcome>(async write =>
    {
        if (await FindAsync(answerId, write) is not ({ } answer, { } content)) return new AddToAnswerOutcome.NotThere();
        if (content.Find(questionKey) is not { } question || question.Options.All(o => o.Value != value)) return new AddToAnswerOutcome.NotThere();
        // Counted apart, so that no answer leads to it.
        if (question.Role == QuestionRole.FeeAsked) return new AddToAnswerOutcome.NotThere();
        var values = await db.Set<AnswerChoice>().Where(c => c.AnswerId == answerId && c.QuestionKey == questionKey).Select(c => c.Value).ToListAsync(write);
        if (values.Contains(value) || (values.Count > 0 && question.Kind != QuestionKind.SeveralOf)) return new AddToAnswerOutcome.AlreadyThere();
        db.Add(new AnswerChoice { AnswerId = answerId, QuestionKey = questionKey, Value = value });
        var counted = CountedAnswer.Of(answer);
        rollUp.AddChoice(counted, questionKey, value, answer.Mark != AnswerMark.None && await db.IsExcludedAsync(counted, write));
        await rollUp.WriteAsync(write);
        return new AddToAnswerOutcome.Added();
    }, ct);

    public Task<AddToAnswerOutcome> WriteAsync(Guid answerId, CommentKind kind, string text, CancellationToken ct) => db.WriteAsync<AddToAnswerOutcome>(async write =>
    {
        if (text.Length > SurveyComment.MaxLength) return new AddToAnswerOutcome.TooLong(text.Length - SurveyComment.MaxLength);
        if (await FindAsync(answerId, write) is not ({ } answer, _)) return new AddToAnswerOutcome.NotThere();
        if (await db.Set<SurveyComment>().AnyAsync(c => c.AnswerId == answerId && c.Kind == kind, write)) return new AddToAnswerOutcome.AlreadyThere();
#pragma warning disable RS0030 // An id that carried its time could be joined to a message or a person.
        db.Add(new SurveyComment { Id = Guid.NewGuid(), AnswerId = answerId, SurveyId = answer.SurveyId, ServicePointId = answer.ServicePointId, Kind = kind, HourSlot = answer.HourSlot, Text = text });
#pragma warning restore RS0030
        return new AddToAnswerOutcome.Added();
    }, ct);

    private async Task<(SurveyAnswer?, SurveyContent?)> FindAsync(Guid answerId, CancellationToken ct)
    {
        if (await db.Set<SurveyAnswer>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == answerId, ct) is not { } answer) return (null, null);
        return (answer, (await db.FindVersionAsync(answer.SurveyVersionId, ct))?.Content);
    }
}

public abstract record AddToAnswerOutcome
{
    private AddToAnswerOutcome() { }

    public abstract T Match<T>(Func<Added, T> added, Func<AlreadyThere, T> alreadyThere, Func<TooLong, T> tooLong, Func<NotThere, T> notThere);

    public sealed record Added : AddToAnswerOutcome
    {
        public override T Match<T>(Func<Added, T> added, Func<AlreadyThere, T> alreadyThere, Func<TooLong, T> tooLong, Func<NotThere, T> notThere) => added(this);
    }

    public sealed record AlreadyThere : AddToAnswerOutcome
    {
        public override T Match<T>(Func<Added, T> added, Func<AlreadyThere, T> alreadyThere, Func<TooLong, T> tooLong, Func<NotThere, T> notThere) => alreadyThere(this);
    }

    /// <summary>By how many letters.</summary>
    public sealed record TooLong(int By) : AddToAnswerOutcome
    {
        public override T Match<T>(Func<Added, T> added, Func<AlreadyThere, T> alreadyThere, Func<TooLong, T> tooLong, Func<NotThere, T> notThere) => tooLong(this);
    }

    public sealed record NotThere : AddToAnswerOutcome
    {
        public override T Match<T>(Func<Added, T> added, Func<AlreadyThere, T> alreadyThere, Func<TooLong, T> tooLong, Func<NotThere, T> notThere) => notThere(this);
    }
}
