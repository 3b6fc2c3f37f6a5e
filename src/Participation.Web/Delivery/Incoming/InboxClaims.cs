using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Lanes;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Incoming;

/// <summary>Lanes a worker may work on, under one token. <paramref name="Counted"/>: the events whose attempt is counted already.</summary>
public sealed record InboxClaim(Guid Token, IReadOnlyList<string> Lanes, IReadOnlySet<long> Counted)
{
    public IEnumerable<string> Keys => Lanes.Select(lane => InboxWorker.LanePrefix + lane);

    public InboxClaim Alone(string lane) => this with { Lanes = [lane] };
}

/// <summary>
/// Takes the lanes that have waited longest; those with an event that was begun before come after the others, the least tried first,
/// and each alone. So an event that kills the process does it alone and holds up nobody, and one that only happened to be under
/// way whenever the process was killed is not taken for it.
/// </summary>
public sealed class InboxClaims(IServiceScopeFactory scopes, TimeProvider clock)
{
    public async Task<InboxClaim?> TakeAsync(int most, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var now = clock.Now();
        var candidates = await db.Inbox.AsNoTracking()
            .Where(e => e.Status == InboxStatus.Pending && !db.Set<LaneLease>().Any(l => l.Lane == InboxWorker.LanePrefix + e.Lane && l.Until > now))
            .OrderBy(e => e.Sequence).Take(most * 4).Select(e => new { e.Lane, e.Attempts }).ToListAsync(ct);
        if (candidates.Count == 0) return null;
        var byTrials = candidates.GroupBy(c => c.Lane, c => c.Attempts).OrderBy(lane => lane.Max()).ToList();
        var untried = byTrials.TakeWhile(lane => lane.Max() == 0).Select(lane => lane.Key).Take(most).ToList();
        var lease = Guid.CreateVersion7(now);
        return await db.WriteAsync(async token =>
        {
            var (lanes, counted) = (new List<string>(), new HashSet<long>());
            // In one order everywhere, so that two who claim at once never wait for each other.
            foreach (var lane in untried.Count > 0 ? untried.Order(StringComparer.Ordinal) : byTrials.Select(lane => lane.Key))
            {
                if (!await db.TryTakeLeaseAsync(InboxWorker.LanePrefix + lane, lease, now, token)) continue;
                var head = await db.Inbox.AsNoTracking().PendingOf(lane).Select(e => new { e.Sequence, e.Attempts }).FirstOrDefaultAsync(token);
                var triedBefore = head is { Attempts: > 0 };
                if (triedBefore && lanes.Count > 0)
                {
                    await db.ReleaseLeasesAsync([InboxWorker.LanePrefix + lane], lease, token);
                    continue;
                }
                lanes.Add(lane);
                if (head is not null) counted.Add(head.Sequence);
                if (triedBefore) break;
            }
            // Counted when claimed, not when it fails: an event that kills the process must be parked as well.
            await db.Inbox.Where(e => counted.Contains(e.Sequence)).ExecuteUpdateAsync(set => set
                .SetProperty(e => e.Attempts, e => e.Attempts + 1)
                .SetProperty(e => e.FirstAttemptAt, e => e.FirstAttemptAt ?? now), token);
            return lanes.Count > 0 ? new InboxClaim(lease, lanes, counted) : null;
        }, ct);
    }
}

public static class PendingEvents
{
    public static IQueryable<InboxEvent> PendingOf(this IQueryable<InboxEvent> inbox, string lane) =>
        inbox.Where(e => e.Status == InboxStatus.Pending && e.Lane == lane).OrderBy(e => e.OccurredAt).ThenBy(e => e.Sequence);
}
