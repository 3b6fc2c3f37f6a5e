using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Devices;

/// <summary>From the next call on the device is a stranger. What it had delivered stays; it may be paired again.</summary>
public sealed class RevokeDevice(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid deviceId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.LockDeviceAsync(deviceId, write) is not { } device) return new EditOutcome.Unknown();
        if (device.State == DeviceState.Revoked && device.CodeHash is null) return new EditOutcome.Saved();
        device.Revoke(clock.Now());
        db.Audit(new AuditRecord(actor, "device.revoked", $"device:{deviceId:N}"));
        return new EditOutcome.Saved();
    }, ct);
}
