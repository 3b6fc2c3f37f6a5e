using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Participation.Web.LineChannel;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Queues.Citizen;

/// <summary>The notice that hangs at the door: A4, with the QR that gives a card and the code to type.</summary>
public sealed class NoticeModel(ParticipationContext db, IOptions<SiteOptions> site, IOptions<LineOptions> line) : PageModel
{
    public Queue Queue { get; private set; } = null!;
    public IHtmlContent Qr => new HtmlString(QrDrawing.Svg(Address, "QR รับบัตรคิว"));
    public string Typed => Address.AsTyped();
    public string LineId => line.Value.BasicId;

    private Uri Address => new(site.Value.PublicUrl, $"/q/{Queue.Code}");

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (await db.FindQueueAsync(code, ct) is not { } queue) return NotFound();
        Queue = queue;
        return Page();
    }
}
