using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Plans;

/// <summary>Of each entry of a project.</summary>
public sealed class FollowProject(ParticipationContext db, ChangeMulticast multicasts, TimeProvider clock) : Follow<Project, ProjectFollower>(db, multicasts, clock)
{
    protected override Task<Project?> FindAsync(int number, CancellationToken ct) => Db.FindProjectAsync(number, ct);

    protected override bool IsOver(Project followed) => followed.IsOver;

    protected override IQueryable<ProjectFollower> FollowersOf(Project followed) => Db.FollowersOf(followed);

    protected override ProjectFollower NewFollower(Project followed, string lineUserId, DateTime now) => new() { ProjectId = followed.Id, LineUserId = lineUserId, Since = now };

    protected override string TopicOf(int number) => ProjectTerms.Topic(number);
}
