using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Surveys;

/// <summary>The month's figure for whoever has two minutes, and the counters that need a look.</summary>
public sealed class SurveyDuties(SurveyResults results) : IStaffDuties
{
    private const string Page = "/staff/surveys?period=month";

    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var points = await results.ByPointAsync(ResultsPeriod.Month, ct);
        var total = points.Aggregate(Satisfaction.None, (sum, point) => sum + point.Satisfaction);
        var duties = new List<StaffDuty> { new(SurveyHeadline.Of(ResultsPeriod.Month, results.Today, total), Page, Urgent: false) };
        duties.AddRange(points.Where(p => p.Satisfaction.Passes == false)
            .Select(p => new StaffDuty($"{p.Name} พอใจร้อยละ {Satisfaction.Show(p.Satisfaction.Share)} ต่ำกว่าเป้า อ่านความเห็น", $"/staff/surveys/comments?point={p.Code}", Urgent: false)));
        return duties;
    }
}
