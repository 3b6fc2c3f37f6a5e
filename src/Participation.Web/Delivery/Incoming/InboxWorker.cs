using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Lanes;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Incoming;

/// <summary>
/// Handles stored events: in order within a lane, several lanes side by side. One transaction per event holds the lease,
/// the handler's changes, the messages it enqueues and "handled"; a crash anywhere repeats nothing visible.
/// </summary>
public sealed class InboxWorker(
    IServiceScopeFactory scopes, InboxSignal signal, TimeProvider clock, IOptions<DeliveryOptions> options, ILogger<InboxWorker> log) : BackgroundService
{
    public const string LanePrefix = "in:";

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HandlerTimeout = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan ParkAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(7)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(t => t.IsCompleted);
            try
            {
                var lanes = await ClaimAsync(options.Value.InboxLanes - running.Count, stoppingToken);
                foreach (var lane in lanes) running.Add(Task.Run(() => WorkOffAsync(lane, stoppingToken), stoppingToken));
                if (lanes.Count > 0 && running.Count < options.Value.InboxLanes) continue;
                using var enough = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny([signal.WaitAsync(Poll, clock, enough.Token), .. running]);
                await enough.CancelAsync();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "The inbox could not be read; trying again");
                await Task.Delay(Poll, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        await Task.WhenAll(running);
    }

    /// <summary>Handles everything that is due now, and returns how many events it dealt with. For tests.</summary>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        var handled = 0;
        while (await ClaimAsync(options.Value.InboxLanes, ct) is { Count: > 0 } lanes)
            foreach (var lane in lanes) handled += await WorkOffAsync(lane, ct);
        return handled;
    }

    private async Task<List<Lease>> ClaimAsync(int free, CancellationToken ct)
    {
        if (free <= 0) return [];
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var now = clock.Now();
        var candidates = await db.Inbox.AsNoTracking()
            .Where(e => e.Status == InboxStatus.Pending && !db.Set<LaneLease>().Any(l => l.Lane == LanePrefix + e.Lane && l.Until > now))
            .OrderBy(e => e.Sequence).Take(free * 8).Select(e => e.Lane).ToListAsync(ct);
        if (candidates.Count == 0) return [];
        return await db.WriteAsync(async token =>
        {
            var taken = new List<Lease>();
            foreach (var lane in candidates.Distinct().Take(free))
            {
                var lease = new Lease(lane, Guid.CreateVersion7(now));
                if (!await db.TryTakeLeaseAsync(LanePrefix + lane, lease.Token, now, token)) continue;
                await CountAttemptAsync(db, lane, now, token);
                taken.Add(lease);
            }
            return taken;
        }, ct);
    }

    // Counted when claimed, not when it fails: an event that kills the process must be parked as well.
    private static async Task CountAttemptAsync(ParticipationContext db, string lane, DateTime now, CancellationToken ct)
    {
        var head = await Pending(db, lane).Select(e => (long?)e.Sequence).FirstOrDefaultAsync(ct);
        await db.Inbox.Where(e => e.Sequence == head).ExecuteUpdateAsync(set => set
            .SetProperty(e => e.Attempts, e => e.Attempts + 1)
            .SetProperty(e => e.FirstAttemptAt, e => e.FirstAttemptAt ?? now), ct);
    }

    private async Task<int> WorkOffAsync(Lease lease, CancellationToken ct)
    {
        var handled = 0;
        try
        {
            for (var first = true; ; first = false)
            {
                var outcome = await HandleHeadAsync(lease, first, ct);
                if (outcome is not Outcome.LaneEmpty and not Outcome.LeaseLost) handled++;
                if (outcome is not Outcome.More) return handled;
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return handled;
        }
        catch (Exception failure)
        {
            // The database itself failed; the lease runs out and somebody tries again.
            log.LogError(failure, "A lane of the inbox could not be worked off");
            return handled;
        }
    }

    private async Task<Outcome> HandleHeadAsync(Lease lease, bool counted, CancellationToken ct)
    {
        long sequence = 0;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
            return await db.WriteAsync(async token =>
            {
                if (!await db.HoldLeaseAsync(LanePrefix + lease.Lane, lease.Token, clock.Now(), token)) return Outcome.LeaseLost;
                var head = await Pending(db, lease.Lane).Take(2).ToListAsync(token);
                if (head.Count == 0)
                {
                    await db.ReleaseLeaseAsync(LanePrefix + lease.Lane, lease.Token, token);
                    return Outcome.LaneEmpty;
                }
                sequence = head[0].Sequence;
                if (head[0].Attempts > InboxEvent.MaxAttempts) throw new PoisonedEventException();
                await ApplyAsync(scope.ServiceProvider, head[0], token);
                if (head.Count > 1) return Outcome.More;
                await db.ReleaseLeaseAsync(LanePrefix + lease.Lane, lease.Token, token);
                return Outcome.Last;
            }, ct);
        }
        catch (Exception failure) when (sequence != 0 && !ct.IsCancellationRequested)
        {
            return await RecordFailureAsync(lease, sequence, counted, failure, ct);
        }
    }

    private async Task ApplyAsync(IServiceProvider services, InboxEvent inboxEvent, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(HandlerTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        var verdict = await services.GetRequiredService<IInboxHandler>().HandleAsync(inboxEvent, either.Token);
        if (verdict == InboxVerdict.HandledAndForgotten) inboxEvent.Forget();
        if (verdict == InboxVerdict.Ignored) inboxEvent.Ignored(clock.Now());
        else inboxEvent.Handled(clock.Now());
    }

    private async Task<Outcome> RecordFailureAsync(Lease lease, long sequence, bool counted, Exception failure, CancellationToken ct)
    {
        // The kind only: an exception's text may quote what a citizen wrote.
        var kind = failure.GetType().Name;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        return await db.WriteAsync(async token =>
        {
            var now = clock.Now();
            if (!await db.HoldLeaseAsync(LanePrefix + lease.Lane, lease.Token, now, token)) return Outcome.LeaseLost;
            var failed = await db.Inbox.SingleAsync(e => e.Sequence == sequence, token);
            if (!counted) failed.Attempts++;
            failed.FirstAttemptAt ??= now;
            failed.Failed(kind);
            if (failed.Attempts >= InboxEvent.MaxAttempts || now - failed.FirstAttemptAt >= ParkAfter)
            {
                failed.Park(now);
                log.LogError("Event {Sequence} of type {Type} is parked after {Attempts} attempts: {Failure}", sequence, failed.Type, failed.Attempts, kind);
                return Outcome.More;
            }
            log.LogWarning("Event {Sequence} of type {Type} failed at attempt {Attempt}: {Failure}", sequence, failed.Type, failed.Attempts, kind);
            await db.PauseLaneAsync(LanePrefix + lease.Lane, lease.Token, now + Pauses[Math.Min(failed.Attempts, Pauses.Length) - 1], token);
            return Outcome.Paused;
        }, ct);
    }

    private static IOrderedQueryable<InboxEvent> Pending(ParticipationContext db, string lane) =>
        db.Inbox.Where(e => e.Status == InboxStatus.Pending && e.Lane == lane).OrderBy(e => e.OccurredAt).ThenBy(e => e.Sequence);

    private sealed record Lease(string Lane, Guid Token);

    private sealed class PoisonedEventException : Exception;

    private enum Outcome
    {
        More,
        Last,
        LaneEmpty,
        Paused,
        LeaseLost,
    }
}
