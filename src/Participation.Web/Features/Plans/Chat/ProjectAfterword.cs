using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Plans.Chat;

/// <summary>The latest entry of a followed project.</summary>
public sealed class ProjectAfterword(ParticipationContext db, PlanLinks links, TimeProvider clock) : FollowedAfterword(db, clock)
{
    protected override IQueryable<OwedNews> OwedTo(string lineUserId) =>
        from follower in Db.Set<ProjectFollower>()
        join entry in Db.Set<ProjectEntry>() on new { follower.ProjectId, Ordinal = follower.Owed } equals new { entry.ProjectId, Ordinal = (int?)entry.Ordinal }
        join project in Db.Set<Project>() on follower.ProjectId equals project.Id
        where follower.LineUserId == lineUserId
        select new OwedNews { NewsId = entry.Id, At = entry.At, FollowedId = project.Id, Number = project.Number };

    protected override async Task<Message> WordsAsync(OwedNews owed, CancellationToken ct)
    {
        var project = await Db.Set<Project>().AsNoTracking().SingleAsync(p => p.Id == owed.FollowedId, ct);
        return ProjectWords.Changed(project, await Db.Set<ProjectEntry>().Where(e => e.Id == owed.NewsId).Select(e => e.Words).SingleAsync(ct), links.Of(project));
    }
}
