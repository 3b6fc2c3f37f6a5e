using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Lanes;
using Participation.Web.Delivery.Quota;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Outgoing;

/// <summary>
/// Sends what the outbox holds: one message at a time to a person, several persons side by side.
/// Three steps, each its own commit or call: "attempt begun" is stored, LINE is called with no transaction open, the end is stored.
/// </summary>
public sealed class OutboxWorker(
    IServiceScopeFactory scopes, LineSender sender, OutboxSignal signal, TimeProvider clock, IOptions<DeliveryOptions> options, ILogger<OutboxWorker> log) : BackgroundService
{
    public const string LanePrefix = "out:";

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(t => t.IsCompleted);
            try
            {
                var claimed = await ClaimAsync(options.Value.OutboxLanes - running.Count, stoppingToken);
                foreach (var attempt in claimed.Attempts) running.Add(Task.Run(() => SendAsync(attempt, stoppingToken), stoppingToken));
                if (claimed.Found && running.Count < options.Value.OutboxLanes) continue;
                using var enough = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny([signal.WaitAsync(Poll, clock, enough.Token), .. running]);
                await enough.CancelAsync();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "The outbox could not be read; trying again");
                await Task.Delay(Poll, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        await Task.WhenAll(running);
    }

    /// <summary>Makes every attempt that is due now. For tests.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        while (await ClaimAsync(options.Value.OutboxLanes, ct) is { Found: true } claimed)
            foreach (var attempt in claimed.Attempts) await SendAsync(attempt, ct);
    }

    private async Task<Claim> ClaimAsync(int free, CancellationToken ct)
    {
        if (free <= 0) return Claim.Nothing;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var now = clock.Now();
        var candidates = await db.OutboxMessages.AsNoTracking()
            .Where(m => m.Status == OutboxStatus.Pending && m.NextAttemptAt <= now && !db.Set<LaneLease>().Any(l => l.Lane == LanePrefix + m.Recipient && l.Until > now))
            .OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Take(free * 4).Select(m => m.Recipient).ToListAsync(ct);
        if (candidates.Count == 0) return Claim.Nothing;
        var quota = scope.ServiceProvider.GetRequiredService<QuotaLedger>();
        return await db.WriteAsync(async token =>
        {
            var attempts = new List<Attempt>();
            foreach (var recipient in candidates.Distinct().Take(free))
            {
                var lease = Guid.CreateVersion7(now);
                if (!await db.TryTakeLeaseAsync(LanePrefix + recipient, lease, now, token)) continue;
                if (await BeginAsync(db, quota, recipient, lease, now, token) is { } attempt) attempts.Add(attempt);
                else await db.ReleaseLeaseAsync(LanePrefix + recipient, lease, token);
            }
            return new Claim(true, attempts);
        }, ct);
    }

    /// <summary>The recipient's first message that is due and may go out, marked as begun; what may not go out any more is finished on the way.</summary>
    private static async Task<Attempt?> BeginAsync(ParticipationContext db, QuotaLedger quota, string recipient, Guid lease, DateTime now, CancellationToken ct)
    {
        var due = await db.OutboxMessages.Where(m => m.Status == OutboxStatus.Pending && m.Recipient == recipient && m.NextAttemptAt <= now)
            .OrderBy(m => m.Id).Take(20).ToListAsync(ct);
        var blocked = await db.Set<Recipient>().AnyAsync(r => r.LineId == recipient && r.BlockedAt != null, ct);
        foreach (var message in due)
        {
            var step = message.Decide(now, blocked);
            if (step is not OutboxStep.Reply and not OutboxStep.Push)
            {
                await ReturnQuotaAsync(quota, message, keep: message.MayHaveBeenAccepted, ct);
                message.GiveUp(step, now);
                continue;
            }
            if (step == OutboxStep.Push && !await BookAsync(quota, message, ct))
            {
                message.WaitForQuota(now);
                continue;
            }
            message.BeginAttempt(step, now);
            return new Attempt(message.Id, lease, step, message.Recipient, message.ReplyToken, message.RetryKey, message.Payload);
        }
        return null;
    }

    private static async Task<bool> BookAsync(QuotaLedger quota, OutboxMessage message, CancellationToken ct)
    {
        if (message.QuotaReserved) return true;
        var month = await quota.LockThisMonthAsync(ct);
        if (!month.TryBook(message.Cost, quota.MayUseReserve(message.Class), quota.ReservePercent)) return false;
        message.ReserveQuota();
        return true;
    }

    private static async Task ReturnQuotaAsync(QuotaLedger quota, OutboxMessage message, bool keep, CancellationToken ct)
    {
        if (!message.QuotaReserved || keep) return;
        (await quota.LockThisMonthAsync(ct)).GiveBack(message.Cost);
        message.ReleaseQuota();
    }

    private async Task SendAsync(Attempt attempt, CancellationToken ct)
    {
        try
        {
            var result = await sender.SendAsync(attempt.Step, attempt.Recipient, attempt.ReplyToken, attempt.RetryKey, attempt.Payload, ct);
            await RecordAsync(attempt, result);
            if (result.Error == DeliveryError.QuotaExhausted) await AskLineForQuotaAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The service stops while a call is under way: the row already says that its outcome is unknown.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The end of an attempt could not be recorded; it counts as unknown");
        }
    }

    // Not cancelled with the service: LINE has answered, and that answer decides whether anything is sent again.
    private async Task RecordAsync(Attempt attempt, AttemptResult result)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var quota = scope.ServiceProvider.GetRequiredService<QuotaLedger>();
        await db.WriteAsync(async token =>
        {
            var now = clock.Now();
            if (!await db.HoldLeaseAsync(LanePrefix + attempt.Recipient, attempt.Lease, now, token))
                log.LogWarning("A message's lease ran out while LINE was answering");
            var message = await db.OutboxMessages.SingleAsync(m => m.Id == attempt.MessageId, token);
            if (message.Status != OutboxStatus.Pending) return;
            message.Record(result, now);
            if (result.Error is DeliveryError.QuotaExhausted) (await quota.LockThisMonthAsync(token)).RefusedByLine();
            if (result.Error is DeliveryError.QuotaExhausted or DeliveryError.Permanent)
                await ReturnQuotaAsync(quota, message, keep: message.MayHaveBeenAccepted && message.WasUncertain, token);
            await db.ReleaseLeaseAsync(LanePrefix + attempt.Recipient, attempt.Lease, token);
            if (message.Status is OutboxStatus.Refused or OutboxStatus.Unknown)
                log.LogWarning("Message {MessageId} ended {Status}: {Error} {RequestId}", message.Id, message.Status, result.Error, message.LineRequestId);
        }, CancellationToken.None);
        signal.Set();
    }

    private async Task AskLineForQuotaAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<QuotaLedger>().RefreshAsync(force: true, ct);
    }

    private sealed record Attempt(Guid MessageId, Guid Lease, OutboxStep Step, string Recipient, string? ReplyToken, Guid RetryKey, byte[] Payload);

    private sealed record Claim(bool Found, IReadOnlyList<Attempt> Attempts)
    {
        public static readonly Claim Nothing = new(false, []);
    }
}
