using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

// Not ...Citizens.Citizen, as the folder says: that is the entity.
namespace Participation.Web.Features.Citizens.Pages;

public sealed class PrivacyModel(CurrentNotice notices) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "v")]
    public int? Version { get; set; }

    public NoticeText Notice { get; private set; } = null!;
    public int Latest { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var current = await notices.ReadAsync(ct);
        Latest = current.Version;
        if (Version is null || Version == Latest) Notice = current;
        else if (await notices.FindAsync(Version.Value, ct) is { } older) Notice = older;
        else return NotFound();
        return Page();
    }
}
