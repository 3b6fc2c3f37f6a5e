using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Lanes;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Quota;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Outgoing;

/// <summary>A call to LINE that is to be made, as its beginning was stored.</summary>
public sealed record Attempt(Guid MessageId, Guid Lease, OutboxStep Step, string Recipient, string? ReplyToken, Guid RetryKey, byte[] Payload);

public sealed record EndedAttempt(Attempt Attempt, AttemptResult Result);

/// <summary>What one turn began. Worked: it is worth looking again at once.</summary>
public sealed record OutboxTurn(bool Worked, IReadOnlyList<Attempt> Begun)
{
    public static readonly OutboxTurn Nothing = new(false, []);
}

/// <summary>Keeps the rows of the outbox true to what happens: which attempts began, how they ended, what they cost.</summary>
public sealed class OutboxLedger(IServiceScopeFactory scopes, QuietHours quiet, TimeProvider clock, ILogger<OutboxLedger> log)
{
    /// <summary>Stores how attempts ended and begins those that are due, in one commit.</summary>
    public async Task<OutboxTurn> TurnAsync(IReadOnlyList<EndedAttempt> ended, int free, CancellationToken ct)
    {
        try
        {
            return await TogetherAsync(ended, free, ct);
        }
        catch (DbUpdateConcurrencyException) when (ended.Count == 0)
        {
            // One of them was taken back while it was to begin: none has begun, and the others are looked at anew.
            return new OutboxTurn(true, []);
        }
        catch (Exception failure) when (ended.Count > 0)
        {
            log.LogWarning("The ends of {Attempts} attempts could not be stored together ({Failure}); storing them one by one", ended.Count, failure.GetType().Name);
            await RecordAsync(ended);
            return new OutboxTurn(true, []);
        }
    }

    public async Task RecordAsync(IReadOnlyList<EndedAttempt> ended)
    {
        foreach (var one in ended)
        {
            try
            {
                await TogetherAsync([one], 0, CancellationToken.None);
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The end of an attempt could not be recorded; it counts as unknown");
            }
        }
    }

