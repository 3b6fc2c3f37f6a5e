using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Staff.Figures;

/// <summary>How long people waited and whether the order was kept: of any period, all queues, a unit's, or one.</summary>
[Needs(Permission.SeeQueueFigures)]
public sealed class FiguresModel(ReadQueueFigures figures, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Date { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Queue { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    public QueueSheet Sheet { get; private set; } = null!;
    public SheetTables Tables { get; private set; } = null!;
    public string Filter { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await figures.RunAsync(FiguresAddress.Read(Period, Date, Queue, Unit, ThaiCalendar.Day(clock.Now())), ct) is not { } sheet) return NotFound();
        (Sheet, Tables) = (sheet, new SheetTables(sheet));
        Filter = FiguresAddress.Filter(Queue, Unit);
        return Page();
    }

    public string At(FigurePeriod period) => $"/staff/queues/figures?{period.Query}{Filter}";
}
