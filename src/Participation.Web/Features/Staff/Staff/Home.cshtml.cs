using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Staff.Staff;

public sealed class HomeModel(IEnumerable<IStaffDuties> slices) : PageModel
{
    public IReadOnlyList<StaffDuty> Duties { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var duties = new List<StaffDuty>();
        foreach (var slice in slices) duties.AddRange(await slice.ListAsync(ct));
        Duties = duties.OrderByDescending(d => d.Urgent).ToList();
    }
}
