using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Services.Citizen;

/// <summary>คู่มือสำหรับประชาชน: first what people come for (papers, time, money, place), then the rules.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class ManualModel(ParticipationContext db, CurrentAgency agency) : PageModel
{
    public PublishedManual Found { get; private set; } = null!;
    public IReadOnlyList<ServicePoint> Points { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindPublishedAsync(number, await agency.VocabularyAsync(ct), ct) is not { } found) return NotFound();
        Found = found;
        Points = await db.PointsOfAsync(found.Kind.Id, ct);
        return Page();
    }
}
