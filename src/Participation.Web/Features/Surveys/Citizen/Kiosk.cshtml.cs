using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Surveys.Kiosk;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Surveys.Citizen;

/// <summary>
/// The page on the tablet at the counter. It is the same for everybody and holds nothing of anybody, so that the tablet may
/// keep it for when the network is gone; all else comes and goes by the script.
/// </summary>
public sealed class KioskModel(ParticipationContext db) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    public ServicePoint Point { get; private set; } = null!;

    /// <summary>Null where nothing is asked now.</summary>
    public KioskForm? Form { get; private set; }

    public string Shell { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.FindServicePointAsync(Code, ct) is not { } point) return NotFound();
        if (Code != point.Code) return LocalRedirect($"/k/{point.Code}");
        Point = point;
        var form = await KioskForm.OfPointAsync(db, point.Id, ct);
        (Form, Shell) = (point.IsOpen ? form : null, KioskForm.ShellOf(point, form));
        return Page();
    }
}
