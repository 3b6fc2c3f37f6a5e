using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Surveys;

/// <summary>Takes in one answer from a form or a question in the chat. The one-time id is spent in the same transaction, so the same form or button counts once.</summary>
public sealed class TakeAnswer(ParticipationContext db, KeepAnswer keep, FormIds formIds)
{
    public Task<TakeAnswerOutcome> RunAsync(GivenAnswer given, Guid formId, CancellationToken ct) => db.WriteAsync<TakeAnswerOutcome>(async write =>
    {
        if (given.ServicePointId is { } point && !await db.Set<ServicePoint>().AnyAsync(p => p.Id == point && p.IsOpen, write)) return new TakeAnswerOutcome.Closed();
        if (!await db.Set<Survey>().AnyAsync(s => s.Id == given.Version.SurveyId && s.IsOpen, write)) return new TakeAnswerOutcome.Closed();
        if (!await formIds.TrySpendAsync(db, formId, write)) return new TakeAnswerOutcome.AlreadyGiven();
        return new TakeAnswerOutcome.Taken(await keep.RunAsync(given, write));
    }, ct);
}

public abstract record TakeAnswerOutcome
{
    private TakeAnswerOutcome() { }

    public abstract T Match<T>(Func<Taken, T> taken, Func<AlreadyGiven, T> alreadyGiven, Func<Closed, T> closed);

    /// <summary>The id is null where words came without a rating.</summary>
    public sealed record Taken(Guid? AnswerId) : TakeAnswerOutcome
    {
        public override T Match<T>(Func<Taken, T> taken, Func<AlreadyGiven, T> alreadyGiven, Func<Closed, T> closed) => taken(this);
    }

    /// <summary>This form or button has been used before; nothing was added.</summary>
    public sealed record AlreadyGiven : TakeAnswerOutcome
    {
        public override T Match<T>(Func<Taken, T> taken, Func<AlreadyGiven, T> alreadyGiven, Func<Closed, T> closed) => alreadyGiven(this);
    }

    /// <summary>The point or the form takes no answers any more.</summary>
    public sealed record Closed : TakeAnswerOutcome
    {
        public override T Match<T>(Func<Taken, T> taken, Func<AlreadyGiven, T> alreadyGiven, Func<Closed, T> closed) => closed(this);
    }
}
