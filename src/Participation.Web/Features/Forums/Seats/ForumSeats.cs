using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>
/// The seats of a forum while its row is held: whoever wants one at the same moment waits until this commit, so that no seat is given
/// twice however many press at once.
/// </summary>
public sealed class ForumSeats(ParticipationContext db, TimeProvider clock)
{
    /// <summary>Gives a seat or a place among those who wait, or takes either back. Before <see cref="PromoteAsync"/>.</summary>
    internal async Task SettleAsync(Forum forum, ForumIntent intent, CancellationToken ct)
    {
        if (forum.Capacity is null) return;
        if (intent.Answer != ComingAnswer.Coming)
        {
            intent.GiveBackSeat();
            return;
        }
        if (intent.Seat == IntentSeat.Seated) return;
        var (rule, taken) = await ReadAsync(forum, ct);
        // Whoever waits longer goes first, also before somebody who comes at the right moment.
        var isFirst = !await db.Set<ForumIntent>().AnyAsync(i => i.ForumId == forum.Id && i.Seat == IntentSeat.Waiting && i.Id != intent.Id, ct);
        if (isFirst && rule.HasSeatFor(intent.VillageId, taken)) intent.TakeSeat(clock.Now());
        else if (rule.KeptPerVillage > 0 && !rule.AreFreed && rule.KeyOf(intent.VillageId) is var own && own != Guid.Empty && taken.GetValueOrDefault(own) < rule.KeptPerVillage && rule.HasSeatFor(intent.VillageId, taken)) intent.TakeSeat(clock.Now());
        else intent.Wait(clock.Now());
    }

    /// <summary>Where seats are numbered only now: for those who said before that they come, in the order in which they said it.</summary>
    internal async Task SettleAllAsync(Forum forum, CancellationToken ct)
    {
        var (rule, read) = await ReadAsync(forum, ct);
        var (taken, now) = (read.ToDictionary(), clock.Now());
        foreach (var intent in await Reachable(forum).Where(i => i.Answer == ComingAnswer.Coming && i.Seat == IntentSeat.None).OrderBy(i => i.SaidAt).ThenBy(i => i.Id).ToListAsync(ct))
        {
            if (!rule.HasSeatFor(intent.VillageId, taken))
            {
                // Their place among those who wait is that of their word.
                intent.Wait(intent.SaidAt);
                continue;
            }
            intent.TakeSeat(now);
            var key = rule.KeyOf(intent.VillageId);
            taken[key] = taken.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Gives what is free to those who wait, the longest first; they are told in LINE, or phoned. Number of seats given.</summary>
    internal async Task<int> PromoteAsync(Forum forum, CancellationToken ct)
    {
        var waiting = await Reachable(forum).Where(i => i.Seat == IntentSeat.Waiting).OrderBy(i => i.SeatAt).ThenBy(i => i.Id).ToListAsync(ct);
        if (waiting.Count == 0) return 0;
        var (rule, read) = await ReadAsync(forum, ct);
        var (taken, given) = (read.ToDictionary(), 0);
        foreach (var intent in waiting.Where(i => i.Seat == IntentSeat.Waiting && i.Answer == ComingAnswer.Coming))
        {
            if (!rule.HasSeatFor(intent.VillageId, taken)) continue;
            intent.GetSeatAfterWaiting(clock.Now());
            var key = rule.KeyOf(intent.VillageId);
            taken[key] = taken.GetValueOrDefault(key) + 1;
            given++;
        }
        return given;
    }

    /// <summary>Those who still stand behind their word: a seat is for nobody whose name was erased.</summary>
    private IQueryable<ForumIntent> Reachable(Forum forum) =>
        db.Set<ForumIntent>().Where(i => i.ForumId == forum.Id && (i.LineUserId != null || db.Set<WebSeat>().Any(s => s.IntentId == i.Id && s.ErasedAt == null)));

    /// <summary>Seats taken as of this transaction, with what it has changed itself.</summary>
    private async Task<(SeatRule Rule, IReadOnlyDictionary<Guid, int> Taken)> ReadAsync(Forum forum, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var villages = forum.Level == ForumLevel.Tambon
            ? await db.Set<Village>().Where(v => v.IsActive).Select(v => v.Id).ToListAsync(ct)
            : await db.Set<ForumVillage>().Where(v => v.ForumId == forum.Id && v.IsInvited).Select(v => v.VillageId).ToListAsync(ct);
        var rule = new SeatRule(forum.Capacity ?? int.MaxValue, forum.KeptPerVillage, clock.Now() >= forum.FreedAt(), villages);
        var counts = await db.Set<ForumIntent>().Where(i => i.ForumId == forum.Id && i.Seat == IntentSeat.Seated).GroupBy(i => i.VillageId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var taken = new Dictionary<Guid, int> { [Guid.Empty] = forum.SeatsByOffice };
        foreach (var count in counts) taken[rule.KeyOf(count.Key)] = taken.GetValueOrDefault(rule.KeyOf(count.Key)) + count.Count;
        return (rule, taken);
    }
}

public static class SeatWords
{
    /// <summary>From when seats kept for villages are anybody's.</summary>
    public static DateTime FreedAt(this Forum forum) => forum.Instants().From.AddHours(-forum.FreeKeptHours);

    /// <summary>Holds the forum's row until the transaction ends, and reads it as it then is; null where there is none.</summary>
    internal static async Task<Forum?> HoldForumAsync(this ParticipationContext db, int number, CancellationToken ct) =>
        await db.Set<Forum>().Where(f => f.Number == number).ExecuteUpdateAsync(set => set.SetProperty(f => f.Title, f => f.Title), ct) == 0 ? null : await db.FindForumAsync(number, ct);

    /// <summary>Whether there is a seat, for everybody to read: never how many.</summary>
    public static async Task<string?> SeatStandingAsync(this ParticipationContext db, Forum forum, CancellationToken ct)
    {
        if (forum.Capacity is not { } capacity) return null;
        var seated = await db.Set<ForumIntent>().CountAsync(i => i.ForumId == forum.Id && i.Seat == IntentSeat.Seated, ct);
        var isFull = seated + forum.SeatsByOffice >= capacity || await db.Set<ForumIntent>().AnyAsync(i => i.ForumId == forum.Id && i.Seat == IntentSeat.Waiting, ct);
        return isFull ? "ที่นั่งเต็มแล้ว มีรายชื่อรอ" : "ยังมีที่นั่ง";
    }
}
