using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>From the code in the hall to the page on which one says that one is there. A whole hall types it through one address, so it is not limited further.</summary>
public sealed class HallCodeModel(ParticipationContext db, HallKeys keys) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public bool IsWrong { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (HallKeys.NumberIn(Code) is { } number && await db.FindForumAsync(number, ct) is { AnnouncedAt: not null } forum && keys.IsCodeOf(forum, Code)) return LocalRedirect($"{ForumFinding.Address(number)}/in?c={keys.CodeOf(forum)}");
        IsWrong = !string.IsNullOrWhiteSpace(Code);
        return Page();
    }
}
