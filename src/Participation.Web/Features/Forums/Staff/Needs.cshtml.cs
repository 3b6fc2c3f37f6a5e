using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>What the villages need, from every source in one list, for whoever writes the plan.</summary>
[Needs(Permission.SeeForums)]
public sealed class NeedsModel(ParticipationContext db, NeedsList list) : PageModel
{
    [FromQuery(Name = "village")]
    public string? AskedVillage { get; set; }

    [FromQuery(Name = "p")]
    public int? Asked { get; set; }

    public Guid? Village => Guid.TryParse(AskedVillage, out var id) ? id : null;
    public IReadOnlyList<Choice> Villages { get; private set; } = [];
    public IReadOnlyList<Need> Needs { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Villages = await VillageName.ChoicesAsync(db, ct);
        var page = Math.Clamp(Asked ?? 1, 1, 10_000);
        (Needs, Total) = await list.PageAsync(Village, page, ct);
        Pager = Pager.Of("/staff/forums/needs", page, NeedsList.PageSize, Total, new KeyValuePair<string, string?>("village", Village?.ToString()));
    }
}
