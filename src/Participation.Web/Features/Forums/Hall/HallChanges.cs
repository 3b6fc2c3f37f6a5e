using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Live;

namespace Participation.Web.Features.Forums;

/// <summary>Tells screens in halls that the count or a poll has changed.</summary>
public sealed class HallChanges(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HallChanges> log) : ChangeWatch(clock, log)
{
    protected override async Task<IReadOnlyDictionary<Guid, long>> StampsAsync(IReadOnlyCollection<Guid> watched, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var stamps = new Dictionary<Guid, long>();
        foreach (var forum in watched)
        {
            var entries = await db.Set<HallEntry>().LongCountAsync(e => e.ForumId == forum, ct);
            var polls = await db.Set<ForumPoll>().Where(p => p.ForumId == forum).Select(p => new { p.Id, p.Version }).ToListAsync(ct);
            var votes = await db.Set<ForumPollVote>().Where(v => db.Set<ForumPoll>().Any(p => p.Id == v.PollId && p.ForumId == forum)).GroupBy(v => v.PollId).Select(g => new { Votes = g.Count(), Last = g.Max(v => v.At) }).ToListAsync(ct);
            var hash = new HashCode();
            hash.Add(entries);
            foreach (var poll in polls.OrderBy(p => p.Id)) hash.Add(poll.Version);
            foreach (var vote in votes) hash.Add((vote.Votes, vote.Last));
            stamps[forum] = hash.ToHashCode();
        }
        return stamps;
    }
}
