using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff.Forms;

/// <summary>A published version, word for word.</summary>
[Needs(Permission.WriteSurveys)]
public sealed class VersionModel(ParticipationContext db) : PageModel
{
    public Survey Survey { get; private set; } = null!;
    public SurveyVersion Version { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, int number, CancellationToken ct)
    {
        if (await db.Set<Survey>().AsNoTracking().SingleOrDefaultAsync(s => s.Slug == slug, ct) is not { } survey) return NotFound();
        if (await db.Set<SurveyVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.SurveyId == survey.Id && v.Number == number, ct) is not { } version) return NotFound();
        (Survey, Version) = (survey, version);
        return Page();
    }
}
