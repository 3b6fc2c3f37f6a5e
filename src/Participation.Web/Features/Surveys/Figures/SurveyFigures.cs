using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>
/// The one place where figures are read, for pages, files, targets and reports alike. From the roll-ups, so that a year costs
/// the same at ten thousand answers as at a million; what they do not keep by the day comes from the answers of at most a week.
/// </summary>
public sealed class SurveyFigures(ParticipationContext db, ShortFigures shortly, IEnumerable<IServedCounts> served)
{
    public async Task<FigureCells> ReadAsync(FigureScope scope, CancellationToken ct)
    {
        var rows = await Rows(scope)
            .GroupBy(r => new { r.ServicePointId, r.ServiceKindId, r.WayIn, r.IsExcluded })
            .Select(g => new
            {
                g.Key,
                Least = g.Sum(r => r.Least),
                Little = g.Sum(r => r.Little),
                Medium = g.Sum(r => r.Medium),
                Much = g.Sum(r => r.Much),
                Most = g.Sum(r => r.Most),
                Unrated = g.Sum(r => r.Unrated),
                Marked = g.Sum(r => r.Marked),
                Offered = g.Sum(r => r.Offered),
            }).ToListAsync(ct);
        return new FigureCells([.. rows.GroupBy(r => (r.Key.ServicePointId, r.Key.ServiceKindId, r.Key.WayIn)).Select(g => new FigureCell(
            g.Key.ServicePointId, g.Key.ServiceKindId, g.Key.WayIn,
            Figure.Sum(g.Select(r => Figure.Of(TallyOf(new Satisfaction(r.Least, r.Little, r.Medium, r.Much, r.Most), r.Unrated, r.Marked, r.Offered, r.Key.WayIn), r.Key.IsExcluded)))))]);
    }

    /// <summary>Every form's figure of a period, each for itself: for lists of forms.</summary>
    public async Task<IReadOnlyDictionary<Guid, Figure>> TotalsAsync(FigurePeriod period, CancellationToken ct)
    {
        var (grain, from, to) = (period.RollUpGrain(), period.From, period.To);
        // Bound to the forms one by one, because the key begins with the form.
        var surveys = await db.Set<Survey>().Select(s => s.Id).ToListAsync(ct);
        var rows = await db.Set<SatisfactionRollUp>().Where(r => surveys.Contains(r.SurveyId) && r.Grain == grain && r.From >= from && r.From <= to)
            .GroupBy(r => new { r.SurveyId, r.WayIn, r.IsExcluded })
            .Select(g => new
            {
                g.Key,
                Least = g.Sum(r => r.Least),
                Little = g.Sum(r => r.Little),
                Medium = g.Sum(r => r.Medium),
                Much = g.Sum(r => r.Much),
                Most = g.Sum(r => r.Most),
                Unrated = g.Sum(r => r.Unrated),
                Marked = g.Sum(r => r.Marked),
                Offered = g.Sum(r => r.Offered),
            }).ToListAsync(ct);
        return rows.GroupBy(r => r.Key.SurveyId).ToDictionary(
            g => g.Key,
            g => Figure.Sum(g.Select(r => Figure.Of(TallyOf(new Satisfaction(r.Least, r.Little, r.Medium, r.Much, r.Most), r.Unrated, r.Marked, r.Offered, r.Key.WayIn), r.Key.IsExcluded))));
    }

    /// <summary>Over time: every part of the period in order, those without answers too.</summary>
    public async Task<IReadOnlyList<(FigurePeriod Step, Figure Figure)>> StepsAsync(FigureScope scope, CancellationToken ct)
    {
        var steps = scope.Period.Steps().ToList();
        if (steps.Count == 0) return [];
        var rows = await Rows(scope, steps[0].RollUpGrain())
            .GroupBy(r => new { r.From, r.WayIn, r.IsExcluded })
            .Select(g => new
            {
                g.Key,
                Least = g.Sum(r => r.Least),
                Little = g.Sum(r => r.Little),
                Medium = g.Sum(r => r.Medium),
                Much = g.Sum(r => r.Much),
                Most = g.Sum(r => r.Most),
                Unrated = g.Sum(r => r.Unrated),
                Marked = g.Sum(r => r.Marked),
                Offered = g.Sum(r => r.Offered),
            }).ToListAsync(ct);
        var by = rows.ToLookup(r => r.Key.From, r => Figure.Of(TallyOf(new Satisfaction(r.Least, r.Little, r.Medium, r.Much, r.Most), r.Unrated, r.Marked, r.Offered, r.Key.WayIn), r.Key.IsExcluded));
        return [.. steps.Select(s => (s, Figure.Sum(by[s.From])))];
    }

