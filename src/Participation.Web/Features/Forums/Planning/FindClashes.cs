using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Another forum on the same day, or of the same village a few days from it.</summary>
public sealed record Clash(int Number, string Title, DateOnly Day, bool IsSameDay)
{
    public string Words => $"{Title} {ThaiCalendar.ShortDate(Day)} ({(IsSameDay ? "วันเดียวกัน" : "หมู่บ้านเดียวกันในวันใกล้กัน")})";
}

/// <summary>The plan asks that forums do not overlap. It warns and does not forbid: staff know why two may lie together.</summary>
public sealed class FindClashes(ParticipationContext db)
{
    private const int Most = 5;

    /// <param name="villages">Those invited by name; null for a forum for everybody.</param>
    /// <param name="isCouncil">A meeting of the council.</param>
    /// <param name="day">When it is to be.</param>
    /// <param name="except">The forum that is being planned itself.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<Clash>> RunAsync(IReadOnlyCollection<Guid>? villages, bool isCouncil, DateOnly day, Guid? except, CancellationToken ct)
    {
        var near = (await db.ForumSettingsAsync(ct)).ClashDays;
        var (from, until) = (day.AddDays(-near), day.AddDays(near));
        var others = db.Set<Forum>().AsNoTracking().Where(f => f.State != ForumState.Cancelled && f.Id != except && f.Day >= from && f.Day <= until);
        // A meeting of the council takes nobody's evening twice: only its own day matters.
        var close = isCouncil ? others.Where(f => f.Day == day)
            : villages is null
            ? others.Where(f => f.Day == day || f.Purpose != ForumPurpose.Council)
            : others.Where(f => f.Day == day || (f.Purpose != ForumPurpose.Council
                && (f.Level == ForumLevel.Tambon || db.Set<ForumVillage>().Any(v => v.ForumId == f.Id && v.IsInvited && villages.Contains(v.VillageId)))));
        return await close.OrderBy(f => f.Day).ThenBy(f => f.Number).Take(Most).Select(f => new Clash(f.Number, f.Title, f.Day, f.Day == day)).ToListAsync(ct);
    }
}
