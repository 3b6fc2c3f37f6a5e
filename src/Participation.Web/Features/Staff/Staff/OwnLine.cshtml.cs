using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Staff.LineLinks;
using Participation.Web.LineChannel;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

/// <summary>Ties one's own LINE to the account, for being told what waits.</summary>
[Needs(Permission.OwnAccount)]
public sealed class OwnLineModel(ParticipationContext db, LinkOwnLine link, IOptions<LineOptions> line) : FormPage
{
    /// <summary>Shown once, on the page that follows the button.</summary>
    [TempData]
    public string? IssuedCode { get; set; }

    public StaffLineLink? Link { get; private set; }
    public string? Code => IssuedCode is { } issued ? $"{StaffLinkChat.Letter}-{issued}" : null;

    /// <summary>Opens the chat with the code written already; null where the account's id is not set.</summary>
    public Uri? ChatAddress => Code is { } code && line.Value.BasicId is { Length: > 0 } id ? new Uri($"https://line.me/R/oaMessage/{Uri.EscapeDataString(id)}/?{Uri.EscapeDataString(code)}") : null;

    public IHtmlContent? Qr => ChatAddress is { } address ? new HtmlString(QrDrawing.Svg(address, "QR เปิดแชต LINE พร้อมรหัส")) : null;

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken ct)
    {
        IssuedCode = await link.IssueCodeAsync(User.AccountId(), ct);
        return LocalRedirect("/staff/account/line");
    }

    public async Task<IActionResult> OnPostUnlinkAsync(CancellationToken ct)
    {
        TempData["Done"] = await link.UnlinkAsync(User.AccountId(), ct) ? "เลิกผูก LINE แล้ว" : "ไม่ได้ผูก LINE อยู่แล้ว";
        return LocalRedirect("/staff/account/line");
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        var me = User.AccountId();
        Link = await db.Set<StaffLineLink>().AsNoTracking().SingleOrDefaultAsync(l => l.AccountId == me, ct);
        return null;
    }
}
