using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>Whether every village takes part as its people are many.</summary>
[Needs(Permission.SeeForums)]
public sealed class CoverageModel(ReadCoverage read, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    public ForumCoverage Coverage { get; private set; } = null!;
    public IReadOnlyList<int> Years { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now()));
        Years = [now + 1, now, now - 1, now - 2];
        Coverage = await read.RunAsync(FiscalYears.Read(Year, clock), ct);
    }
}