    public async Task AskLineForQuotaAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<QuotaLedger>().RefreshAsync(force: true, ct);
    }

    private async Task<OutboxTurn> TogetherAsync(IReadOnlyList<EndedAttempt> ended, int free, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var quota = scope.ServiceProvider.GetRequiredService<QuotaLedger>();
        var now = clock.Now();
        var candidates = free <= 0 ? [] : await db.OutboxMessages.AsNoTracking()
            .Where(m => m.Status == OutboxStatus.Pending && m.NextAttemptAt <= now && !db.Set<LaneLease>().Any(l => l.Lane == OutboxWorker.LanePrefix + m.Recipient && l.Until > now))
            .OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Take(free * 4).Select(m => m.Recipient).ToListAsync(ct);
        if (candidates.Count == 0 && ended.Count == 0) return OutboxTurn.Nothing;
        // What LINE has answered is stored even while the service stops: it decides whether anything is sent again.
        return await db.WriteAsync(async token =>
        {
            if (ended.Count > 0) await EndAsync(db, quota, ended, now, token);
            // What has ended must not be found as due below.
            await db.SaveChangesAsync(token);
            return new OutboxTurn(true, await BeginAsync(db, quota, candidates.Distinct().Take(free).Order(StringComparer.Ordinal).ToList(), now, token));
        }, ended.Count > 0 ? CancellationToken.None : ct);
    }

    private async Task EndAsync(ParticipationContext db, QuotaLedger quota, IReadOnlyList<EndedAttempt> ended, DateTime now, CancellationToken ct)
    {
        foreach (var group in ended.GroupBy(e => e.Attempt.Lease))
        {
            if (!await db.HoldLeasesAsync(group.Select(e => OutboxWorker.LanePrefix + e.Attempt.Recipient), group.Key, now, ct))
                log.LogWarning("A message's lease ran out while LINE was answering");
        }
        var ids = ended.Select(e => e.Attempt.MessageId).ToArray();
        var messages = await db.OutboxMessages.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        foreach (var (attempt, result) in ended)
        {
            if (!messages.TryGetValue(attempt.MessageId, out var message) || message.Status != OutboxStatus.Pending) continue;
            message.Record(result, now);
            if (result.Error is DeliveryError.QuotaExhausted) (await quota.LockThisMonthAsync(ct)).RefusedByLine();
            if (result.Error is DeliveryError.QuotaExhausted or DeliveryError.Permanent)
                await ReturnQuotaAsync(quota, message, keep: message.MayHaveBeenAccepted && message.WasUncertain, ct);
            await NotToldAsync(db, message, ct);
            if (message.Status is OutboxStatus.Refused or OutboxStatus.Unknown)
                log.LogWarning("Message {MessageId} ended {Status}: {Error} {RequestId}", message.Id, message.Status, result.Error, message.LineRequestId);
        }
        foreach (var group in ended.GroupBy(e => e.Attempt.Lease))
            await db.ReleaseLeasesAsync(group.Select(e => OutboxWorker.LanePrefix + e.Attempt.Recipient), group.Key, ct);
    }

    private async Task<List<Attempt>> BeginAsync(ParticipationContext db, QuotaLedger quota, List<string> recipients, DateTime now, CancellationToken ct)
    {
        if (recipients.Count == 0) return [];
        var blocked = await db.Set<Recipient>().Where(r => recipients.Contains(r.LineId) && r.BlockedAt != null).Select(r => r.LineId).ToHashSetAsync(ct);
        var lease = Guid.CreateVersion7(now);
        var (attempts, idle) = (new List<Attempt>(), new List<string>());
        foreach (var recipient in recipients)
        {
            if (!await db.TryTakeLeaseAsync(OutboxWorker.LanePrefix + recipient, lease, now, ct)) continue;
            if (await FirstAsync(db, quota, recipient, blocked.Contains(recipient), lease, now, ct) is { } attempt) attempts.Add(attempt);
            else idle.Add(OutboxWorker.LanePrefix + recipient);
        }
        if (idle.Count > 0) await db.ReleaseLeasesAsync(idle, lease, ct);
        return attempts;
    }

    /// <summary>The recipient's first message that is due and may go out, marked as begun; what may not go out any more is finished on the way.</summary>
    private async Task<Attempt?> FirstAsync(ParticipationContext db, QuotaLedger quota, string recipient, bool blocked, Guid lease, DateTime now, CancellationToken ct)
    {
        var due = await db.OutboxMessages.Where(m => m.Status == OutboxStatus.Pending && m.Recipient == recipient && m.NextAttemptAt <= now)
            .OrderBy(m => m.Id).Take(20).ToListAsync(ct);
        foreach (var message in due)
        {
            var step = message.Decide(now, blocked);
            if (step is not OutboxStep.Reply and not OutboxStep.Push)
            {
                await ReturnQuotaAsync(quota, message, keep: message.MayHaveBeenAccepted, ct);
                message.GiveUp(step, now);
                await NotToldAsync(db, message, ct);
                continue;
            }
            if (message.KeepsQuiet && await quiet.EndOfAsync(db, now, ct) is { } morning)
            {
                message.WaitUntil(morning);
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

    /// <summary>News that went with an answer which LINE did not take has told nobody.</summary>
    private static async Task NotToldAsync(ParticipationContext db, OutboxMessage message, CancellationToken ct)
    {
        if (message is { Class: MessageClass.Conversation, Status: OutboxStatus.Expired or OutboxStatus.Refused or OutboxStatus.Blocked })
            await db.Set<ToldPerson>().Where(t => t.ReplyId == message.Id).ExecuteDeleteAsync(ct);
    }

    private static async Task<bool> BookAsync(QuotaLedger quota, OutboxMessage message, CancellationToken ct)
    {
        // Whatever may have been sent is paid where it was first sent; a month that has turned since asks for its own booking.
        if (message.QuotaReserved && (message.MayHaveBeenAccepted || message.BookedIn == quota.ThisMonth())) return true;
        var month = await quota.LockThisMonthAsync(ct);
        if (!month.TryBook(message.Cost, quota.MayUseReserve(message.Class), quota.ReservePercent)) return false;
        message.ReserveQuota(month.Month);
        return true;
    }

    private static async Task ReturnQuotaAsync(QuotaLedger quota, OutboxMessage message, bool keep, CancellationToken ct)
    {
        if (!message.QuotaReserved || keep) return;
        var month = await quota.LockThisMonthAsync(ct);
        // A month that is over has nothing to give back.
        if (message.BookedIn == month.Month) month.GiveBack(message.Cost);
        message.ReleaseQuota();
    }
}
