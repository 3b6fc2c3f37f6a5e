using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Devices;

/// <summary>What a device says with every call, whatever else it brings.</summary>
/// <param name="Secret">From its header.</param>
/// <param name="SentAt">Its own clock, right or wrong.</param>
/// <param name="Waiting">What it still has once this call is answered.</param>
public sealed record DeviceCall(string Secret, DateTime SentAt, int Waiting);

/// <summary>
/// Recognises the device that calls and notes that it did. Runs in the transaction that takes in what the device brings, and
/// first in it: the row's lock makes two deliveries of one device take turns, and a device revoked a moment ago is a stranger.
/// </summary>
public sealed class HearDevice(ParticipationContext db, TimeProvider clock)
{
    /// <summary>Null: nobody of ours at this place.</summary>
    public async Task<DeviceContact?> RunAsync(DeviceKind kind, Guid placeId, DeviceCall call, CancellationToken ct)
    {
        var (hash, now) = (DeviceSecret.Hash(call.Secret), clock.Now());
        var known = db.Set<Device>().Where(d => d.SecretHash == hash && d.Kind == kind && d.PlaceId == placeId);
        if (await known.ExecuteUpdateAsync(set => set.SetProperty(d => d.LastContactAt, now), ct) == 0) return null;
        var device = await known.SingleAsync(ct);
        var contact = new DeviceContact(db, device, call.SentAt, now);
        device.Heard(now, call.Waiting);
        return contact;
    }
}

/// <summary>One call of a device that is known.</summary>
public sealed class DeviceContact
{
    private readonly ParticipationContext _db;
    private readonly Device _device;
    private readonly DateTime _sentAt;
    private readonly DateTime _receivedAt;
    private readonly DateTime _earliest;

    internal DeviceContact(ParticipationContext db, Device device, DateTime sentAt, DateTime receivedAt)
    {
        (_db, _device, _sentAt, _receivedAt) = (db, device, sentAt, receivedAt);
        _earliest = device.CaughtUpAt ?? device.CreatedAt;
    }

    public Guid DeviceId => _device.Id;

    /// <summary>
    /// When something happened, told by the device's clock as it runs now: not before the device last had nothing left to
    /// deliver, and not after this call. A clock that is wrong by years and right again after a restart stays within that.
    /// </summary>
    public DateTime OccurredAt(DateTime byItsClock)
    {
        var ago = _sentAt - byItsClock;
        if (ago <= TimeSpan.Zero) return _receivedAt;
        return ago >= _receivedAt - _earliest ? _earliest : Clock.CutToMilliseconds(_receivedAt - ago);
    }

    /// <summary>Counts an entry that made no sense.</summary>
    public void Refuse() => _device.Refuse();

    /// <summary>Remembers the entry inside the caller's transaction; false means that it was delivered before.</summary>
    public async Task<bool> TryTakeAsync(Guid clientId, CancellationToken ct)
    {
        var day = ThaiCalendar.Day(_receivedAt);
        return await _db.Database.ExecuteSqlAsync($"INSERT INTO device_entries (client_id, device_id, day) VALUES ({clientId}, {_device.Id}, {day}) ON CONFLICT (client_id) DO NOTHING", ct) == 1;
    }
}
