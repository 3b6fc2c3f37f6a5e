using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Services.Citizen;

/// <summary>Every service with a manual, and the search. Holds nothing of a person, so it may be kept for a minute.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class IndexModel(FindManuals find) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public string? Asked { get; set; }

    public IReadOnlyList<ManualLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (Q?.Length > FindManuals.MaxQuery) Q = Q[..FindManuals.MaxQuery];
        var page = WholeNumber.TryParse(Asked, 10_000, out var asked) ? Math.Max(1, asked) : 1;
        (Lines, Total) = await find.RunAsync(Q, page, FindManuals.PageSize, ct);
        Pager = Pager.Of("/services", page, FindManuals.PageSize, Total, [new("q", Q)]);
    }
}
