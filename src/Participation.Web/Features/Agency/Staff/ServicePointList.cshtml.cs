using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.SeeServicePoints)]
public sealed class ServicePointListModel(ParticipationContext db, CurrentStaff staff) : PageModel
{
    /// <summary>Code after which this page of the list begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<ServicePoint> Points { get; private set; } = [];
    public string? Next { get; private set; }
    public bool MayChange { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        MayChange = await staff.MayAsync(Permission.ChangeServicePoints, ct);
        var after = After ?? "";
        var points = await db.Set<ServicePoint>().AsNoTracking()
            .Where(p => p.Code.CompareTo(after) > 0).OrderBy(p => p.Code).Take(ServicePoints.PageSize + 1).ToListAsync(ct);
        Next = points.Count > ServicePoints.PageSize ? points[ServicePoints.PageSize - 1].Code : null;
        Points = points.Take(ServicePoints.PageSize).ToList();
    }
}
