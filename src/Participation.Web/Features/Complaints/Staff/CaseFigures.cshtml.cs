using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Staff;

/// <summary>Whether complaints are answered in time, by what they are about, whose they are and where they come from.</summary>
[Needs(Permission.OverseeCases)]
public sealed class CaseFiguresModel(ReadCaseFigures read, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    [FromQuery(Name = "half")]
    public int? Half { get; set; }

    public CaseFigures Figures { get; private set; } = null!;
    public int ThisYear { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        ThisYear = ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now()));
        var year = Year is { } wanted && wanted > ThisYear - 20 && wanted <= ThisYear ? wanted : ThisYear;
        Figures = await read.RunAsync(new CasePeriod(year, Half is 1 or 2 ? Half.Value : 0), ct);
    }
}
