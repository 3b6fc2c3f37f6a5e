using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Staff;

/// <summary>The ceilings of a fiscal year, how they stand, and where each is set.</summary>
[Needs(Permission.SetCaseCeilings)]
public sealed class CeilingListModel(JudgeCeilings ceilings, TimeProvider clock) : PageModel
{
    /// <summary>The years of the plans and those around them.</summary>
    public const int FirstYear = 2560, LastYear = 2620;

    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    public YearCeilings Ceilings { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var year = Year ?? ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now()));
        if (year is < FirstYear or > LastYear) return NotFound();
        Ceilings = await ceilings.RunAsync(year, ct);
        return Page();
    }
}
