using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Codes;

namespace Participation.Web.Features.Surveys.Citizen;

/// <summary>Takes a typed code to its page.</summary>
public sealed class FindModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Something was typed that no code can look like.</summary>
    public bool IsUnreadable { get; private set; }

    public IActionResult OnGet()
    {
        // The card says S-D1 for LINE and /s/D1 for the browser; somebody will type the one in place of the other.
        var typed = Code?.Trim() ?? "";
        if (typed.Length > 2 && (typed[0] is 'S' or 's') && "-–—‑ ".Contains(typed[1])) typed = typed[2..];
        if (ShortCode.TryParse(typed, out var code)) return LocalRedirect($"/s/{code}");
        IsUnreadable = typed.Length > 0;
        return Page();
    }
}
