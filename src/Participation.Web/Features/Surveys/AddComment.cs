using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Surveys;

/// <summary>Puts a citizen's words beside an answer given before; there is at most one comment to an answer.</summary>
public sealed class AddComment(ParticipationContext db)
{
    public Task<AddCommentOutcome> RunAsync(Guid answerId, string text, CancellationToken ct) => db.WriteAsync<AddCommentOutcome>(async write =>
    {
        if (text.Length > SurveyComment.MaxLength) return new AddCommentOutcome.TooLong(text.Length - SurveyComment.MaxLength);
        if (await db.Set<SurveyComment>().AnyAsync(c => c.AnswerId == answerId, write)) return new AddCommentOutcome.AlreadyThere();
        db.Add(new SurveyComment { AnswerId = answerId, Text = text });
        return new AddCommentOutcome.Added();
    }, ct);
}

public abstract record AddCommentOutcome
{
    private AddCommentOutcome() { }

    public abstract T Match<T>(Func<Added, T> added, Func<TooLong, T> tooLong, Func<AlreadyThere, T> alreadyThere);

    public sealed record Added : AddCommentOutcome
    {
        public override T Match<T>(Func<Added, T> added, Func<TooLong, T> tooLong, Func<AlreadyThere, T> alreadyThere) => added(this);
    }

    /// <summary>By how many letters.</summary>
    public sealed record TooLong(int By) : AddCommentOutcome
    {
        public override T Match<T>(Func<Added, T> added, Func<TooLong, T> tooLong, Func<AlreadyThere, T> alreadyThere) => tooLong(this);
    }

    public sealed record AlreadyThere : AddCommentOutcome
    {
        public override T Match<T>(Func<Added, T> added, Func<TooLong, T> tooLong, Func<AlreadyThere, T> alreadyThere) => alreadyThere(this);
    }
}
