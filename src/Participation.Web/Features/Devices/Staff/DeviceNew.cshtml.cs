using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Devices.Staff;

[Needs(Permission.ManageDevices)]
public sealed class DeviceNewModel(ParticipationContext db, CreateDevice create, IEnumerable<DevicePurpose> purposes) : FormPage
{
    private const int MostPoints = 500;

    [BindProperty]
    public DeviceKind Kind { get; set; }

    [BindProperty(SupportsGet = true), Required(ErrorMessage = "กรุณาเลือกจุดบริการ")]
    public string? Point { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาตั้งชื่อเครื่อง เช่น แท็บเล็ตหน้าช่อง 1"), StringLength(Device.MaxName, ErrorMessage = "ชื่อยาวเกิน 80 ตัวอักษร")]
    public string? Name { get; set; }

    public IReadOnlyList<Choice> Kinds { get; } = [.. purposes.Select(p => new Choice(p.Kind.ToString(), p.Kind.Word()))];
    public IReadOnlyList<Choice> Points { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct)
    {
        // The address may name a point or none; neither is a mistake yet.
        ModelState.Clear();
        return LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var point = await db.FindServicePointAsync(Point, ct);
        if (Point is not null && point is null) ModelState.AddModelError(nameof(Point), "ไม่มีจุดบริการนี้ กรุณาเลือกใหม่");
        if (!purposes.Any(p => p.Kind == Kind)) ModelState.AddModelError(nameof(Kind), "กรุณาเลือกว่าใช้ทำอะไร");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var issued = await create.RunAsync(Kind, point!.Id, Name!, User.Actor(), ct);
        return this.ShowCode(issued);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Points = await db.Set<ServicePoint>().AsNoTracking().OrderBy(p => p.Code).Take(MostPoints).Select(p => new Choice(p.Code, p.Code + " " + p.Name)).ToListAsync(ct);
        return null;
    }
}
