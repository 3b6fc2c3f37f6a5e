using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>What the roll-ups do not keep by the day, counted from the answers themselves: of a week at most.</summary>
public sealed class ShortFigures(ParticipationContext db)
{
    public async Task<IReadOnlyList<HourFigure>> HoursAsync(FigureScope scope, CancellationToken ct)
    {
        var isExcluded = await ExclusionsAsync(scope, ct);
        var rows = await Answers(scope).Where(a => a.Rating != null && a.WayIn != WayIn.Paper)
            .GroupBy(a => new { a.HourSlot, a.ServicePointId, a.WayIn, IsMarked = a.Mark != AnswerMark.None, a.Rating })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return [.. rows.GroupBy(r => ThaiCalendar.ToBangkok(r.Key.HourSlot)).GroupBy(g => (g.Key.DayOfWeek, g.Key.Hour), g => g).Select(g => new HourFigure(
            g.Key.DayOfWeek, g.Key.Hour,
            Figure.Sum(g.SelectMany(r => r).Select(r => Figure.Of(SurveyFigures.Rated(Satisfaction.Of([(r.Key.Rating!.Value, r.Count)])), r.Key.IsMarked && isExcluded(r.Key.ServicePointId, r.Key.WayIn, r.Key.HourSlot))))))];
    }

    public async Task<IReadOnlyList<VillageFigure>> VillagesAsync(FigureScope scope, CancellationToken ct)
    {
        var isExcluded = await ExclusionsAsync(scope, ct);
        var rows = await Answers(scope).Where(a => a.Residence != Residence.NotAsked)
            .GroupBy(a => new { a.VillageId, a.Residence, a.HourSlot, a.ServicePointId, a.WayIn, IsMarked = a.Mark != AnswerMark.None, a.Rating })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return [.. rows.GroupBy(r => (r.Key.VillageId, r.Key.Residence)).Select(g => new VillageFigure(
            g.Key.VillageId ?? Guid.Empty, g.Key.Residence,
            Figure.Sum(g.Select(r => Figure.Of(
                r.Key.Rating is { } rating ? SurveyFigures.Rated(Satisfaction.Of([(rating, r.Count)])) : SurveyFigures.Rated(Satisfaction.None, r.Count),
                r.Key.IsMarked && isExcluded(r.Key.ServicePointId, r.Key.WayIn, r.Key.HourSlot))))))];
    }

    public async Task<IReadOnlyList<ChoiceFigure>> ChoicesAsync(FigureScope scope, CancellationToken ct)
    {
        var isExcluded = await ExclusionsAsync(scope, ct);
        var rows = await Answers(scope)
            .Join(db.Set<AnswerChoice>(), a => a.Id, c => c.AnswerId, (a, c) => new { a.HourSlot, a.ServicePointId, a.WayIn, IsMarked = a.Mark != AnswerMark.None, c.QuestionKey, c.Value })
            .GroupBy(r => r).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var sides = rows.Select(r => (r.Key.QuestionKey, r.Key.Value, r.Count, IsExcluded: r.Key.IsMarked && isExcluded(r.Key.ServicePointId, r.Key.WayIn, r.Key.HourSlot)));
        return [.. sides.GroupBy(r => (r.QuestionKey, r.Value)).Select(g => new ChoiceFigure(g.Key.QuestionKey, g.Key.Value, g.Where(r => !r.IsExcluded).Sum(r => r.Count), g.Where(r => r.IsExcluded).Sum(r => r.Count)))];
    }

    private IQueryable<SurveyAnswer> Answers(FigureScope scope)
    {
        var (from, end) = Slots(scope);
        var answers = db.Set<SurveyAnswer>().Where(a => a.SurveyId == scope.SurveyId && a.HourSlot >= from && a.HourSlot < end);
        return scope.Points is { } points ? answers.Where(a => a.ServicePointId != null && points.Contains(a.ServicePointId.Value)) : answers;
    }

    private async Task<Func<Guid?, WayIn, DateTime, bool>> ExclusionsAsync(FigureScope scope, CancellationToken ct)
    {
        var (from, end) = Slots(scope);
        var decisions = await db.Set<AnswerExclusion>().AsNoTracking()
            .Where(e => e.SurveyId == scope.SurveyId && e.HourSlot >= from && e.HourSlot < end).OrderBy(e => e.Id)
            .Select(e => new { e.ServicePointId, e.WayIn, e.HourSlot, e.IsExcluded }).ToListAsync(ct);
        var latest = new Dictionary<(Guid, WayIn, DateTime), bool>();
        foreach (var decision in decisions) latest[(decision.ServicePointId, decision.WayIn, decision.HourSlot)] = decision.IsExcluded;
        return (point, way, slot) => latest.GetValueOrDefault((point ?? Guid.Empty, way, slot));
    }

    private static (DateTime From, DateTime End) Slots(FigureScope scope) => (ThaiCalendar.StartOf(scope.Period.From), ThaiCalendar.StartOf(scope.Period.To.AddDays(1)));
}
