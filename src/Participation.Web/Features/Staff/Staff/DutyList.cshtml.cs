using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

/// <summary>What citizens see too, with what is missing: the same for everybody who is signed in.</summary>
[Needs(Permission.OwnAccount)]
public sealed class DutyListModel(DutyRoster roster) : PageModel
{
    public IReadOnlyList<Duty> Duties { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Duties = await roster.ReadAsync(ct);
}
