using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>How old the open complaints of one unit are, by the clock that runs.</summary>
/// <param name="UnitId">Null at the complaint centre and where a position has it.</param>
/// <param name="Name">The unit's.</param>
/// <param name="FirstWeek">Up to day 7.</param>
/// <param name="SecondWeek">Up to day 12.</param>
/// <param name="LastDays">Older, and the day is not over.</param>
/// <param name="Explained">The day is over; the delay was explained.</param>
/// <param name="Breached">The day is over, and nobody explained.</param>
/// <param name="Oldest">Day 0 of the oldest.</param>
public sealed record UnitAgeing(Guid? UnitId, string Name, int FirstWeek, int SecondWeek, int LastDays, int Explained, int Breached, DateOnly Oldest)
{
    public int Open => FirstWeek + SecondWeek + LastDays + Explained + Breached;
}

/// <summary>One line of what the working group did.</summary>
public sealed record OversightLine(DateTime At, OversightKind Kind, string? Unit, Guid? CaseId, string? Number, string Words, string Who);

/// <summary>What the working group looks at, and what it did.</summary>
public sealed class ReadOversight(ParticipationContext db, CurrentStaff staff, TimeProvider clock)
{
    public const int EndOfFirstWeek = 7;
    public const int EndOfSecondWeek = 12;

    private static readonly TimeSpan Recent = TimeSpan.FromDays(30);

    /// <summary>Without what goes around the reader's own unit: one case more would tell of it.</summary>
    public async Task<IReadOnlyList<UnitAgeing>> AgeingAsync(CancellationToken ct)
    {
        var today = ThaiCalendar.Day(clock.Now());
        var (week, second) = (today.AddDays(-EndOfFirstWeek), today.AddDays(-EndOfSecondWeek));
        var units = await db.Set<Unit>().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var running = from entry in db.Set<Case>().Within(await staff.ReachOfAsync(Permission.OverseeCases, ct)).Complaints()
                      where entry.State != CaseState.Closed
                      join round in db.Set<CaseRound>() on new { entry.Id, entry.Round } equals new { Id = round.CaseId, round.Round }
                      select new { entry.UnitId, round.From, IsOver = round.DueOn < today, IsBreach = round.BreachedAt != null || (round.DueOn < today && round.ExplainedAt == null && round.ToldAt == null) };
        var found = await running.GroupBy(r => r.UnitId).Select(g => new
        {
            UnitId = g.Key,
            FirstWeek = g.Count(r => !r.IsOver && !r.IsBreach && r.From >= week),
            SecondWeek = g.Count(r => !r.IsOver && !r.IsBreach && r.From < week && r.From >= second),
            LastDays = g.Count(r => !r.IsOver && !r.IsBreach && r.From < second),
            Explained = g.Count(r => r.IsOver && !r.IsBreach),
            Breached = g.Count(r => r.IsBreach),
            Oldest = g.Min(r => r.From),
        }).ToListAsync(ct);
        return [.. found.Select(f => new UnitAgeing(f.UnitId, f.UnitId is { } unit ? units[unit] : CaseTerms.Centre, f.FirstWeek, f.SecondWeek, f.LastDays, f.Explained, f.Breached, f.Oldest))
            .OrderByDescending(a => a.Breached).ThenBy(a => a.Oldest).ThenBy(a => a.Name, StringComparer.Ordinal)];
    }

    /// <summary>The log of a fiscal year, the latest first, without what is about the reader's own unit and goes around it.</summary>
    public async Task<IReadOnlyList<OversightLine>> LogAsync(FigurePeriod period, int skip, int take, CancellationToken ct) => await LinesAsync(await InAsync(period, ct), skip, take, ct);

    public async Task<int> CountAsync(FigurePeriod period, CancellationToken ct) => await (await InAsync(period, ct)).CountAsync(ct);

    /// <summary>What the working group said of late to units within a reach, and to all; what it said about one case stands in that case.</summary>
    public Task<IReadOnlyList<OversightLine>> SaidToAsync(Reach reach, int take, CancellationToken ct)
    {
        var since = clock.Now() - Recent;
        var units = reach.Units.ToList();
        var log = db.Set<CaseOversight>().AsNoTracking().Where(o => o.At >= since && o.CaseId == null && (o.UnitId == null || reach.IsWhole || units.Contains(o.UnitId.Value)));
        return LinesAsync(log, 0, take, ct);
    }

    private async Task<IQueryable<CaseOversight>> InAsync(FigurePeriod period, CancellationToken ct)
    {
        var (from, until) = period.Instants;
        var seen = db.Set<Case>().Within(await staff.ReachOfAsync(Permission.OverseeCases, ct)).Select(c => c.Id);
        return db.Set<CaseOversight>().AsNoTracking().Where(o => o.At >= from && o.At < until && (o.CaseId == null || seen.Contains(o.CaseId.Value)));
    }

    private async Task<IReadOnlyList<OversightLine>> LinesAsync(IQueryable<CaseOversight> log, int skip, int take, CancellationToken ct)
    {
        var rows = await (from said in log.OrderByDescending(o => o.At).ThenByDescending(o => o.Id).Skip(skip).Take(take)
                          join unit in db.Set<Unit>() on said.UnitId equals (Guid?)unit.Id into units
                          from unit in units.DefaultIfEmpty()
                          join about in db.Set<Case>() on said.CaseId equals (Guid?)about.Id into cases
                          from about in cases.DefaultIfEmpty()
                          join text in db.Set<CaseEntryText>() on new { said.CaseId, said.Sequence } equals new { CaseId = (Guid?)text.CaseId, Sequence = (int?)text.Sequence } into texts
                          from text in texts.DefaultIfEmpty()
                          orderby said.At descending, said.Id descending
                          select new { Said = said, Unit = (string?)unit.Name, Case = (Case?)about, Text = (string?)text.Text }).ToListAsync(ct);
        var names = await ActorNames.ReadAsync(db, rows.Select(r => r.Said.By), ct);
        return rows.ConvertAll(r => new OversightLine(r.Said.At, r.Said.Kind, r.Unit, r.Said.CaseId, r.Case?.Text, r.Said.CaseId is null ? r.Said.Words : r.Text is { Length: > 0 } text ? text : "ลบแล้วตามที่ผู้ร้องขอ", names.Of(r.Said.By) ?? ""));
    }
}
