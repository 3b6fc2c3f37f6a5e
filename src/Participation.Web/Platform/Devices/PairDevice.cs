using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Devices;

/// <summary>Exchanges a pairing code, typed at the place it was issued for, for the secret by which the device is known from then on.</summary>
public sealed class PairDevice(ParticipationContext db, TimeProvider clock)
{
    /// <summary>More codes than anybody has open at one place at a time.</summary>
    private const int MostCodes = 10;

    public async Task<PairDeviceOutcome> RunAsync(DeviceKind kind, Guid placeId, string? typed, CancellationToken ct)
    {
        if (!PairingCode.TryParse(typed, out var code)) return new PairDeviceOutcome.WrongCode();
        var now = clock.Now();
        var open = await db.Set<Device>().AsNoTracking().Where(d => d.PlaceId == placeId && d.Kind == kind && d.CodeExpiresAt > now)
            .OrderByDescending(d => d.CodeExpiresAt).Take(MostCodes).ToListAsync(ct);
        // The slow comparison stays outside the transaction.
        if (open.Find(d => PairingCode.Matches(code, d)) is not { } match) return new PairDeviceOutcome.WrongCode();
        var secret = DeviceSecret.Make();
        return await db.WriteAsync<PairDeviceOutcome>(async write =>
        {
            // Two tablets with one code at the same moment: it is good for the first.
            if (await db.LockDeviceAsync(match.Id, write) is not { } device || device.CodeHash?.AsSpan().SequenceEqual(match.CodeHash) != true) return new PairDeviceOutcome.WrongCode();
            device.Pair(DeviceSecret.Hash(secret), now);
            db.Audit(new AuditRecord($"device:{device.Id:N}", "device.paired", $"device:{device.Id:N}"));
            return new PairDeviceOutcome.Paired(secret);
        }, ct);
    }
}

public abstract record PairDeviceOutcome
{
    private PairDeviceOutcome() { }

    public abstract T Match<T>(Func<Paired, T> paired, Func<WrongCode, T> wrongCode);

    public sealed record Paired(string Secret) : PairDeviceOutcome
    {
        public override T Match<T>(Func<Paired, T> paired, Func<WrongCode, T> wrongCode) => paired(this);
    }

    /// <summary>Mistyped, used, too old, or issued for another place: a device is not told which.</summary>
    public sealed record WrongCode : PairDeviceOutcome
    {
        public override T Match<T>(Func<Paired, T> paired, Func<WrongCode, T> wrongCode) => wrongCode(this);
    }
}
