using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Lanes;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Delivery.Quota;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Multicasts;

/// <summary>A call to LINE that is to be made, as its beginning was stored.</summary>
public sealed record ChunkAttempt(Guid MulticastId, int Number, Guid Lease, Guid RetryKey, byte[] Payload, IReadOnlyList<string> People)
{
    public string Lane => MulticastLedger.LaneOf(MulticastId, Number);
}

public sealed record EndedChunk(ChunkAttempt Attempt, AttemptResult Result);

/// <summary>Keeps the rows of multicasts true to what happens: which calls began, how they ended, what they cost.</summary>
public sealed class MulticastLedger(IServiceScopeFactory scopes, QuietHours quiet, TimeProvider clock, ILogger<MulticastLedger> log)
{
    public static string LaneOf(Guid multicastId, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"many:{multicastId:N}:{number}");

    /// <summary>Stores how calls ended and begins those that are due, in one commit.</summary>
    public async Task<IReadOnlyList<ChunkAttempt>> TurnAsync(IReadOnlyList<EndedChunk> ended, int most, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var quota = scope.ServiceProvider.GetRequiredService<QuotaLedger>();
        var now = clock.Now();
        var due = await DueAsync(db, await quiet.EndOfAsync(db, now, ct) is null ? most : 0, [.. ended.Select(e => (e.Attempt.MulticastId, e.Attempt.Number))], now, ct);
        if (due.Count == 0 && ended.Count == 0) return [];
        // What LINE has answered is stored even while the service stops: it decides whether anything is sent again.
        return await db.WriteAsync(async token =>
        {
            var multicasts = new Dictionary<Guid, Multicast>();
            foreach (var id in ended.Select(e => e.Attempt.MulticastId).Concat(due.Select(d => d.MulticastId)).Distinct().Order())
                if (await db.LockAsync(id, token) is { } multicast) multicasts[id] = multicast;
            foreach (var one in ended) await EndAsync(db, quota, one, now, token);
            await db.SaveChangesAsync(token);
            var begun = new List<ChunkAttempt>();
            foreach (var (multicastId, number, maySend) in due)
                if (await BeginAsync(db, quota, multicasts[multicastId], number, maySend, now, token) is { } attempt) begun.Add(attempt);
            await db.SaveChangesAsync(token);
            await db.FinishAsync(multicasts.Values, now, token);
            return (IReadOnlyList<ChunkAttempt>)begun;
        }, ended.Count > 0 ? CancellationToken.None : ct);
    }

