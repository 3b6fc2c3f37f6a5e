using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff;

[Needs(Permission.SeeResults)]
public sealed class ResultsModel(SurveyResults results) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "period")]
    public string? Slug { get; set; }

    public ResultsPeriod Period { get; private set; }
    public DateOnly Today { get; private set; }
    public IReadOnlyList<PointResult> Points { get; private set; } = [];
    public Satisfaction Total { get; private set; } = Satisfaction.None;

    /// <summary>The answer of the page in one line, for somebody with two minutes.</summary>
    public string Headline => SurveyHeadline.Of(Period, Today, Total);

    public string Span
    {
        get
        {
            var first = Period.FirstDay(Today);
            return first == Today ? ThaiCalendar.ShortDate(Today) : $"{ThaiCalendar.ShortDate(first)} ถึง {ThaiCalendar.ShortDate(Today)}";
        }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Period, Today) = (ResultsPeriods.Parse(Slug), results.Today);
        Points = await results.ByPointAsync(Period, ct);
        Total = Points.Aggregate(Satisfaction.None, (sum, point) => sum + point.Satisfaction);
    }
}
