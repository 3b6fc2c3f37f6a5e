using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Participation.Web.LineChannel;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>Hangs at the door of the hall on the day.</summary>
[Needs(Permission.PlanForums)]
public sealed class HallPosterModel(ParticipationContext db, HallKeys keys, ForumLinks links, IOptions<LineOptions> line) : PageModel
{
    public Forum Forum { get; private set; } = null!;
    public string HallCode => keys.CodeOf(Forum);
    public string TypedAddress => links.In.AsTyped();
    public IHtmlContent Qr => new HtmlString(QrDrawing.Svg(links.InOf(Forum, HallCode), "QR ลงชื่อ"));
    public string LineId => line.Value.BasicId;

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindForumAsync(number, ct) is not { } forum) return NotFound();
        Forum = forum;
        return Page();
    }
}
