using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Services.Citizen;

/// <summary>The step chart that hangs at the service point: A4, with the QR of the manual itself.</summary>
public sealed class ChartModel(ParticipationContext db, CurrentAgency agency, IOptions<SiteOptions> site) : PageModel
{
    public PublishedManual Found { get; private set; } = null!;
    public IHtmlContent Qr => new HtmlString(QrDrawing.Svg(Address, "QR คู่มือสำหรับประชาชน"));
    public string Typed => Address.AsTyped();

    private Uri Address => new(site.Value.PublicUrl, string.Create(CultureInfo.InvariantCulture, $"/services/{Found.Kind.Number}"));

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindPublishedAsync(number, await agency.VocabularyAsync(ct), ct) is not { } found) return NotFound();
        Found = found;
        return Page();
    }
}
