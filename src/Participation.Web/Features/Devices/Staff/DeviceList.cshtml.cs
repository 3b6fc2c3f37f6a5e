using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Devices.Staff;

public sealed record DeviceLine(Device Device, string Code, string PointName, DateTime? OutOfTouchSince);

[Needs(Permission.ManageDevices)]
public sealed class DeviceListModel(ParticipationContext db, CurrentAgency agency, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Asked { get; set; }

    public DateTime Now { get; } = clock.Now();
    public IReadOnlyList<DeviceLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;
    public bool HasPoints { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var hours = (await agency.FindAsync(ct))?.Hours;
        HasPoints = await db.Set<ServicePoint>().AnyAsync(ct);
        var total = await db.Set<Device>().CountAsync(ct);
        var page = Pager.PageOf(Asked, PageSize, total);
        Pager = Pager.Of("/staff/devices", page, PageSize, total);
        var rows = await db.Set<Device>().AsNoTracking().Join(db.Set<ServicePoint>(), d => d.PlaceId, p => p.Id, (d, p) => new { Device = d, p.Code, p.Name })
            .OrderBy(x => x.Code).ThenBy(x => x.Device.CreatedAt).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        Lines = [.. rows.Select(x => new DeviceLine(x.Device, x.Code, x.Name, x.Device.OutOfTouchSince(hours, Now)))];
    }
}
