using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

public abstract record FollowProjectOutcome
{
    private FollowProjectOutcome() { }

    public abstract T Match<T>(Func<Following, T> following, Func<NotFollowing, T> notFollowing, Func<Over, T> over, Func<NoSuch, T> noSuch);

    public sealed record Following(Project Project) : FollowProjectOutcome
    {
        public override T Match<T>(Func<Following, T> following, Func<NotFollowing, T> notFollowing, Func<Over, T> over, Func<NoSuch, T> noSuch) => following(this);
    }

    public sealed record NotFollowing(Project Project) : FollowProjectOutcome
    {
        public override T Match<T>(Func<Following, T> following, Func<NotFollowing, T> notFollowing, Func<Over, T> over, Func<NoSuch, T> noSuch) => notFollowing(this);
    }

    /// <summary>Nothing more will be heard of it.</summary>
    public sealed record Over(Project Project) : FollowProjectOutcome
    {
        public override T Match<T>(Func<Following, T> following, Func<NotFollowing, T> notFollowing, Func<Over, T> over, Func<NoSuch, T> noSuch) => over(this);
    }

    public sealed record NoSuch : FollowProjectOutcome
    {
        public override T Match<T>(Func<Following, T> following, Func<NotFollowing, T> notFollowing, Func<Over, T> over, Func<NoSuch, T> noSuch) => noSuch(this);
    }
}

/// <summary>Somebody in LINE wants to hear of each entry of a project, or no longer; what waits to be sent then goes without them.</summary>
public sealed class FollowProject(ParticipationContext db, ChangeMulticast multicasts, TimeProvider clock)
{
    public Task<FollowProjectOutcome> RunAsync(string lineUserId, int number, bool wanted, CancellationToken ct) => db.WriteOnceAsync<FollowProjectOutcome>(async write =>
    {
        if (await db.FindProjectAsync(number, write) is not { } project) return new FollowProjectOutcome.NoSuch();
        if (wanted && project.IsOver) return new FollowProjectOutcome.Over(project);
        var follower = await db.Set<ProjectFollower>().SingleOrDefaultAsync(f => f.ProjectId == project.Id && f.LineUserId == lineUserId, write);
        if (wanted && follower is null) db.Add(new ProjectFollower { ProjectId = project.Id, LineUserId = lineUserId, Since = clock.Now() });
        if (!wanted && follower is not null)
        {
            db.Remove(follower);
            await multicasts.LeaveOutAsync(lineUserId, ProjectTerms.Topic(number), clock.Now(), write);
        }
        return wanted ? new FollowProjectOutcome.Following(project) : new FollowProjectOutcome.NotFollowing(project);
    }, ct);
}
