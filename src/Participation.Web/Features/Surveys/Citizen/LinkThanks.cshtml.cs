using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Surveys.Citizen;

public sealed class LinkThanksModel(ParticipationContext db) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Set<Survey>().Where(s => s.Slug == Slug && s.Audience == SurveyAudience.Citizens).Select(s => s.Name).SingleOrDefaultAsync(ct) is not { } name) return NotFound();
        Name = name;
        return Page();
    }
}
