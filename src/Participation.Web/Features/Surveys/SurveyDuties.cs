using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>The month's figure for whoever has two minutes, the counters that need a look, and what waits for a decision.</summary>
public sealed class SurveyDuties(ParticipationContext db, SurveyFigures figures, TimeProvider clock) : IStaffDuties
{
    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        if (await db.FindSurveyAsync(PresetSurveys.ServiceSlug, ct) is not { Survey: var survey }) return [];
        var month = FigurePeriod.Of(PeriodKind.Month, ThaiCalendar.Day(clock.Now()));
        var places = await OfficePlaces.ReadAsync(db, ct);
        var target = (await db.TargetsAsync(month.FiscalYear, survey, ct)).Line();
        var cells = await figures.ReadAsync(new FigureScope(survey.Id, month), ct);
        var page = $"/staff/surveys/results/{survey.Slug}";
        var duties = new List<StaffDuty> { new($"{month.Name} {ResultsWords.Answer(cells.Total.Kept, target, isJudged: true)}", $"{page}?{month.Query}", Urgent: false) };
        var byPoint = cells.ByPoint;
        foreach (var point in places.Points)
        {
            var rated = byPoint.GetValueOrDefault(point.Id, Figure.None).Kept.Satisfaction;
            if (rated.Count >= Figure.LeastBelowUnit && target?.Passes(rated) == false)
                duties.Add(new StaffDuty($"{point.Name} {ResultsWords.Answer(Tally.None with { Satisfaction = rated }, target, isJudged: true)} อ่านความเห็น", $"/staff/surveys/comments?point={point.Code}", Urgent: false));
        }
        if (cells.Total.Kept.Marked > 0)
            duties.Add(new StaffDuty($"{month.Name} มีคำตอบที่มาถี่ผิดปกติซึ่งยังนับรวมอยู่ {cells.Total.Kept.Marked} คำตอบ ตรวจดู", $"/staff/surveys/bursts?{month.Query}", Urgent: false));
        return duties;
    }
}
