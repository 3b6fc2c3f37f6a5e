using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Participation.Web.LineChannel;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>The publication for a board: A4, with the QR that leads to the page where corrections would stand.</summary>
[Needs(Permission.SeePublications)]
public sealed class NoticeA4Model(ParticipationContext db, IOptions<SiteOptions> site, IOptions<LineOptions> line) : PageModel
{
    public Publication Publication { get; private set; } = null!;
    public Uri Address => PublishPublication.AddressOf(site.Value, Publication.Number);
    public IHtmlContent Qr => new HtmlString(QrDrawing.Svg(Address, "QR อ่านเรื่องนี้"));
    public string LineId => line.Value.BasicId;

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindPublicationAsync(number, ct) is not { } publication || !publication.Kind.Rule().ForPublic) return NotFound();
        Publication = publication;
        return Page();
    }
}
