using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Devices;

/// <summary>Devices that should be calling and are not.</summary>
public sealed class DeviceDuties(ParticipationContext db, CurrentAgency agency, TimeProvider clock) : IStaffDuties
{
    private const int MostNamed = 5;

    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var hours = (await agency.FindAsync(ct))?.Hours;
        if (!DeviceSilence.Matters(hours, now)) return [];
        var limit = now - DeviceSilence.Allowed;
        var silent = await db.Set<Device>().AsNoTracking()
            .Where(d => d.PairedAt < limit && d.RevokedAt == null && (d.LastContactAt == null || d.LastContactAt < limit))
            .OrderBy(d => d.LastContactAt).Take(MostNamed + 1).ToListAsync(ct);
        if (silent.Count > MostNamed) return [new StaffDuty($"แท็บเล็ตและจอขาดการติดต่อมากกว่า {MostNamed} เครื่อง ดูว่าเครือข่ายใช้ได้ไหม", "/staff/devices", Urgent: true)];
        return [.. from device in silent
                   let since = device.OutOfTouchSince(hours, now)
                   where since is not null
                   select new StaffDuty($"{device.Name} ขาดการติดต่อตั้งแต่ {DeviceWords.Since(since.Value, now)}", $"/staff/devices/{device.Id}", Urgent: true)];
    }
}
