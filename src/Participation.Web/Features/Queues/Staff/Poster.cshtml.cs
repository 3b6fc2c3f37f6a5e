using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Participation.Web.LineChannel;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Queues.Staff;

/// <summary>The poster that hangs in the hall for a year: no dates, nothing that ages.</summary>
[Needs(Permission.ManageQueues)]
public sealed class PosterModel(ParticipationContext db, IOptions<SiteOptions> site, IOptions<LineOptions> line) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    [FromQuery(Name = "size")]
    public string? Size { get; set; }

    public Queue Queue { get; private set; } = null!;
    public string Paper => Size == "a6" ? "a6" : "a4";
    public Uri Address => new(site.Value.PublicUrl, $"/q/{Queue.Code}");
    public IHtmlContent Qr => new HtmlString(QrDrawing.Svg(Address, $"QR {Queue.Code}"));
    public string LineId => line.Value.BasicId;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.FindQueueAsync(Code, ct) is not { } queue) return NotFound();
        Queue = queue;
        return Page();
    }
}
