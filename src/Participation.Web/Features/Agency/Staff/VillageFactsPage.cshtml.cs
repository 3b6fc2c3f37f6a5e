using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

/// <summary>What every slice knows of one village. Whoever leads another one finds no such page.</summary>
[Needs(Permission.SeeVillages, Record = typeof(VillagePlace))]
public sealed class VillageFactsPageModel(ParticipationContext db, IEnumerable<IVillageFacts> slices, OpenDoors doors) : PageModel
{
    public Village Village { get; private set; } = null!;
    public IReadOnlyList<VillageFact> Facts { get; private set; } = [];
    public IReadOnlyList<VillageHead> Heads { get; private set; } = [];
    public bool MayChange { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<Village>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, ct) is not { } village) return NotFound();
        Village = village;
        var facts = new List<VillageFact>();
        foreach (var slice in slices)
            foreach (var fact in await slice.ListAsync(id, ct))
                facts.Add(fact.Href is { } href && !await doors.LeadsInAsync(href, ct) ? fact with { Href = null } : fact);
        Facts = [.. facts.OrderBy(f => f.Order)];
        Heads = await db.Set<VillageHead>().AsNoTracking().Where(h => h.VillageId == id).OrderBy(h => h.Id).Take(20).ToListAsync(ct);
        MayChange = await doors.LeadsInAsync($"/staff/villages/{id}", ct);
        return Page();
    }
}
