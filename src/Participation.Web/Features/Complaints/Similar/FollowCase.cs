using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>Who wants to follow which of the cases that were offered.</summary>
public sealed record WantedFollowing(Guid CaseId, CaseKind Kind, Guid CategoryId, Guid? VillageId)
{
    public string? LineUserId { get; init; }
    public Guid? RequestId { get; init; }
}

public abstract record FollowCaseOutcome
{
    private FollowCaseOutcome() { }

    public abstract T Match<T>(Func<Following, T> following, Func<NotOffered, T> notOffered);

    /// <summary>Code and PIN are known here and nowhere else; null by LINE, and for a form sent twice.</summary>
    public sealed record Following(Case Case, TrackingPair? Tracking) : FollowCaseOutcome
    {
        public override T Match<T>(Func<Following, T> following, Func<NotOffered, T> notOffered) => following(this);
    }

    /// <summary>Closed meanwhile, or never among those offered.</summary>
    public sealed record NotOffered : FollowCaseOutcome
    {
        public override T Match<T>(Func<Following, T> following, Func<NotOffered, T> notOffered) => notOffered(this);
    }
}

/// <summary>Makes somebody a follower of a case that was offered to them as similar; no case comes of it.</summary>
public sealed class FollowCase(ParticipationContext db, SimilarCases similar, TimeProvider clock)
{
    public Task<FollowCaseOutcome> RunAsync(WantedFollowing wanted, CancellationToken ct) => db.WriteOnceAsync<FollowCaseOutcome>(async write =>
    {
        if (wanted.RequestId is { } request && await db.Set<CaseFollower>().Where(f => f.RequestId == request).Join(db.Set<Case>(), f => f.CaseId, c => c.Id, (_, c) => c).SingleOrDefaultAsync(write) is { } twice) return new FollowCaseOutcome.Following(twice, null);
        if ((await similar.FindAsync(wanted.Kind, wanted.CategoryId, wanted.VillageId, wanted.LineUserId, write)).All(s => s.Id != wanted.CaseId)) return new FollowCaseOutcome.NotOffered();
        var about = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == wanted.CaseId, write);
        if (wanted.LineUserId is { } line && await db.Set<CaseFollower>().AnyAsync(f => f.CaseId == about.Id && f.LineUserId == line, write)) return new FollowCaseOutcome.Following(about, null);
        var tracking = wanted.LineUserId is null ? TrackingCodes.Make() : null;
        db.Add(new CaseFollower
        {
            Id = Guid.CreateVersion7(clock.Now()),
            CaseId = about.Id,
            Since = clock.Now(),
            TrackingHash = tracking is null ? null : TrackingCodes.HashOf(tracking.Code),
            AccessHash = tracking is null ? null : TrackingCodes.HashOf(tracking.Code, tracking.Pin),
            LineUserId = wanted.LineUserId,
            RequestId = wanted.RequestId,
        });
        return new FollowCaseOutcome.Following(about, tracking);
    }, ct);
}
