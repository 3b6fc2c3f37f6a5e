using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Features.Plans.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <summary>
/// Tells whoever follows a project of an entry, each once: by multicast, five hundred in one call, if somebody agreed to its price and
/// the month has room for all of them; whoever that does not reach, with their next answer, which costs nothing. In the caller's transaction.
/// </summary>
public sealed class TellFollowers(ParticipationContext db, BeginMulticast begin, ChangeMulticast multicasts, PlanLinks links, TimeProvider clock)
{
    /// <summary>Later it stands on the page.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    /// <summary>What a message to all of them costs.</summary>
    public Task<int> CountAsync(Guid project, CancellationToken ct) => Reachable(project).CountAsync(ct);

    /// <param name="project">As it stands after the entry.</param>
    /// <param name="entry">What they are told of.</param>
    /// <param name="words">Of the entry.</param>
    /// <param name="agreed">To how many somebody agreed to send it; null where it waits for the next answers.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>For how many a message of its own was booked; null where it waits for the next answers.</returns>
    public async Task<int?> RunAsync(Project project, Guid entry, string words, int? agreed, CancellationToken ct)
    {
        // What waited is overtaken by this one, which says how it stands. Who is told of it by a message is noted there, for as long as it reaches them.
        await db.Set<ProjectFollower>().Where(f => f.ProjectId == project.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Owed, (int?)project.Entries), ct);
        var people = Reachable(project.Id);
        // Most projects are followed by nobody at first: the month's row is left to others.
        if (!await people.AnyAsync(ct)) return 0;
        var topic = ProjectTerms.Topic(project.Number);
        foreach (var older in await db.Set<Multicast>().Where(m => m.Topic == topic && m.State != MulticastState.Finished).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(ct)) await multicasts.CancelAsync(older, ct);
        if (agreed is not { } most) return null;
        var message = ProjectWords.Changed(project, words, links.Of(project));
        var outcome = await begin.RunAsync(new NewMulticast(entry, topic, MessageBatch.Of(message).Utf8Json.ToArray(), clock.Now() + Life, most), people, ct);
        return outcome.Match<int?>(begun => begun.People, nobody => 0, costsMore => null, notEnough => null, tooOld => null);
    }

    private IQueryable<string> Reachable(Guid project) =>
        db.Set<ProjectFollower>().Where(f => f.ProjectId == project && !db.Set<Recipient>().Any(r => r.LineId == f.LineUserId && r.BlockedAt != null)).Select(f => f.LineUserId);
}