    public async Task AskLineForQuotaAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<QuotaLedger>().RefreshAsync(force: true, ct);
    }

    /// <summary>What may be sent now; and, in a multicast that was stopped, what can only be given up any more.</summary>
    private static async Task<List<(Guid MulticastId, int Number, bool MaySend)>> DueAsync(ParticipationContext db, int most, HashSet<(Guid, int)> ended, DateTime now, CancellationToken ct)
    {
        var keysEnd = now - OutboxMessage.RetryKeyLife;
        var open = from chunk in db.Set<MulticastChunk>()
                   join multicast in db.Set<Multicast>() on chunk.MulticastId equals multicast.Id
                   where chunk.Status == ChunkStatus.Waiting && chunk.NextAttemptAt <= now
                   select new { chunk, multicast };
        // Whatever the hour, an end that can only be written down is written down.
        var over = await open.Where(o => (o.chunk.MayHaveBeenAccepted && o.chunk.FirstAttemptAt <= keysEnd) || o.multicast.NotAfter <= now)
            .OrderBy(o => o.chunk.MulticastId).ThenBy(o => o.chunk.Number).Take(50).Select(o => new { o.chunk.MulticastId, o.chunk.Number }).ToListAsync(ct);
        var due = most == 0 ? [] : await open.Where(o => o.multicast.State == MulticastState.Sending)
            .OrderBy(o => o.chunk.MulticastId).ThenBy(o => o.chunk.Number).Take(most + ended.Count).Select(o => new { o.chunk.MulticastId, o.chunk.Number }).ToListAsync(ct);
        // Those whose end is only now being stored are not looked at: they would take the places of others.
        var next = due.Where(d => !ended.Contains((d.MulticastId, d.Number))).Take(most).ToList();
        return [.. over.Where(o => !ended.Contains((o.MulticastId, o.Number))).Union(next).Select(d => (d.MulticastId, d.Number, next.Contains(d)))];
    }

    private async Task EndAsync(ParticipationContext db, QuotaLedger quota, EndedChunk ended, DateTime now, CancellationToken ct)
    {
        var (attempt, result) = ended;
        if (!await db.HoldLeasesAsync([attempt.Lane], attempt.Lease, now, ct)) log.LogWarning("A chunk's lease ran out while LINE was answering");
        if (await WaitingAsync(db, attempt.MulticastId, attempt.Number, ct) is { } chunk)
        {
            if (await DivideAsync(db, quota, chunk, result, now, ct))
            {
                await db.ReleaseLeasesAsync([attempt.Lane], attempt.Lease, ct);
                return;
            }
            chunk.Record(result, now);
            if (result.Error == DeliveryError.QuotaExhausted) await StopAsync(db, quota, chunk, ct);
            if (chunk.Status == ChunkStatus.Refused) await NotSentAsync(db, quota, chunk, ct);
            if (chunk.Status is ChunkStatus.Refused or ChunkStatus.Unknown)
                log.LogWarning("Chunk {Number} of {Multicast} ended {Status}: {Error} {RequestId}", chunk.Number, chunk.MulticastId, chunk.Status, result.Error, chunk.LineRequestId);
        }
        await db.ReleaseLeasesAsync([attempt.Lane], attempt.Lease, ct);
    }

    /// <summary>
    /// One id that LINE does not know refuses all five hundred. The one it names is left out; where it names none, each half is tried
    /// on its own. Other people, other keys.
    /// </summary>
    private static async Task<bool> DivideAsync(ParticipationContext db, QuotaLedger quota, MulticastChunk chunk, AttemptResult result, DateTime now, CancellationToken ct)
    {
        if (!result.BlamesRecipients || chunk.WasUncertain || chunk.Count < 2) return false;
        var people = await db.Set<ToldPerson>().Where(t => t.MulticastId == chunk.MulticastId && t.Chunk == chunk.Number).OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(ct);
        if (people.Count < 2) return false;
        var isNamed = result.Blamed is { } index && index < people.Count;
        List<long> apart = isNamed ? [people[result.Blamed!.Value]] : people[(people.Count / 2)..];
        var number = await db.Set<MulticastChunk>().Where(c => c.MulticastId == chunk.MulticastId).MaxAsync(c => c.Number, ct) + 1;
        var part = chunk.Divide(number, apart.Count, now);
        db.Add(part);
        await db.Set<ToldPerson>().Where(t => apart.Contains(t.Id)).ExecuteUpdateAsync(set => set.SetProperty(t => t.Chunk, number), ct);
        if (isNamed)
        {
            part.Record(result, now);
            await NotSentAsync(db, quota, part, ct);
        }
        // The next one to be divided counts from it.
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static async Task<ChunkAttempt?> BeginAsync(ParticipationContext db, QuotaLedger quota, Multicast multicast, int number, bool maySend, DateTime now, CancellationToken ct)
    {
        var (lane, lease) = (LaneOf(multicast.Id, number), Guid.CreateVersion7(now));
        if (!await db.TryTakeLeaseAsync(lane, lease, now, ct)) return null;
        if (await WaitingAsync(db, multicast.Id, number, ct) is { } chunk && chunk.NextAttemptAt <= now)
        {
            var step = chunk.Decide(now, multicast.NotAfter);
            if (step != ChunkStep.Send)
            {
                if (step == ChunkStep.Expire) await NotSentAsync(db, quota, chunk, ct);
                chunk.GiveUp(step, now);
            }
            else if (maySend && multicast.State == MulticastState.Sending && await BookedAsync(db, quota, multicast, chunk, ct))
            {
                var people = await db.Set<ToldPerson>().Where(t => t.MulticastId == multicast.Id && t.Chunk == number).OrderBy(t => t.Id).Select(t => t.LineId).ToListAsync(ct);
                chunk.BeginAttempt(now);
                return new ChunkAttempt(multicast.Id, number, lease, chunk.RetryKey, multicast.Payload, people);
            }
        }
        await db.ReleaseLeasesAsync([lane], lease, ct);
        return null;
    }

    /// <summary>Booked when it began; a month that has turned since asks for its own booking.</summary>
    private static async Task<bool> BookedAsync(ParticipationContext db, QuotaLedger quota, Multicast multicast, MulticastChunk chunk, CancellationToken ct)
    {
        // Whatever was begun is paid where it was first sent.
        if (chunk.MayHaveBeenAccepted) return true;
        var month = quota.ThisMonth();
        if (chunk.BookedIn == month) return true;
        if ((await quota.LockThisMonthAsync(ct)).TryBook(chunk.Count, mayUseReserve: false, quota.ReservePercent))
        {
            chunk.BookedIn = month;
            return true;
        }
        await StopAsync(db, quota, chunk, ct, byLine: false);
        multicast.Stop();
        return false;
    }

    /// <summary>Nothing more goes out by itself, and what is booked for the rest is free for what the law demands.</summary>
    private static async Task StopAsync(ParticipationContext db, QuotaLedger quota, MulticastChunk chunk, CancellationToken ct, bool byLine = true)
    {
        if (byLine) (await quota.LockThisMonthAsync(ct)).RefusedByLine();
        (await db.Set<Multicast>().SingleAsync(m => m.Id == chunk.MulticastId, ct)).Stop();
        await db.SaveChangesAsync(ct);
        var rest = await db.Set<MulticastChunk>().Where(c => c.MulticastId == chunk.MulticastId && c.Status == ChunkStatus.Waiting).OrderBy(c => c.Number).ToListAsync(ct);
        foreach (var waiting in rest.Where(c => c.IsUntouched)) await quota.GiveBackAsync(waiting, waiting.Count, ct);
    }

    private static async Task NotSentAsync(ParticipationContext db, QuotaLedger quota, MulticastChunk chunk, CancellationToken ct)
    {
        await quota.GiveBackAsync(chunk, chunk.Count, ct);
        await db.LetGoAsync(chunk, ct);
    }

    private static Task<MulticastChunk?> WaitingAsync(ParticipationContext db, Guid multicastId, int number, CancellationToken ct) =>
        db.Set<MulticastChunk>().SingleOrDefaultAsync(c => c.MulticastId == multicastId && c.Number == number && c.Status == ChunkStatus.Waiting, ct);
}
