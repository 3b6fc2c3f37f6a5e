using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff;

[Needs(Permission.SeeResults)]
public sealed class BurstsModel(ReadBursts bursts, TimeProvider clock) : PageModel
{
    public DateOnly Today { get; private set; }
    public FigurePeriod Period { get; private set; } = null!;
    public IReadOnlyList<BurstLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Today = ThaiCalendar.Day(clock.Now());
        if (ResultsAddress.Of(Request.Query).PeriodOn(Today) is not { } asked) return NotFound();
        // Always by month, which bounds the list.
        Period = FigurePeriod.Of(PeriodKind.Month, asked.From);
        Lines = await bursts.OfMonthAsync(Period, ct);
        return Page();
    }
}
