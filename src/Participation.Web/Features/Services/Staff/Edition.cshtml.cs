using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Services.Staff;

/// <summary>An edition as it reads, also one that has been replaced.</summary>
[Needs(Permission.SeeServices)]
public sealed class EditionModel(ParticipationContext db, CurrentAgency agency) : PageModel
{
    public ServiceKind Kind { get; private set; } = null!;
    public ServiceManual Manual { get; private set; } = null!;
    public ManualContent Text { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(int number, int edition, CancellationToken ct)
    {
        if (await db.FindServiceKindAsync(number, ct) is not { } kind) return NotFound();
        if (await db.Set<ServiceManual>().AsNoTracking().SingleOrDefaultAsync(m => m.ServiceKindId == kind.Id && m.Edition == edition, ct) is not { } manual) return NotFound();
        var words = await agency.VocabularyAsync(ct);
        (Kind, Manual, Text) = (kind, manual, manual.Read().With(words.Fill));
        return Page();
    }
}
