using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>What was addressed to the office's own people.</summary>
[Needs(Permission.ReadNotices)]
public sealed class NoticeListModel(PublicationList list) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Asked { get; set; }

    public IReadOnlyList<NoticeLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = Math.Clamp(Asked ?? 1, 1, 10_000);
        (Lines, var total) = await list.NoticesAsync(User.AccountId(), page, ct);
        Pager = Pager.Of("/staff/notices", page, PublicationFinding.PageSize, total);
    }
}
