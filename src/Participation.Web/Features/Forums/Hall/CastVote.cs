using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Somebody who is in answers the question that is open; what they said last counts.</summary>
public sealed class CastVote(ParticipationContext db, TimeProvider clock)
{
    public Task<CastVoteOutcome> RunAsync(int number, int ordinal, byte[] key, int choice, CancellationToken ct) => db.WriteOnceAsync<CastVoteOutcome>(async write =>
    {
        var now = clock.Now();
        if (await db.FindForumAsync(number, write) is not { } forum) return new CastVoteOutcome.NotOpen();
        if (await db.FindPhoneAsync(forum.Id, key, write) is null) return new CastVoteOutcome.NotIn(forum);
        // Touched, so that a poll that is closed at this moment waits for this vote, or this vote finds it closed.
        var open = await db.Set<ForumPoll>().Where(p => p.ForumId == forum.Id && p.Ordinal == ordinal && p.State == PollState.Open).ExecuteUpdateAsync(set => set.SetProperty(p => p.Question, p => p.Question), write);
        if (open == 0) return new CastVoteOutcome.NotOpen();
        var poll = await db.Set<ForumPoll>().AsNoTracking().SingleAsync(p => p.ForumId == forum.Id && p.Ordinal == ordinal, write);
        if (await db.Set<ForumPollChoice>().AsNoTracking().SingleOrDefaultAsync(c => c.PollId == poll.Id && c.Ordinal == choice, write) is not { } chosen) return new CastVoteOutcome.NotOpen();
        var vote = await db.Set<ForumPollVote>().SingleOrDefaultAsync(v => v.PollId == poll.Id && v.Key == key, write);
        if (vote is null) db.Add(new ForumPollVote { Id = Guid.CreateVersion7(now), PollId = poll.Id, Key = key, Choice = choice, At = now });
        else (vote.Choice, vote.At) = (choice, now);
        return new CastVoteOutcome.Cast(forum, poll, chosen.Text, IsChanged: vote is not null);
    }, ct);
}

public abstract record CastVoteOutcome
{
    private CastVoteOutcome() { }

    public abstract T Match<T>(Func<Cast, T> cast, Func<NotIn, T> notIn, Func<NotOpen, T> notOpen);

    public sealed record Cast(Forum Forum, ForumPoll Poll, string Text, bool IsChanged) : CastVoteOutcome
    {
        public override T Match<T>(Func<Cast, T> cast, Func<NotIn, T> notIn, Func<NotOpen, T> notOpen) => cast(this);
    }

    /// <summary>They have not said that they are here.</summary>
    public sealed record NotIn(Forum Forum) : CastVoteOutcome
    {
        public override T Match<T>(Func<Cast, T> cast, Func<NotIn, T> notIn, Func<NotOpen, T> notOpen) => notIn(this);
    }

    /// <summary>Closed, not opened yet, or no such choice.</summary>
    public sealed record NotOpen : CastVoteOutcome
    {
        public override T Match<T>(Func<Cast, T> cast, Func<NotIn, T> notIn, Func<NotOpen, T> notOpen) => notOpen(this);
    }
}
