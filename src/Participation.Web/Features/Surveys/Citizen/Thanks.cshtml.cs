using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Surveys.Citizen;

public sealed class ThanksModel(ParticipationContext db) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    public ServicePoint Point { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.FindServicePointAsync(Code, ct) is not { } point) return NotFound();
        Point = point;
        return Page();
    }
}
