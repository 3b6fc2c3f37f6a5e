using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Staff.Positions;

namespace Participation.Web.Features.Staff.Citizen;

/// <summary>The named duties as citizens see them. Orders of local governments are public, and so are the names in them.</summary>
public sealed class OfficersModel(DutyRoster roster) : PageModel
{
    public IReadOnlyList<Duty> Duties { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Duties = (await roster.ReadAsync(ct)).Where(d => d.Lines.Count > 0).ToList();
}
