using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Plans;

/// <summary>Of each stage, edition and time for comments of a plan.</summary>
public sealed class FollowPlan(ParticipationContext db, ChangeMulticast multicasts, TimeProvider clock) : Follow<PlanDraft, PlanFollower>(db, multicasts, clock)
{
    protected override async Task<PlanDraft?> FindAsync(int number, CancellationToken ct) => await Db.FindPlanAsync(number, ct) is { ShownAt: not null } plan ? plan : null;

    protected override bool IsOver(PlanDraft followed) => followed.IsFinished;

    protected override IQueryable<PlanFollower> FollowersOf(PlanDraft followed) => Db.FollowersOf(followed);

    protected override PlanFollower NewFollower(PlanDraft followed, string lineUserId, DateTime now) => new() { PlanId = followed.Id, LineUserId = lineUserId, Since = now };

    protected override string TopicOf(int number) => PlanTerms.Topic(number);
}
