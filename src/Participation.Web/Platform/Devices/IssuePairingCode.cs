using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Devices;

/// <summary>A new code for a device that is to be paired, or paired again. Until it is used the old secret stays good.</summary>
public sealed class IssuePairingCode(ParticipationContext db, TimeProvider clock)
{
    public Task<IssuePairingCodeOutcome> RunAsync(Guid deviceId, string actor, CancellationToken ct)
    {
        var now = clock.Now();
        var issued = new IssuedCode(deviceId, PairingCode.Make(), now + PairingCode.Life);
        var hash = PairingCode.Hash(issued.Code, deviceId);
        return db.WriteAsync<IssuePairingCodeOutcome>(async write =>
        {
            if (await db.LockDeviceAsync(deviceId, write) is not { } device) return new IssuePairingCodeOutcome.Unknown();
            device.Expect(hash, issued.ExpiresAt);
            db.Audit(new AuditRecord(actor, "device.code_issued", $"device:{deviceId:N}"));
            return new IssuePairingCodeOutcome.Issued(issued);
        }, ct);
    }
}

public abstract record IssuePairingCodeOutcome
{
    private IssuePairingCodeOutcome() { }

    public abstract T Match<T>(Func<Issued, T> issued, Func<Unknown, T> unknown);

    public sealed record Issued(IssuedCode Code) : IssuePairingCodeOutcome
    {
        public override T Match<T>(Func<Issued, T> issued, Func<Unknown, T> unknown) => issued(this);
    }

    public sealed record Unknown : IssuePairingCodeOutcome
    {
        public override T Match<T>(Func<Issued, T> issued, Func<Unknown, T> unknown) => unknown(this);
    }
}
