using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Queues.Staff.Records;

/// <summary>Every step of a queue's day, in words, and whether the order was kept.</summary>
[Needs(Permission.SeeQueueFigures)]
public sealed class LogModel(ReadLog log) : PageModel
{
    public DayLog Log { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, string day, CancellationToken ct)
    {
        if (await log.RunAsync(code, day, ct) is not { } found) return NotFound();
        Log = found;
        return Page();
    }
}
