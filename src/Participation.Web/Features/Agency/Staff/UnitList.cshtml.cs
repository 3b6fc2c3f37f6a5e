using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeAgency)]
public sealed class UnitListModel(ParticipationContext db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Asked { get; set; }

    public IReadOnlyList<UnitLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var all = await db.UnitTreeAsync(ct);
        var page = Pager.PageOf(Asked, Units.PageSize, all.Count);
        Pager = Pager.Of("/staff/units", page, Units.PageSize, all.Count);
        Lines = all.Skip((page - 1) * Units.PageSize).Take(Units.PageSize).ToList();
    }
}
