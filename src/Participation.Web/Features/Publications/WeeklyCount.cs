using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>Publications of one week, Monday to Sunday in Bangkok. One that goes out on four channels counts once.</summary>
public sealed record WeekLine(DateOnly Monday, int Count);

/// <summary>How many things were published in the last weeks, the present one first, against what the office wants.</summary>
public sealed record WeeklyCount(IReadOnlyList<WeekLine> Weeks, int Least, int Most)
{
    private const int Shown = 5;

    public WeekLine Now => Weeks[0];

    /// <summary>Half of the week is over and the least is not reached.</summary>
    public bool IsBehind(DateOnly today) => Now.Count < Least && today >= Now.Monday.AddDays(3);

    public string Words(WeekLine week) => week.Count < Least ? "ต่ำกว่าเป้า" : week.Count > Most ? "เกินเป้า" : "ตามเป้า";

    public static async Task<WeeklyCount> ReadAsync(ParticipationContext db, DateOnly today, CancellationToken ct)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var first = monday.AddDays(-7 * (Shown - 1));
        var (from, until) = (ThaiCalendar.StartOf(first), ThaiCalendar.StartOf(monday.AddDays(7)));
        // A handful a week: the week is reckoned here, where the calendar is Bangkok's on both engines.
        var days = (await db.Set<Publication>().Open().Where(p => p.PublishedAt >= from && p.PublishedAt < until).Select(p => p.PublishedAt!.Value).Take(2000).ToListAsync(ct)).ConvertAll(ThaiCalendar.Day);
        var settings = await db.PublicationSettingsAsync(ct);
        return new WeeklyCount([.. Enumerable.Range(0, Shown).Select(back => monday.AddDays(-7 * back)).Select(m => new WeekLine(m, days.Count(d => d >= m && d < m.AddDays(7))))], settings.WeeklyLeast, settings.WeeklyMost);
    }
}
