using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Chat;

/// <summary>How a followed project stands, for whoever was not told by a message of its own: with the next answer, free of charge.</summary>
public sealed class ProjectAfterword(ParticipationContext db, PlanLinks links, TimeProvider clock) : IChatAfterword
{
    public async Task AddAsync(ChatTurn turn, CancellationToken ct)
    {
        var (now, user) = (clock.Now(), turn.UserId);
        // An answer that comes too late for its token reaches nobody.
        if (now - turn.OccurredAt >= OutboxMessage.ReplyTokenLife) return;
        var owed = await (from follower in db.Set<ProjectFollower>()
                          join entry in db.Set<ProjectEntry>() on new { follower.ProjectId, Ordinal = follower.Owed } equals new { entry.ProjectId, Ordinal = (int?)entry.Ordinal }
                          join project in db.Set<Project>() on follower.ProjectId equals project.Id
                          where follower.LineUserId == user
                              && !db.Set<ToldPerson>().Any(t => t.SubjectId == entry.Id && t.LineId == user)
                              && !db.Set<ForgottenSubject>().Any(f => f.SubjectId == entry.Id) && !db.Set<Multicast>().Any(m => m.SubjectId == entry.Id && m.PeopleAreForgotten)
                          orderby entry.At, project.Number
                          select new { entry, project }).AsNoTracking().FirstOrDefaultAsync(ct);
        // Who stopped following with this very tap hears no more.
        if (owed is null || db.ChangeTracker.Entries<ProjectFollower>().Any(f => f.State == EntityState.Deleted && f.Entity.ProjectId == owed.project.Id)) return;
        turn.Append(ProjectWords.Changed(owed.project, owed.entry.Words, links.Of(owed.project)));
        // Told if LINE takes the answer: until then nobody tells it a second time, and afterwards only if LINE did not.
        turn.WhenQueued(reply => db.Add(new ToldPerson { SubjectId = owed.entry.Id, LineId = user, At = now, ReplyId = reply }));
    }
}
