using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

[Needs(Permission.SeePeople)]
public sealed class PeopleIndexModel(PeopleList list, CurrentStaff staff) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Closed { get; set; }

    public bool MayManage { get; private set; }
    public IReadOnlyList<PersonLine> People { get; private set; } = [];
    public int? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        MayManage = await staff.MayAsync(Permission.ManagePeople, ct);
        (People, Next) = await list.PeopleAsync(await staff.ReachOfAsync(Permission.SeePeople, ct), Closed, PeopleList.Skip(From), ct);
    }
}
