using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Quota;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Multicasts;

/// <summary>
/// Takes back what has not been sent, goes on after a stop, leaves somebody out. In the caller's write transaction, behind the
/// multicast's row, so that no call to LINE begins meanwhile.
/// </summary>
public sealed class ChangeMulticast(ParticipationContext db, QuotaLedger quota, MulticastSignal signal, TimeProvider clock)
{
    /// <summary>How many people do not get it any more. What may have been accepted is followed to its end.</summary>
    public async Task<int> CancelAsync(Guid multicastId, CancellationToken ct)
    {
        if (await db.LockAsync(multicastId, ct) is not { } multicast) return 0;
        var now = clock.Now();
        var open = (await WaitingAsync(multicastId, ct)).Where(c => c.IsUntouched).ToList();
        // For those under way: what LINE does not take now is not sent later.
        multicast.NotAfter = now;
        foreach (var chunk in open)
        {
            await quota.GiveBackAsync(chunk, chunk.Count, ct);
            chunk.GiveUp(ChunkStep.Cancel, now);
            await db.LetGoAsync(chunk, ct);
        }
        await db.SaveChangesAsync(ct);
        await db.FinishAsync([multicast], now, ct);
        return open.Sum(c => c.Count);
    }

    public async Task<int> CancelSubjectAsync(Guid subjectId, CancellationToken ct)
    {
        var people = 0;
        foreach (var multicast in await db.Set<Multicast>().Where(m => m.SubjectId == subjectId && m.State != MulticastState.Finished).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(ct))
            people += await CancelAsync(multicast, ct);
        return people;
    }

    /// <summary>False where the month has no room for the rest; then nothing changes.</summary>
    public async Task<bool> GoOnAsync(Guid multicastId, CancellationToken ct)
    {
        if (await db.LockAsync(multicastId, ct) is not { State: MulticastState.Stopped } multicast) return false;
        var waiting = (await WaitingAsync(multicastId, ct)).Where(c => c.BookedIn is null).ToList();
        var month = await quota.LockThisMonthAsync(ct);
        if (!month.TryBook(waiting.Sum(c => c.Count), mayUseReserve: false, quota.ReservePercent)) return false;
        foreach (var chunk in waiting) (chunk.BookedIn, chunk.NextAttemptAt) = (month.Month, clock.Now());
        multicast.GoOn();
        db.OnCommitted(signal.Set);
        return true;
    }

    /// <summary>A person goes out of what was not sent yet: all of it, or one kind of news.</summary>
    public async Task LeaveOutAsync(string lineId, string? topic, DateTime upTo, CancellationToken ct)
    {
        var theirs = await (from told in db.Set<ToldPerson>()
                            join multicast in db.Set<Multicast>() on told.MulticastId equals multicast.Id
                            where told.LineId == lineId && multicast.State != MulticastState.Finished && told.At <= upTo && (topic == null || multicast.Topic == topic)
                            orderby multicast.Id
                            select new { told.Id, MulticastId = multicast.Id, told.Chunk }).ToListAsync(ct);
        var now = clock.Now();
        foreach (var one in theirs)
        {
            if (await db.LockAsync(one.MulticastId, ct) is not { } multicast) continue;
            if (await db.Set<MulticastChunk>().SingleOrDefaultAsync(c => c.MulticastId == one.MulticastId && c.Number == one.Chunk, ct) is not { IsUntouched: true } chunk) continue;
            await quota.GiveBackAsync(chunk, 1, ct);
            chunk.LeaveOut(1, now);
            await db.Set<ToldPerson>().Where(t => t.Id == one.Id).ExecuteDeleteAsync(ct);
            await db.SaveChangesAsync(ct);
            await db.FinishAsync([multicast], now, ct);
        }
    }

    private Task<List<MulticastChunk>> WaitingAsync(Guid multicastId, CancellationToken ct) =>
        db.Set<MulticastChunk>().Where(c => c.MulticastId == multicastId && c.Status == ChunkStatus.Waiting).OrderBy(c => c.Number).ToListAsync(ct);
}

public static class MulticastSubjects
{
    /// <summary>Nobody knows any longer who was told of it.</summary>
    public static async Task<bool> IsForgottenAsync(this ParticipationContext db, Guid subjectId, CancellationToken ct) =>
        await db.Set<ForgottenSubject>().AnyAsync(s => s.SubjectId == subjectId, ct)
        || await db.Set<Multicast>().AnyAsync(m => m.SubjectId == subjectId && m.PeopleAreForgotten, ct);
}

internal static class MulticastRows
{
    /// <summary>
    /// The multicast, with whoever else changes it or its chunks waiting: an update that changes nothing takes the row's lock, on SQLite the
    /// transaction has its lock already. Several are locked in the order of their ids, and the month's row after them.
    /// </summary>
    public static async Task<Multicast?> LockAsync(this ParticipationContext db, Guid id, CancellationToken ct)
    {
        await db.Set<Multicast>().Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.NotAfter, m => m.NotAfter), ct);
        return await db.Set<Multicast>().SingleOrDefaultAsync(m => m.Id == id, ct);
    }

    /// <summary>What was booked this month and will not be used. A month that is over has nothing to give back.</summary>
    public static async Task GiveBackAsync(this QuotaLedger quota, MulticastChunk chunk, int people, CancellationToken ct)
    {
        if (chunk.BookedIn is null) return;
        var month = await quota.LockThisMonthAsync(ct);
        if (month.Month == chunk.BookedIn) month.GiveBack(people);
        if (people >= chunk.Count) chunk.BookedIn = null;
    }

    /// <summary>These people did not get it: another sending of the subject may reach them.</summary>
    public static Task LetGoAsync(this ParticipationContext db, MulticastChunk chunk, CancellationToken ct) =>
        db.Set<ToldPerson>().Where(t => t.MulticastId == chunk.MulticastId && t.Chunk == chunk.Number).ExecuteDeleteAsync(ct);

    /// <summary>Closes those of which nothing waits any more.</summary>
    public static async Task FinishAsync(this ParticipationContext db, IEnumerable<Multicast> multicasts, DateTime now, CancellationToken ct)
    {
        foreach (var multicast in multicasts)
            if (!await db.Set<MulticastChunk>().AnyAsync(c => c.MulticastId == multicast.Id && c.Status == ChunkStatus.Waiting, ct)) multicast.Finish(now);
    }
}
