using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Citizens;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Somebody says in the chat that they mean to come, or cannot; or asks to be reminded. What they said last counts.</summary>
public sealed class SayWhetherComing(ParticipationContext db, ForumSeats seats, TimeProvider clock)
{
    /// <param name="lineUserId">Who.</param>
    /// <param name="number">Which forum.</param>
    /// <param name="answer">Null where they only ask to be reminded.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<SayWhetherComingOutcome> RunAsync(string lineUserId, int number, ComingAnswer? answer, CancellationToken ct) => db.WriteAsync<SayWhetherComingOutcome>(async write =>
    {
        var now = clock.Now();
        // Held: seats are given one after the other.
        if (await db.HoldForumAsync(number, write) is not { State: ForumState.Announced } forum || forum.Instants().Until < now) return new SayWhetherComingOutcome.NotToCome();
        var intent = await db.Set<ForumIntent>().SingleOrDefaultAsync(i => i.ForumId == forum.Id && i.LineUserId == lineUserId, write);
        if (intent is null) db.Add(intent = ForumIntent.Of(lineUserId, forum.Id, now));
        intent.VillageId = (await db.VillageOfLineUserAsync(lineUserId, write))?.Id ?? intent.VillageId;
        (intent.Answer, intent.SaidAt) = (answer ?? (intent.Answer == ComingAnswer.NotComing ? ComingAnswer.Open : intent.Answer), now);
        // Whoever cannot come need not be reminded.
        if (answer == ComingAnswer.NotComing) intent.Remind(false);
        if (answer is null) intent.Remind(RemindOfForums.MayStill(forum, now));
        var hadSeat = intent.Seat == IntentSeat.Seated;
        if (answer is not null) await seats.SettleAsync(forum, intent, write);
        if (hadSeat && intent.Seat != IntentSeat.Seated) await seats.PromoteAsync(forum, write);
        return new SayWhetherComingOutcome.Said(forum, intent);
    }, ct);
}

public abstract record SayWhetherComingOutcome
{
    private SayWhetherComingOutcome() { }

    public abstract T Match<T>(Func<Said, T> said, Func<NotToCome, T> notToCome);

    public sealed record Said(Forum Forum, ForumIntent Intent) : SayWhetherComingOutcome
    {
        public override T Match<T>(Func<Said, T> said, Func<NotToCome, T> notToCome) => said(this);
    }

    /// <summary>Over, called off, or not announced: a button of an old message.</summary>
    public sealed record NotToCome : SayWhetherComingOutcome
    {
        public override T Match<T>(Func<Said, T> said, Func<NotToCome, T> notToCome) => notToCome(this);
    }
}
