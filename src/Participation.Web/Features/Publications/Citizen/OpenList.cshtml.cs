using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Publications.Citizen;

/// <summary>Everything the agency made public, newest first. Holds nothing of a person, so it may be kept for a minute.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class OpenListModel(PublicationList list) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public string? Asked { get; set; }

    public IReadOnlyList<PublicationLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = WholeNumber.TryParse(Asked, 10_000, out var asked) ? Math.Max(1, asked) : 1;
        (Lines, var total) = await list.OpenAsync(page, ct);
        Pager = Pager.Of("/open", page, PublicationFinding.PageSize, total);
    }
}
