using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>Takes in one rating. The one-time id is spent in the same transaction, so the same form or button counts once.</summary>
public sealed class RateServicePoint(ParticipationContext db, FormIds formIds, TimeProvider clock)
{
    public Task<RateOutcome> RunAsync(Guid servicePointId, Rating rating, string? comment, WayIn wayIn, Guid formId, CancellationToken ct) =>
        db.WriteAsync<RateOutcome>(async write =>
        {
            if (!await db.Set<ServicePoint>().AnyAsync(p => p.Id == servicePointId && p.IsOpen, write)) return new RateOutcome.PointIsClosed();
            if (!await formIds.TrySpendAsync(db, formId, write)) return new RateOutcome.AlreadyGiven();
#pragma warning disable RS0030 // An id that carried its time could be joined to a message or a person.
            var answerId = Guid.NewGuid();
#pragma warning restore RS0030
            db.Add(new SurveyAnswer { Id = answerId, ServicePointId = servicePointId, Rating = rating, WayIn = wayIn, HourSlot = ThaiCalendar.HourSlot(clock.Now()) });
            if (comment is not null) db.Add(new SurveyComment { AnswerId = answerId, Text = comment });
            return new RateOutcome.Given(answerId);
        }, ct);
}

public abstract record RateOutcome
{
    private RateOutcome() { }

    public abstract T Match<T>(Func<Given, T> given, Func<AlreadyGiven, T> alreadyGiven, Func<PointIsClosed, T> pointIsClosed);

    public sealed record Given(Guid AnswerId) : RateOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<AlreadyGiven, T> alreadyGiven, Func<PointIsClosed, T> pointIsClosed) => given(this);
    }

    /// <summary>This form or button has been used before; nothing was added.</summary>
    public sealed record AlreadyGiven : RateOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<AlreadyGiven, T> alreadyGiven, Func<PointIsClosed, T> pointIsClosed) => alreadyGiven(this);
    }

    public sealed record PointIsClosed : RateOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<AlreadyGiven, T> alreadyGiven, Func<PointIsClosed, T> pointIsClosed) => pointIsClosed(this);
    }
}
