using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeAgency)]
public sealed class VillageListModel(ParticipationContext db, CurrentAgency agency) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Asked { get; set; }

    public IReadOnlyList<Village> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;
    public int Total { get; private set; }
    public string Word { get; private set; } = "";
    public string Title { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Word = (await agency.VocabularyAsync(ct)).Area;
        var labels = await db.Set<Village>().Where(v => v.IsActive).GroupBy(v => v.Label).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).Take(5).ToListAsync(ct);
        Total = await db.Set<Village>().CountAsync(ct);
        Title = labels.Count == 0 ? Word : string.Join(" ", labels.Select(l => $"{l.Key} {WholeNumber.Show(l.Count)} แห่ง"));
        var page = Pager.PageOf(Asked, Villages.PageSize, Total);
        Pager = Pager.Of("/staff/villages", page, Villages.PageSize, Total);
        Lines = await db.Set<Village>().AsNoTracking().OrderBy(v => v.Label).ThenBy(v => v.Number).Skip((page - 1) * Villages.PageSize).Take(Villages.PageSize).ToListAsync(ct);
    }
}
