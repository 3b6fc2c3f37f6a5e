using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

[Needs(Permission.SeePeople)]
public sealed class PositionIndexModel(PeopleList list, CurrentStaff staff) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public bool MayManage { get; private set; }
    public IReadOnlyList<PositionLine> Positions { get; private set; } = [];
    public int? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        MayManage = await staff.MayAsync(Permission.ManagePeople, ct);
        (Positions, Next) = await list.PositionsAsync(await staff.ReachOfAsync(Permission.SeePeople, ct), PeopleList.Skip(From), ct);
    }
}
