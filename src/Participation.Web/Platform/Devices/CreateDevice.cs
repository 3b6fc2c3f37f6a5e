using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Devices;

/// <summary>A code as it is shown, once.</summary>
public sealed record IssuedCode(Guid DeviceId, string Code, DateTime ExpiresAt);

/// <summary>Enters a device for a purpose at a place, with its first pairing code.</summary>
public sealed class CreateDevice(ParticipationContext db, TimeProvider clock)
{
    public Task<IssuedCode> RunAsync(DeviceKind kind, Guid placeId, string name, string actor, CancellationToken ct)
    {
        var now = clock.Now();
        var device = new Device { Id = Guid.CreateVersion7(now), Kind = kind, PlaceId = placeId, Name = name, CreatedAt = now };
        var issued = new IssuedCode(device.Id, PairingCode.Make(), now + PairingCode.Life);
        device.Expect(PairingCode.Hash(issued.Code, device.Id), issued.ExpiresAt);
        return db.WriteAsync(_ =>
        {
            db.Add(device);
            db.Audit(new AuditRecord(actor, "device.created", $"device:{device.Id:N}", new Dictionary<string, AuditChange>
            {
                ["name"] = new(null, name),
                ["kind"] = new(null, kind.ToString()),
                ["place"] = new(null, placeId.ToString("N")),
            }));
            return Task.FromResult(issued);
        }, ct);
    }
}
