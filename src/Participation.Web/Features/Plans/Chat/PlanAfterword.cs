using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Plans.Chat;

/// <summary>The latest news of a followed plan.</summary>
public sealed class PlanAfterword(ParticipationContext db, PlanLinks links, TimeProvider clock) : FollowedAfterword(db, clock)
{
    protected override IQueryable<OwedNews> OwedTo(string lineUserId) =>
        from follower in Db.Set<PlanFollower>()
        join step in Db.Set<PlanStep>() on new { follower.PlanId, Ordinal = follower.Owed } equals new { step.PlanId, Ordinal = (int?)step.Ordinal }
        join plan in Db.Set<PlanDraft>() on follower.PlanId equals plan.Id
        where follower.LineUserId == lineUserId && step.NewsId != null
        select new OwedNews { NewsId = step.NewsId!.Value, At = step.At, FollowedId = plan.Id, Number = plan.Number };

    protected override async Task<Message> WordsAsync(OwedNews owed, CancellationToken ct)
    {
        var plan = await Db.Set<PlanDraft>().AsNoTracking().SingleAsync(p => p.Id == owed.FollowedId, ct);
        return PlanWords.Changed(plan, await Db.Set<PlanStep>().AsNoTracking().SingleAsync(s => s.PlanId == plan.Id && s.NewsId == owed.NewsId, ct), links.Of(plan));
    }
}
