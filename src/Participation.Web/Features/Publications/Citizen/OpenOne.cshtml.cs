using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Documents;

namespace Participation.Web.Features.Publications.Citizen;

/// <summary>One publication. What was withdrawn keeps its title and says why it is gone.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class OpenOneModel(ParticipationContext db) : PageModel
{
    public Publication Publication { get; private set; } = null!;
    public FrozenDocument? Document { get; private set; }
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.Set<Publication>().AsNoTracking().Open().SingleOrDefaultAsync(p => p.Number == number, ct) is not { } publication) return NotFound();
        Publication = publication;
        if (publication.State == PublicationState.Withdrawn) return Page();
        Document = publication.ReadDocument();
        Corrections = [.. (await db.CorrectionsOfAsync(publication.Id, ct)).Where(c => c.ApprovedAt is not null)];
        return Page();
    }
}
