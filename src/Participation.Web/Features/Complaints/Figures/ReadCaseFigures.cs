using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// Counts what was received in a period. How a case stands is judged by <see cref="CaseClock"/> alone, so the rounds are read one
/// by one and none is kept; whatever needs no clock is counted by the database.
/// </summary>
public sealed class ReadCaseFigures(ParticipationContext db, TimeProvider clock)
{
    public const int RepeatsFrom = 3;
    public const string ByUnit = "หน่วยรับผิดชอบ";

    private const int MostRepeats = 50;
    private const string NoVillage = "ไม่ระบุหมู่บ้าน";

    /// <param name="period">Of receipt.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="within">Whose eyes it is for: a small table would tell somebody of the one case that goes around their unit. Null for documents.</param>
    public async Task<CaseFigures> RunAsync(FigurePeriod period, CancellationToken ct, Reach? within = null)
    {
        var received = db.Set<Case>().AsNoTracking().ReceivedIn(period);
        if (within is not null) received = received.Within(within);
        var categories = await db.Set<CaseCategory>().ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var units = await db.Set<Unit>().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var villages = await db.Set<Village>().AsNoTracking().OrderBy(v => v.Label).ThenBy(v => v.Number).ToListAsync(ct);
        var names = villages.ToDictionary(v => v.Id, VillageName.Of);
        var counted = await CountAsync(received.Complaints(), ct);
        var repeats = await RepeatsAsync(received.Complaints(), categories, names, ct);
        var byVillage = repeats.ToLookup(r => r.VillageId);
        return new CaseFigures(
            period, counted.All.Line("รวม"), await received.CountAsync(ct) - counted.All.Received, counted.Days.Median,
            [
                counted.Categories.Table("ประเภท", id => categories[id]),
                counted.Units.Table(ByUnit, id => units.GetValueOrDefault(id, CaseTerms.Centre)),
                counted.Villages.Table("หมู่บ้าน", id => names.GetValueOrDefault(id, NoVillage)),
                counted.Channels.Table("ทางที่แจ้ง", channel => channel.Words()),
                counted.Months.InOrder("เดือนที่รับ", ThaiCalendar.MonthName),
            ],
            [.. villages.Where(v => v.IsActive || counted.Villages.Received(v.Id) > 0).Select(v => new VillageCases(v, counted.Villages.Received(v.Id), [.. byVillage[v.Id]]))],
            repeats);
    }

    private async Task<Counted> CountAsync(IQueryable<Case> complaints, CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var rounds = from round in db.Set<CaseRound>().AsNoTracking()
                     join entry in complaints on round.CaseId equals entry.Id
                     orderby round.CaseId
                     select new RoundOfCase(entry.Id, entry.Channel, entry.ReceivedAt, entry.CategoryId, entry.UnitId, entry.VillageId, entry.State, round.DueOn, round.ToldAt, round.ExplainedAt, round.BreachedAt);
        var counted = new Counted();
        (RoundOfCase Row, ClockStanding Worst, DateTime? Told)? open = null;
        await foreach (var row in rounds.AsAsyncEnumerable().WithCancellation(ct))
        {
            var standing = CaseClock.Standing(row.DueOn, row.ToldAt, row.ExplainedAt, row.BreachedAt, today);
            if (open is { } one && one.Row.Id == row.Id)
            {
                open = (row, Worse(one.Worst, standing), Earlier(one.Told, row.ToldAt));
                continue;
            }
            if (open is { } done) counted.Add(done.Row, done.Worst, done.Told);
            open = (row, standing, row.ToldAt);
        }
        if (open is { } last) counted.Add(last.Row, last.Worst, last.Told);
        return counted;
    }

    private static async Task<List<CaseRepeat>> RepeatsAsync(IQueryable<Case> complaints, Dictionary<Guid, string> categories, Dictionary<Guid, string> villages, CancellationToken ct)
    {
        var found = await complaints.Where(c => c.VillageId != null).GroupBy(c => new { c.CategoryId, c.VillageId }).Select(g => new { g.Key.CategoryId, VillageId = g.Key.VillageId!.Value, Count = g.Count() })
            .Where(g => g.Count >= RepeatsFrom).OrderByDescending(g => g.Count).ThenBy(g => g.CategoryId).ThenBy(g => g.VillageId).Take(MostRepeats).ToListAsync(ct);
        return found.ConvertAll(g => new CaseRepeat(categories[g.CategoryId], villages[g.VillageId], g.VillageId, g.Count));
    }

    private static ClockStanding Worse(ClockStanding one, ClockStanding other) => Weight(one) >= Weight(other) ? one : other;

    private static int Weight(ClockStanding standing) => standing switch
    {
        ClockStanding.Breach => 3,
        ClockStanding.Running => 2,
        ClockStanding.ExplainedInTime => 1,
        ClockStanding.ToldInTime => 0,
    };

    private static DateTime? Earlier(DateTime? one, DateTime? other) => one is null || other < one ? other : one;

    private sealed record RoundOfCase(
        Guid Id, CaseChannel Channel, DateTime ReceivedAt, Guid CategoryId, Guid? UnitId, Guid? VillageId, CaseState State, DateOnly DueOn, DateTime? ToldAt, DateTime? ExplainedAt, DateTime? BreachedAt);

    private sealed class Counted
    {
        public CaseTally All { get; } = new();
        public CaseTallies<Guid> Categories { get; } = new();
        public CaseTallies<Guid> Units { get; } = new();
        public CaseTallies<Guid> Villages { get; } = new();
        public CaseTallies<CaseChannel> Channels { get; } = new();
        public CaseTallies<DateOnly> Months { get; } = new();
        public DayCounts Days { get; } = new();

        public void Add(RoundOfCase row, ClockStanding standing, DateTime? told)
        {
            var (isClosed, day) = (row.State == CaseState.Closed, ThaiCalendar.Day(row.ReceivedAt));
            All.Add(isClosed, standing);
            Categories.Add(row.CategoryId, isClosed, standing);
            Units.Add(row.UnitId ?? Guid.Empty, isClosed, standing);
            Villages.Add(row.VillageId ?? Guid.Empty, isClosed, standing);
            Channels.Add(row.Channel, isClosed, standing);
            Months.Add(new DateOnly(day.Year, day.Month, 1), isClosed, standing);
            if (told is { } at) Days.Add(ThaiCalendar.Day(at).DayNumber - day.DayNumber);
        }
    }
}
