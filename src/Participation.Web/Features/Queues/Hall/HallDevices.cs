using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Hall;

/// <summary>
/// Recognises a device that stands at any counter of the queue: a board belongs to one service point and serves the line of
/// all. Inside the transaction of what the device asks for, so that one revoked a moment ago is a stranger.
/// </summary>
public sealed class HearInHall(ParticipationContext db, HearDevice hear, TimeProvider clock)
{
    /// <summary>Null: nobody of ours in this hall.</summary>
    public async Task<DeviceContact?> RunAsync(DeviceKind kind, Guid queueId, string? secret, CancellationToken ct)
    {
        if (secret is null) return null;
        var hash = DeviceSecret.Hash(secret);
        var place = await db.Set<Device>().Where(d => d.SecretHash == hash && d.Kind == kind && db.Set<QueueCounter>().Any(c => c.QueueId == queueId && c.PointId == d.PlaceId))
            .Select(d => (Guid?)d.PlaceId).SingleOrDefaultAsync(ct);
        return place is { } found ? await hear.RunAsync(kind, found, new DeviceCall(secret, clock.Now(), Waiting: 0), ct) : null;
    }
}

/// <summary>Pairs a device by a code that was issued for any of the queue's counters.</summary>
public sealed class PairInHall(ParticipationContext db, PairDevice pair)
{
    public async Task<PairDeviceOutcome> RunAsync(DeviceKind kind, Guid queueId, string? typed, CancellationToken ct)
    {
        var points = await db.Set<QueueCounter>().Where(c => c.QueueId == queueId).OrderBy(c => c.Number).Select(c => c.PointId).ToListAsync(ct);
        foreach (var point in points)
            if (await pair.RunAsync(kind, point, typed, ct) is PairDeviceOutcome.Paired paired) return paired;
        return new PairDeviceOutcome.WrongCode();
    }
}

public static class HallCodes
{
    /// <summary>The queue that this service point serves, for the addresses the staff page of devices shows; null where it serves none.</summary>
    public static async Task<string?> QueueOfPointAsync(this ParticipationContext db, Guid pointId, CancellationToken ct) =>
        await db.Set<QueueCounter>().Where(c => c.PointId == pointId).Join(db.Set<Queue>(), c => c.QueueId, q => q.Id, (_, q) => new { q.IsOpen, q.Code })
            .OrderByDescending(q => q.IsOpen).ThenBy(q => q.Code).Select(q => q.Code).FirstOrDefaultAsync(ct);
}

/// <summary>What both pages in the hall say to the service and hear from it. Always answered with a body: the page for errors is for people.</summary>
public sealed record HallPairing(string? Code);

public sealed record HallSecret(string Secret);

internal static class HallAnswers
{
    public static IResult Problem(int status, string title) => Results.Json(new { title }, statusCode: status, contentType: "application/problem+json");
}
