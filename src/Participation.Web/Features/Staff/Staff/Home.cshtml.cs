using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

[Needs(Permission.OwnAccount)]
public sealed class HomeModel(IEnumerable<IStaffDuties> slices, OpenDoors doors) : PageModel
{
    public IReadOnlyList<StaffDuty> Duties { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var duties = new List<StaffDuty>();
        foreach (var slice in slices)
            foreach (var duty in await slice.ListAsync(ct))
                if (await doors.LeadsInAsync(duty.Href, ct)) duties.Add(duty);
        Duties = duties.OrderByDescending(d => d.Urgent).ToList();
    }
}
