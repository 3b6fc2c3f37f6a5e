using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Platform.Devices;

internal static class DeviceLock
{
    /// <summary>
    /// Reads the device under its row's lock, taken by writing what stands there already: whoever else changes or hears it
    /// waits for our commit, and nobody has to be told to try again.
    /// </summary>
    public static async Task<Device?> LockDeviceAsync(this ParticipationContext db, Guid id, CancellationToken ct)
    {
        var it = db.Set<Device>().Where(d => d.Id == id);
        return await it.ExecuteUpdateAsync(set => set.SetProperty(d => d.Refused, d => d.Refused), ct) == 0 ? null : await it.SingleAsync(ct);
    }
}
