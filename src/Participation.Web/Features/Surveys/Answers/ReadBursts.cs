using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>The marked answers of an hour with what was decided about them.</summary>
public sealed record BurstLine(BurstKey Key, string SurveyName, string PointName, Satisfaction Satisfaction, int Answers, AnswerExclusion? Decision)
{
    public bool IsExcluded => Decision?.IsExcluded == true;
}

public sealed class ReadBursts(ParticipationContext db)
{
    public Task<IReadOnlyList<BurstLine>> OfMonthAsync(FigurePeriod period, CancellationToken ct)
    {
        var (from, end) = (ThaiCalendar.StartOf(period.From), ThaiCalendar.StartOf(period.To.AddDays(1)));
        return ReadAsync(db.Set<SurveyAnswer>().Where(a => a.HourSlot >= from && a.HourSlot < end), db.Set<AnswerExclusion>().Where(e => e.HourSlot >= from && e.HourSlot < end), ct);
    }

    public async Task<BurstLine?> FindAsync(BurstKey key, CancellationToken ct) =>
        (await ReadAsync(
            db.Set<SurveyAnswer>().Where(a => a.SurveyId == key.SurveyId && a.HourSlot == key.HourSlot && a.WayIn == key.WayIn && (a.ServicePointId ?? Guid.Empty) == key.ServicePointId),
            db.Decisions(key), ct)).SingleOrDefault();

    /// <summary>Every decision about it, the latest first.</summary>
    public async Task<IReadOnlyList<AnswerExclusion>> DecisionsAsync(BurstKey key, CancellationToken ct) =>
        await db.Decisions(key).AsNoTracking().OrderByDescending(e => e.Id).Take(50).ToListAsync(ct);

    private async Task<IReadOnlyList<BurstLine>> ReadAsync(IQueryable<SurveyAnswer> answers, IQueryable<AnswerExclusion> decisions, CancellationToken ct)
    {
        // Written as the index of marked answers says it, so that it is used.
        var rows = await answers.Where(a => a.Mark != AnswerMark.None)
            .GroupBy(a => new { a.SurveyId, a.ServicePointId, a.WayIn, a.HourSlot, a.Rating }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        if (rows.Count == 0) return [];
        var surveys = await db.Set<Survey>().AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        var points = await db.Set<ServicePoint>().AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var latest = new Dictionary<BurstKey, AnswerExclusion>();
        foreach (var decision in await decisions.AsNoTracking().OrderBy(e => e.Id).ToListAsync(ct))
            latest[new BurstKey(decision.SurveyId, decision.ServicePointId, decision.WayIn, decision.HourSlot)] = decision;
        return [.. rows.GroupBy(r => new BurstKey(r.Key.SurveyId, r.Key.ServicePointId ?? Guid.Empty, r.Key.WayIn, r.Key.HourSlot))
            .OrderByDescending(g => g.Key.HourSlot).ThenBy(g => g.Key.ServicePointId).ThenBy(g => g.Key.WayIn)
            .Select(g => new BurstLine(
                g.Key, surveys.GetValueOrDefault(g.Key.SurveyId, ""), points.GetValueOrDefault(g.Key.ServicePointId, "ไม่ผ่านจุดบริการ"),
                Satisfaction.Of(g.Where(r => r.Key.Rating is not null).Select(r => (r.Key.Rating!.Value, r.Count))), g.Sum(r => r.Count), latest.GetValueOrDefault(g.Key)))];
    }
}
