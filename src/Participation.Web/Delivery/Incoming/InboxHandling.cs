using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Lanes;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Incoming;

/// <summary>Applies the events of claimed lanes, many in a transaction or one by one, and records what failed.</summary>
public sealed class InboxHandling(IServiceScopeFactory scopes, InboxWriter inbox, TimeProvider clock, ILogger<InboxHandling> log)
{
    /// <summary>Events in one transaction, and how long it goes on taking more: whoever else writes to SQLite is waiting.</summary>
    private const int MostTogether = 64;
    private static readonly TimeSpan LongestTogether = TimeSpan.FromMilliseconds(100);

    /// <summary>While requests crowd at the inbox, handlers go on in small groups.</summary>
    public const int MostInACrowd = 4;

    private static readonly TimeSpan HandlerTimeout = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan ParkAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(7)];

    /// <summary>Finished: nothing is left to do for these lanes. Otherwise they are to be worked off one by one.</summary>
    public async Task<(int Handled, bool Finished)> TogetherAsync(InboxClaim claim, CancellationToken ct)
    {
        var handled = 0;
        try
        {
            while (true)
            {
                var started = TimeProvider.System.GetTimestamp();
                var (count, more) = await GroupAsync(claim, ct);
                handled += count;
                await inbox.GiveWayAsync(started, ct);
                if (!more) return (handled, true);
            }
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // Of whatever kind: alone, the one that fails is told from those that only stood beside it.
            log.LogWarning("Events of {Lanes} lanes could not be handled together ({Failure}); handling them one by one", claim.Lanes.Count, failure.GetType().Name);
            return (handled, false);
        }
    }

    public async Task<int> AloneAsync(InboxClaim claim, CancellationToken ct)
    {
        for (var handled = 0; ; handled++)
        {
            var outcome = await HeadAsync(claim, ct);
            if (outcome is Outcome.LaneEmpty or Outcome.LeaseLost) return handled;
            if (outcome is not Outcome.More) return handled + 1;
        }
    }

    private async Task<(int Handled, bool More)> GroupAsync(InboxClaim claim, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        return await db.WriteAsync(async token =>
        {
            if (!await db.HoldLeasesAsync(claim.Keys, claim.Token, clock.Now(), token)) throw new LeaseLostException();
            var due = await db.Inbox.AsNoTracking().Where(e => e.Status == InboxStatus.Pending && claim.Lanes.Contains(e.Lane))
                .OrderBy(e => e.OccurredAt).ThenBy(e => e.Sequence).Take(MostTogether).ToListAsync(token);
            var (handled, started) = (0, clock.GetTimestamp());
            foreach (var inboxEvent in due)
            {
                if (handled > 0 && clock.GetElapsedTime(started) > LongestTogether || handled >= MostInACrowd && inbox.IsCrowded) return (handled, true);
                db.Attach(inboxEvent);
                await ApplyAsync(scope.ServiceProvider, inboxEvent, token);
                await db.SaveChangesAsync(token);
                // The next event starts as if it were alone: nothing of this one's rows is remembered.
                db.ChangeTracker.Clear();
                handled++;
            }
            if (due.Count == MostTogether) return (handled, true);
            await db.ReleaseLeasesAsync(claim.Keys, claim.Token, token);
            return (handled, false);
        }, ct);
    }

    private async Task<Outcome> HeadAsync(InboxClaim claim, CancellationToken ct)
    {
        var sequence = 0L;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
            return await db.WriteAsync(async token =>
            {
                if (!await db.HoldLeasesAsync(claim.Keys, claim.Token, clock.Now(), token)) return Outcome.LeaseLost;
                var head = await db.Inbox.PendingOf(claim.Lanes[0]).Take(2).ToListAsync(token);
                if (head.Count > 0)
                {
                    sequence = head[0].Sequence;
                    if (head[0].Attempts > InboxEvent.MaxKills) throw new PoisonedEventException();
                    await ApplyAsync(scope.ServiceProvider, head[0], token);
                }
                if (head.Count > 1) return Outcome.More;
                await db.ReleaseLeasesAsync(claim.Keys, claim.Token, token);
                return head.Count == 0 ? Outcome.LaneEmpty : Outcome.Last;
            }, ct);
        }
        catch (Exception failure) when (sequence != 0 && !ct.IsCancellationRequested)
        {
            return await RecordFailureAsync(claim, sequence, failure, ct);
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

    private async Task<Outcome> RecordFailureAsync(InboxClaim claim, long sequence, Exception failure, CancellationToken ct)
    {
        // The kind only: an exception's text may quote what a citizen wrote.
        var kind = failure.GetType().Name;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        return await db.WriteAsync(async token =>
        {
            var now = clock.Now();
            if (!await db.HoldLeasesAsync(claim.Keys, claim.Token, now, token)) return Outcome.LeaseLost;
            var failed = await db.Inbox.SingleAsync(e => e.Sequence == sequence, token);
            if (!claim.Counted.Contains(sequence)) failed.Attempts++;
            failed.FirstAttemptAt ??= now;
            failed.Failed(kind);
            if (failed.Attempts >= InboxEvent.MaxAttempts || now - failed.FirstAttemptAt >= ParkAfter)
            {
                failed.Park(now);
                log.LogError("Event {Sequence} of type {Type} is parked after {Attempts} attempts: {Failure}", sequence, failed.Type, failed.Attempts, kind);
                return Outcome.More;
            }
            log.LogWarning("Event {Sequence} of type {Type} failed at attempt {Attempt}: {Failure}", sequence, failed.Type, failed.Attempts, kind);
            await db.PauseLaneAsync(claim.Keys.Single(), claim.Token, now + Pauses[Math.Min(failed.Attempts, Pauses.Length) - 1], token);
            return Outcome.Paused;
        }, ct);
    }

    private sealed class PoisonedEventException : Exception;

    private sealed class LeaseLostException : Exception;

    private enum Outcome
    {
        More,
        Last,
        LaneEmpty,
        Paused,
        LeaseLost,
    }
}
