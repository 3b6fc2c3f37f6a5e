using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

[Needs(Permission.SeePeople, Record = typeof(PositionPlace))]
public sealed class PositionPageModel(ParticipationContext db, CurrentStaff staff, TimeProvider clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public PositionDetails Details { get; private set; } = null!;
    public bool MayManage { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await PositionDetails.FindAsync(db, Id, clock, ct) is not { } details) return NotFound();
        (Details, MayManage) = (details, await staff.MayAsync(Permission.ManagePeople, ct));
        return Page();
    }
}
