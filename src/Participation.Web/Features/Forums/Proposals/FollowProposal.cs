using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

public abstract record FollowProposalOutcome
{
    private FollowProposalOutcome() { }

    public abstract T Match<T>(Func<Following, T> following, Func<NotFollowing, T> notFollowing, Func<NoSuch, T> noSuch);

    public sealed record Following(Proposal Proposal) : FollowProposalOutcome
    {
        public override T Match<T>(Func<Following, T> following, Func<NotFollowing, T> notFollowing, Func<NoSuch, T> noSuch) => following(this);
    }

    public sealed record NotFollowing(Proposal Proposal) : FollowProposalOutcome
    {
        public override T Match<T>(Func<Following, T> following, Func<NotFollowing, T> notFollowing, Func<NoSuch, T> noSuch) => notFollowing(this);
    }

    public sealed record NoSuch : FollowProposalOutcome
    {
        public override T Match<T>(Func<Following, T> following, Func<NotFollowing, T> notFollowing, Func<NoSuch, T> noSuch) => noSuch(this);
    }
}

/// <summary>Somebody in LINE wants to hear of each step of a proposal, or no longer. Tapped twice, the same.</summary>
public sealed class FollowProposal(ParticipationContext db, TimeProvider clock)
{
    public Task<FollowProposalOutcome> RunAsync(string lineUserId, int number, bool wanted, CancellationToken ct) => db.WriteOnceAsync<FollowProposalOutcome>(async write =>
    {
        if (await db.FindProposalAsync(number, write) is not { } proposal) return new FollowProposalOutcome.NoSuch();
        var follower = await db.Set<ProposalFollower>().SingleOrDefaultAsync(f => f.ProposalId == proposal.Id && f.LineUserId == lineUserId, write);
        if (wanted && follower is null) db.Add(new ProposalFollower { ProposalId = proposal.Id, LineUserId = lineUserId, Since = clock.Now() });
        if (!wanted && follower is not null) db.Remove(follower);
        // Whoever proposed it and wants to hear no more is told no more.
        if (!wanted && await db.Set<ProposalText>().SingleOrDefaultAsync(t => t.ProposalId == proposal.Id && t.LineUserId == lineUserId, write) is { } own) own.LineUserId = null;
        return wanted ? new FollowProposalOutcome.Following(proposal) : new FollowProposalOutcome.NotFollowing(proposal);
    }, ct);
}
