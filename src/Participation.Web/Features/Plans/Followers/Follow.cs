using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

public abstract record FollowOutcome<T>
{
    private FollowOutcome() { }

    public abstract TAnswer Match<TAnswer>(Func<Following, TAnswer> following, Func<NotFollowing, TAnswer> notFollowing, Func<Over, TAnswer> over, Func<NoSuch, TAnswer> noSuch);

    public sealed record Following(T Followed) : FollowOutcome<T>
    {
        public override TAnswer Match<TAnswer>(Func<Following, TAnswer> following, Func<NotFollowing, TAnswer> notFollowing, Func<Over, TAnswer> over, Func<NoSuch, TAnswer> noSuch) => following(this);
    }

    public sealed record NotFollowing(T Followed) : FollowOutcome<T>
    {
        public override TAnswer Match<TAnswer>(Func<Following, TAnswer> following, Func<NotFollowing, TAnswer> notFollowing, Func<Over, TAnswer> over, Func<NoSuch, TAnswer> noSuch) => notFollowing(this);
    }

    /// <summary>Nothing more will be heard of it.</summary>
    public sealed record Over(T Followed) : FollowOutcome<T>
    {
        public override TAnswer Match<TAnswer>(Func<Following, TAnswer> following, Func<NotFollowing, TAnswer> notFollowing, Func<Over, TAnswer> over, Func<NoSuch, TAnswer> noSuch) => over(this);
    }

    public sealed record NoSuch : FollowOutcome<T>
    {
        public override TAnswer Match<TAnswer>(Func<Following, TAnswer> following, Func<NotFollowing, TAnswer> notFollowing, Func<Over, TAnswer> over, Func<NoSuch, TAnswer> noSuch) => noSuch(this);
    }
}

/// <summary>Somebody in LINE wants to hear of a plan or a project, or no longer; what waits to be sent then goes without them.</summary>
public abstract class Follow<T, TFollower>(ParticipationContext db, ChangeMulticast multicasts, TimeProvider clock)
    where T : class
    where TFollower : Follower
{
    protected ParticipationContext Db { get; } = db;

    public Task<FollowOutcome<T>> RunAsync(string lineUserId, int number, bool wanted, CancellationToken ct) => Db.WriteOnceAsync<FollowOutcome<T>>(async write =>
    {
        if (await FindAsync(number, write) is not { } followed) return new FollowOutcome<T>.NoSuch();
        if (wanted && IsOver(followed)) return new FollowOutcome<T>.Over(followed);
        var theirs = FollowersOf(followed).Where(f => f.LineUserId == lineUserId);
        if (!wanted)
        {
            // Their row first and the message's after it, as whoever tells the followers takes them.
            if (await theirs.ExecuteDeleteAsync(write) > 0) await multicasts.LeaveOutAsync(lineUserId, TopicOf(number), clock.Now(), write);
        }
        else if (!await theirs.AnyAsync(write))
        {
            Db.Add(NewFollower(followed, lineUserId, clock.Now()));
        }
        return wanted ? new FollowOutcome<T>.Following(followed) : new FollowOutcome<T>.NotFollowing(followed);
    }, ct);

    protected abstract Task<T?> FindAsync(int number, CancellationToken ct);

    protected abstract bool IsOver(T followed);

    protected abstract IQueryable<TFollower> FollowersOf(T followed);

    protected abstract TFollower NewFollower(T followed, string lineUserId, DateTime now);

    protected abstract string TopicOf(int number);
}
