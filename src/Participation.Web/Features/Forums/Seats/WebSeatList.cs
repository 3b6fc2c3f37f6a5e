using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums;

/// <summary>One seat with whose it is. Its place is among those who wait: the first is 1; 0 where they do not.</summary>
public sealed record WebSeatLine(Forum Forum, WebSeat Seat, ForumIntent Intent, Village? Village, int Place)
{
    public string From => Village is null ? "" : VillageName.Of(Village);

    public string Standing => Intent.Seat switch
    {
        IntentSeat.Seated => "✓ มีที่นั่ง",
        IntentSeat.Waiting => $"○ รอ ลำดับที่ {Place}",
        IntentSeat.None => "– คืนแล้ว",
    };

    /// <summary>What they are to be phoned about; null where there is nothing, or no number.</summary>
    public string? Call => Seat.Phone.Length == 0 || Intent.Seat == IntentSeat.None ? null : Forum switch
    {
        { State: ForumState.Cancelled, CancelledAt: { } off } when Seat.PhonedAt is null || Seat.PhonedAt < off => "เวทียกเลิกแล้ว",
        { State: ForumState.Announced, MovedAt: { } moved } when moved > Seat.ConsentedAt && (Seat.PhonedAt is null || Seat.PhonedAt < moved) => "เวทีเปลี่ยนวัน เวลา หรือสถานที่",
        { State: ForumState.Announced } when Intent.IsSeatToBeTold => "ได้ที่นั่งแล้วจากรายชื่อรอ",
        _ => null,
    };
}

/// <summary>Seats asked for on the web: one for its owner, all of a forum for the desk.</summary>
public sealed class WebSeatList(ParticipationContext db)
{
    public const int PageSize = 50;

    /// <summary>Those to be phoned that are shown at once.</summary>
    public const int MostCalls = 100;

    public async Task<WebSeatLine?> FindAsync(Guid intent, CancellationToken ct) => (await LinesAsync(db.Set<WebSeat>().Where(s => s.IntentId == intent), ct)).SingleOrDefault();

    public async Task<(IReadOnlyList<WebSeatLine> Lines, int Total)> PageAsync(Guid forum, int page, CancellationToken ct)
    {
        var all = db.Set<WebSeat>().Where(s => s.ForumId == forum && s.ErasedAt == null);
        return (await LinesAsync(all.OrderBy(s => s.Number).Skip((page - 1) * PageSize).Take(PageSize), ct), await all.CountAsync(ct));
    }

    /// <summary>Whom a colleague has to phone, the longest known first.</summary>
    public Task<IReadOnlyList<WebSeatLine>> CallsAsync(Guid forum, DateOnly today, CancellationToken ct) =>
        LinesAsync(db.ToPhone(today).Where(s => s.ForumId == forum).OrderBy(s => s.Number).Take(MostCalls), ct);

    private async Task<IReadOnlyList<WebSeatLine>> LinesAsync(IQueryable<WebSeat> wanted, CancellationToken ct)
    {
        var rows = await (from seat in wanted.AsNoTracking()
                          join intent in db.Set<ForumIntent>().AsNoTracking() on seat.IntentId equals intent.Id
                          join forum in db.Set<Forum>().AsNoTracking() on seat.ForumId equals forum.Id
                          join village in db.Set<Village>().AsNoTracking() on intent.VillageId equals (Guid?)village.Id into villages
                          from village in villages.DefaultIfEmpty()
                          orderby seat.Number
                          select new { Forum = forum, Seat = seat, Intent = intent, Village = village }).ToListAsync(ct);
        var queues = new Dictionary<Guid, List<Guid>>();
        foreach (var forum in rows.Where(r => r.Intent.Seat == IntentSeat.Waiting).Select(r => r.Forum.Id).Distinct())
            queues[forum] = await db.Set<ForumIntent>().Where(i => i.ForumId == forum && i.Seat == IntentSeat.Waiting).OrderBy(i => i.SeatAt).ThenBy(i => i.Id).Select(i => i.Id).ToListAsync(ct);
        return rows.ConvertAll(r => new WebSeatLine(r.Forum, r.Seat, r.Intent, r.Village, queues.GetValueOrDefault(r.Forum.Id)?.IndexOf(r.Intent.Id) + 1 ?? 0));
    }
}

public static class WebSeatWords
{
    /// <summary>Seats are limited, and somebody may still ask for one or give one back.</summary>
    public static bool GivesSeats(this Forum forum, DateTime now) => forum is { State: ForumState.Announced, Capacity: not null } && forum.Instants().Until >= now;

    /// <summary>
    /// Who left a number and knows nothing yet of what happened: a seat after waiting, the forum elsewhere, at another time or called off.
    /// The same as <see cref="WebSeatLine.Call"/>.
    /// </summary>
    public static IQueryable<WebSeat> ToPhone(this ParticipationContext db, DateOnly today) =>
        from seat in db.Set<WebSeat>()
        join intent in db.Set<ForumIntent>() on seat.IntentId equals intent.Id
        join forum in db.Set<Forum>() on seat.ForumId equals forum.Id
        where seat.Phone != "" && intent.Seat != IntentSeat.None && forum.Day >= today
            && ((forum.State == ForumState.Announced && (intent.IsSeatToBeTold || (forum.MovedAt > seat.ConsentedAt && (seat.PhonedAt == null || seat.PhonedAt < forum.MovedAt))))
                || (forum.State == ForumState.Cancelled && (seat.PhonedAt == null || seat.PhonedAt < forum.CancelledAt)))
        select seat;
}
