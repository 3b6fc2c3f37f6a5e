using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff;

/// <summary>The card that hangs at the counter for a year: no dates, nothing that ages.</summary>
[Needs(Permission.SeeServicePoints)]
public sealed class CardModel(ParticipationContext db, PointQr qr, IOptions<LineOptions> line) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Size { get; set; }

    public ServicePoint Point { get; private set; } = null!;
    public string Paper => Size == "a6" ? "a6" : "a4";
    public IHtmlContent Qr => new HtmlString(qr.Svg(Point.Code));
    public string Typed => qr.Typed(Point.Code);
    public string LineId => line.Value.BasicId;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.FindServicePointAsync(Code, ct) is not { } point) return NotFound();
        Point = point;
        return Page();
    }
}
