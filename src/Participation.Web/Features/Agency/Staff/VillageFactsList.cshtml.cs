using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

/// <summary>The villages somebody may look at: all of them, or the one they lead.</summary>
[Needs(Permission.SeeVillages)]
public sealed class VillageFactsListModel(ParticipationContext db, CurrentStaff staff) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Asked { get; set; }

    public IReadOnlyList<Village> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var reach = await staff.ReachOfAsync(Permission.SeeVillages, ct);
        var villages = db.Set<Village>().AsNoTracking().Where(v => v.IsActive);
        if (!reach.IsWhole) villages = villages.Where(v => reach.Villages.Contains(v.Id));
        var total = await villages.CountAsync(ct);
        var page = Pager.PageOf(Asked, Villages.PageSize, total);
        Pager = Pager.Of("/staff/village-facts", page, Villages.PageSize, total);
        Lines = await villages.OrderBy(v => v.Label).ThenBy(v => v.Number).Skip((page - 1) * Villages.PageSize).Take(Villages.PageSize).ToListAsync(ct);
    }
}
