using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Devices.Staff;

/// <summary>One device: how it fares, its pairing code at the one time it is shown, and how to place it.</summary>
[Needs(Permission.ManageDevices)]
public sealed class DevicePageModel(
    ParticipationContext db, CurrentAgency agency, IssuePairingCode issue, RevokeDevice revoke, IEnumerable<DevicePurpose> purposes, IOptions<SiteOptions> site, TimeProvider clock) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public Device Device { get; private set; } = null!;
    public ServicePoint Point { get; private set; } = null!;
    public DevicePurpose Purpose { get; private set; } = null!;
    public DateTime? OutOfTouchSince { get; private set; }
    public DateTime Now { get; } = clock.Now();

    /// <summary>Read once: after a reload it is gone.</summary>
    public string? PairingCode { get; private set; }

    public Uri Address => new(site.Value.PublicUrl, Purpose.AddressOf(Point.Code));
    public string Typed => Address.AsTyped();
    public IHtmlContent Qr => new HtmlString(QrDrawing.Svg(Address, $"QR เปิดหน้า {Typed}"));
    public bool WorksOffline => Address.Scheme == Uri.UriSchemeHttps || Address.IsLoopback;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        PairingCode = TempData[DeviceCodes.Key] as string;
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken ct) =>
        (await issue.RunAsync(Id, User.Actor(), ct)).Match<IActionResult>(issued => this.ShowCode(issued.Code), unknown => NotFound());

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken ct) =>
        await AnswerAsync(await revoke.RunAsync(Id, User.Actor(), ct), "เลิกใช้เครื่องนี้แล้ว เครื่องส่งอะไรไม่ได้อีกจนกว่าจะจับคู่ใหม่", _ => $"/staff/devices/{Id}", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<Device>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == Id, ct) is not { } device) return NotFound();
        Device = device;
        Point = await db.Set<ServicePoint>().AsNoTracking().SingleAsync(p => p.Id == device.PlaceId, ct);
        Purpose = purposes.Single(p => p.Kind == device.Kind);
        OutOfTouchSince = device.OutOfTouchSince((await agency.FindAsync(ct))?.Hours, Now);
        return null;
    }
}

/// <summary>Carries a fresh code to the page that shows it, in the protected cookie that is read once.</summary>
internal static class DeviceCodes
{
    public const string Key = "PairingCode";

    public static IActionResult ShowCode(this PageModel page, IssuedCode issued)
    {
        page.TempData[Key] = issued.Code;
        return page.LocalRedirect($"/staff/devices/{issued.DeviceId}");
    }
}
