using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>A fiscal year or one half of it, which is when the plans want their reports.</summary>
public sealed record CasePeriod(int FiscalYear, int Half)
{
    public DateOnly From => Half == 2 ? ThaiCalendar.FiscalYearStart(FiscalYear).AddMonths(6) : ThaiCalendar.FiscalYearStart(FiscalYear);

    /// <summary>The last day.</summary>
    public DateOnly To => (Half == 0 ? From.AddMonths(12) : From.AddMonths(6)).AddDays(-1);

    public string Words => $"ปีงบประมาณ {FiscalYear}{(Half == 1 ? " ครึ่งปีแรก" : Half == 2 ? " ครึ่งปีหลัง" : "")}";
}

/// <summary>How the cases of one line of a table stand. A case that was late in any of its rounds counts as late.</summary>
public sealed record CaseCount(string Name, int Received, int Closed, int Told, int Explained, int Breached, int Running)
{
    /// <summary>Of those whose clock has ended, how many were told or explained in time; null where none has.</summary>
    public double? InTime => Told + Explained + Breached is > 0 and var ended ? 100.0 * (Told + Explained) / ended : null;
}

public sealed record CaseTable(string Title, IReadOnlyList<CaseCount> Lines);

/// <summary>The same thing in the same village again and again.</summary>
public sealed record CaseRepeat(string Category, string Village, int Count);

/// <summary>What became of the cases received in a period, counted on receipt.</summary>
public sealed record CaseFigures(CasePeriod Period, CaseCount Complaints, int Others, double? MedianDays, IReadOnlyList<CaseTable> Tables, IReadOnlyList<CaseRepeat> Repeats);

public sealed class ReadCaseFigures(ParticipationContext db, TimeProvider clock)
{
    public const int RepeatsFrom = 3;

    private const string NoVillage = "ไม่ระบุหมู่บ้าน";

    private sealed record Line(CaseKind Kind, CaseChannel Channel, DateTime ReceivedAt, Guid CategoryId, Guid? UnitId, Guid? VillageId, bool IsClosed, ClockStanding Standing, int? DaysToTell);

    public async Task<CaseFigures> RunAsync(CasePeriod period, CancellationToken ct)
    {
        var all = await LinesAsync(period, ct);
        var lines = all.Where(l => l.Kind.CountsAsComplaint()).ToList();
        var categories = await db.Set<CaseCategory>().ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var units = await db.Set<Unit>().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var villages = await db.Set<Village>().OrderBy(v => v.Number).ToDictionaryAsync(v => v.Id, v => $"{v.Label} {v.Number} {v.Name}", ct);
        string Village(Line line) => line.VillageId is { } id ? villages.GetValueOrDefault(id, NoVillage) : NoVillage;
        return new CaseFigures(period, Count("รวม", lines), all.Count - lines.Count, Median([.. lines.Select(l => l.DaysToTell).OfType<int>()]),
            [
                new CaseTable("ประเภท", By(lines, l => categories[l.CategoryId])),
                new CaseTable("หน่วยรับผิดชอบ", By(lines, l => l.UnitId is { } id ? units.GetValueOrDefault(id, CaseTerms.Centre) : CaseTerms.Centre)),
                new CaseTable("หมู่บ้าน", By(lines, Village)),
                new CaseTable("ทางที่แจ้ง", By(lines, l => l.Channel.Words())),
                new CaseTable("เดือนที่รับ", [.. lines.GroupBy(l => Month(l.ReceivedAt)).OrderBy(g => g.Key).Select(g => Count(ThaiCalendar.MonthName(g.Key), [.. g]))]),
            ],
            [.. lines.Where(l => l.VillageId is not null).GroupBy(l => (Category: categories[l.CategoryId], Village: Village(l))).Where(g => g.Count() >= RepeatsFrom)
                .OrderByDescending(g => g.Count()).Take(50).Select(g => new CaseRepeat(g.Key.Category, g.Key.Village, g.Count()))]);
    }

    private async Task<List<Line>> LinesAsync(CasePeriod period, CancellationToken ct)
    {
        var (from, until, today) = (ThaiCalendar.StartOf(period.From), ThaiCalendar.StartOf(period.To.AddDays(1)), ThaiCalendar.Day(clock.Now()));
        var cases = db.Set<Case>().Where(c => c.ReceivedAt >= from && c.ReceivedAt < until);
        var rounds = (await db.Set<CaseRound>().AsNoTracking().Where(r => cases.Any(c => c.Id == r.CaseId)).ToListAsync(ct)).ToLookup(r => r.CaseId);
        return [.. (await cases.Select(c => new { c.Id, c.Kind, c.Channel, c.ReceivedAt, c.CategoryId, c.UnitId, c.VillageId, c.State }).ToListAsync(ct)).Select(c =>
        {
            var own = rounds[c.Id].ToList();
            var told = own.Select(r => r.ToldAt).OfType<DateTime>().DefaultIfEmpty().Min();
            return new Line(c.Kind, c.Channel, c.ReceivedAt, c.CategoryId, c.UnitId, c.VillageId, c.State == CaseState.Closed, Worst(own.Select(r => r.Standing(today))),
                told == default ? null : ThaiCalendar.Day(told).DayNumber - ThaiCalendar.Day(c.ReceivedAt).DayNumber);
        })];
    }

    private static ClockStanding Worst(IEnumerable<ClockStanding> standings) => standings.MaxBy(s => s switch
    {
        ClockStanding.Breach => 3,
        ClockStanding.Running => 2,
        ClockStanding.ExplainedInTime => 1,
        ClockStanding.ToldInTime => 0,
    });

    private static List<CaseCount> By(List<Line> lines, Func<Line, string> name) =>
        [.. lines.GroupBy(name).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => Count(g.Key, [.. g]))];

    private static CaseCount Count(string name, IReadOnlyCollection<Line> lines)
    {
        int Of(ClockStanding standing) => lines.Count(l => l.Standing == standing);
        return new CaseCount(name, lines.Count, lines.Count(l => l.IsClosed), Of(ClockStanding.ToldInTime), Of(ClockStanding.ExplainedInTime), Of(ClockStanding.Breach), Of(ClockStanding.Running));
    }

    private static DateOnly Month(DateTime at)
    {
        var day = ThaiCalendar.Day(at);
        return day.AddDays(1 - day.Day);
    }

    private static double? Median(List<int> days)
    {
        if (days.Count == 0) return null;
        days.Sort();
        return days.Count % 2 == 1 ? days[days.Count / 2] : (days[days.Count / 2 - 1] + days[days.Count / 2]) / 2.0;
    }
}