    /// <summary>For the heat map. By point at most: empty under any other filter. Paper is not in it, since it does not know its hour.</summary>
    public async Task<IReadOnlyList<HourFigure>> HoursAsync(FigureScope scope, CancellationToken ct)
    {
        if (!scope.IsByPoint) return [];
        if (scope.Period.RollUpGrain() == Grain.Day) return await shortly.HoursAsync(scope, ct);
        var (grain, from, to) = Range(scope);
        var rows = db.Set<HourRollUp>().Where(r => r.SurveyId == scope.SurveyId && r.Grain == grain && r.From >= from && r.From <= to);
        if (scope.Points is { } points) rows = rows.Where(r => points.Contains(r.ServicePointId));
        var sums = await rows.GroupBy(r => new { r.Weekday, r.Hour, r.IsExcluded })
            .Select(g => new { g.Key, Least = g.Sum(r => r.Least), Little = g.Sum(r => r.Little), Medium = g.Sum(r => r.Medium), Much = g.Sum(r => r.Much), Most = g.Sum(r => r.Most) })
            .ToListAsync(ct);
        return [.. sums.GroupBy(r => (r.Key.Weekday, r.Key.Hour)).Select(g => new HourFigure(
            g.Key.Weekday, g.Key.Hour, Figure.Sum(g.Select(r => Figure.Of(Rated(new Satisfaction(r.Least, r.Little, r.Medium, r.Much, r.Most)), r.Key.IsExcluded)))))];
    }

    /// <summary>Where the form asks for it. Of the whole form only: empty under any filter.</summary>
    public async Task<IReadOnlyList<VillageFigure>> VillagesAsync(FigureScope scope, CancellationToken ct)
    {
        if (!scope.IsWhole) return [];
        if (scope.Period.RollUpGrain() == Grain.Day) return await shortly.VillagesAsync(scope, ct);
        var (grain, from, to) = Range(scope);
        var sums = await db.Set<VillageRollUp>().Where(r => r.SurveyId == scope.SurveyId && r.Grain == grain && r.From >= from && r.From <= to)
            .GroupBy(r => new { r.VillageId, r.Residence, r.IsExcluded })
            .Select(g => new { g.Key, Least = g.Sum(r => r.Least), Little = g.Sum(r => r.Little), Medium = g.Sum(r => r.Medium), Much = g.Sum(r => r.Much), Most = g.Sum(r => r.Most), Unrated = g.Sum(r => r.Unrated) })
            .ToListAsync(ct);
        return [.. sums.GroupBy(r => (r.Key.VillageId, r.Key.Residence)).Select(g => new VillageFigure(
            g.Key.VillageId, g.Key.Residence, Figure.Sum(g.Select(r => Figure.Of(Rated(new Satisfaction(r.Least, r.Little, r.Medium, r.Much, r.Most), r.Unrated), r.Key.IsExcluded)))))];
    }

