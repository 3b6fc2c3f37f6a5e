using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Services.Citizen;

/// <summary>คู่มือสำหรับประชาชน: first what people come for (papers, time, money, place), then the rules.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class ManualModel(ParticipationContext db, CurrentAgency agency) : PageModel
{
    public PublishedManual Found { get; private set; } = null!;

    /// <summary>Each point that gives the service, where it is, and its times: serving over lunch is of use only to those who know of it.</summary>
    public IReadOnlyList<string> Points { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindPublishedAsync(number, await agency.VocabularyAsync(ct), ct) is not { } found) return NotFound();
        Found = found;
        var points = await db.PointsOfAsync(found.Kind.Id, ct);
        var ids = points.Select(p => p.Id).ToList();
        var times = (await db.Set<PointTime>().Where(t => ids.Contains(t.PointId)).ToListAsync(ct)).ToLookup(t => t.PointId);
        Points = [.. points.Select(p => string.Join(' ', new[] { p.Name, p.Place.Length > 0 ? $"({p.Place})" : "", string.Join(", ", times[p.Id].OrderBy(t => t.Time).Select(Show)) }.Where(part => part.Length > 0)))];
        return Page();
    }

    private static string Show(PointTime time) => $"{time.Time.Word()} {OfficeTime.Show(time.From)}–{OfficeTime.Show(time.To)} น.";
}
