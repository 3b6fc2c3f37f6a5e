using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>The figures of the service's form by the hour, under the rule for figures below a unit.</summary>
public sealed class HoursForQueues(SurveyFigures figures) : ISatisfactionByHour
{
    public async Task<IReadOnlyList<SatisfactionAtHour>?> ReadAsync(IReadOnlyCollection<Guid> points, DateOnly from, DateOnly to, CancellationToken ct)
    {
        if (PeriodKinds.All.Select(k => FigurePeriod.Of(k, from)).FirstOrDefault(p => p.From == from && p.To == to) is not { } period) return null;
        var hours = await figures.HoursAsync(new FigureScope(PresetSurveys.ServiceId, period) { Points = points }, ct);
        return [.. hours.Select(h => (h.Weekday, h.Hour, Rated: h.Figure.Kept.Satisfaction)).Where(h => h.Rated.Count > 0)
            .Select(h => new SatisfactionAtHour(h.Weekday, h.Hour, h.Rated.Count, h.Rated.Count < Figure.LeastBelowUnit ? null : h.Rated.Share))];
    }
}