    /// <summary>By point at most: empty under any other filter.</summary>
    public async Task<IReadOnlyList<ChoiceFigure>> ChoicesAsync(FigureScope scope, CancellationToken ct)
    {
        if (!scope.IsByPoint) return [];
        if (scope.Period.RollUpGrain() == Grain.Day) return await shortly.ChoicesAsync(scope, ct);
        var (grain, from, to) = Range(scope);
        var rows = db.Set<ChoiceRollUp>().Where(r => r.SurveyId == scope.SurveyId && r.Grain == grain && r.From >= from && r.From <= to);
        if (scope.Points is { } points) rows = rows.Where(r => points.Contains(r.ServicePointId));
        var sums = await rows.GroupBy(r => new { r.QuestionKey, r.Value, r.IsExcluded }).Select(g => new { g.Key, Count = g.Sum(r => r.Count) }).ToListAsync(ct);
        return [.. sums.GroupBy(r => (r.Key.QuestionKey, r.Key.Value)).Select(g => new ChoiceFigure(
            g.Key.QuestionKey, g.Key.Value, g.Where(r => !r.Key.IsExcluded).Sum(r => r.Count), g.Where(r => r.Key.IsExcluded).Sum(r => r.Count)))];
    }

    /// <summary>
    /// "Were you asked to pay more than the posted fee?", by point. Null for less than a month and under any filter but the
    /// point, because it is kept by month and point only, so that nothing leads from it to a rating.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, FeeFigure>?> FeesAsync(FigureScope scope, CancellationToken ct)
    {
        if (!scope.IsByPoint || scope.Period.RollUpGrain() == Grain.Day) return null;
        var (from, to) = (scope.Period.From, scope.Period.To);
        var counts = db.Set<FeeCount>().Where(c => c.SurveyId == scope.SurveyId && c.Month >= from && c.Month <= to);
        if (scope.Points is { } points) counts = counts.Where(c => points.Contains(c.ServicePointId));
        return await counts.GroupBy(c => c.ServicePointId).Select(g => new { g.Key, Yes = g.Sum(c => c.Yes), No = g.Sum(c => c.No) })
            .ToDictionaryAsync(c => c.Key, c => new FeeFigure(c.Yes, c.No), ct);
    }

    /// <summary>Posts that no filled-in form can make; of the whole form.</summary>
    public async Task<IReadOnlyDictionary<RefusalKind, int>> RefusalsAsync(FigureScope scope, CancellationToken ct)
    {
        var (from, to) = (scope.Period.From, scope.Period.To);
        return await db.Set<RefusalCount>().Where(c => c.SurveyId == scope.SurveyId && c.Day >= from && c.Day <= to)
            .GroupBy(c => c.Kind).Select(g => new { g.Key, Count = g.Sum(c => c.Count) }).ToDictionaryAsync(c => c.Key, c => c.Count, ct);
    }

    /// <summary>People served at each point; null while nobody counts them.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>?> ServedAsync(FigurePeriod period, CancellationToken ct)
    {
        Dictionary<Guid, int>? sums = null;
        foreach (var counts in served)
        {
            if (await counts.ServedAsync(period.From, period.To, ct) is not { } byPoint) continue;
            sums ??= [];
            foreach (var (point, count) in byPoint) sums[point] = sums.GetValueOrDefault(point) + count;
        }
        return sums;
    }

    internal static Tally Rated(Satisfaction satisfaction, int unrated = 0) => new(satisfaction, unrated, 0, 0, 0);

    private static Tally TallyOf(Satisfaction satisfaction, int unrated, int marked, int offered, WayIn way) =>
        new(satisfaction, unrated, marked, offered, way.IsInvited() ? satisfaction.Count + unrated : 0);

    private static (Grain Grain, DateOnly From, DateOnly To) Range(FigureScope scope) => (scope.Period.RollUpGrain(), scope.Period.From, scope.Period.To);

    private IQueryable<SatisfactionRollUp> Rows(FigureScope scope, Grain? finer = null)
    {
        var (grain, from, to) = (finer ?? scope.Period.RollUpGrain(), scope.Period.From, scope.Period.To);
        var rows = db.Set<SatisfactionRollUp>().Where(r => r.SurveyId == scope.SurveyId && r.Grain == grain && r.From >= from && r.From <= to);
        if (scope.Points is { } points) rows = rows.Where(r => points.Contains(r.ServicePointId));
        if (scope.Services is { } services) rows = rows.Where(r => services.Contains(r.ServiceKindId));
        if (scope.Way is { } way) rows = rows.Where(r => r.WayIn == way);
        return rows;
    }
}
