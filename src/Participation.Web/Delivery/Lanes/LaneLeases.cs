using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Delivery.Lanes;

/// <summary>
/// Takes, renews and gives back leases. Taking is one conditional upsert, so two workers, in one process or in two,
/// never hold the same lane. EF has no conditional upsert: these statements are written by hand, the same for both engines.
/// </summary>
public static class LaneLeases
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    public static async Task<bool> TryTakeLeaseAsync(this ParticipationContext db, string lane, Guid token, DateTime now, CancellationToken ct)
    {
        var until = now + Length;
        return await db.Database.ExecuteSqlAsync($"""
            INSERT INTO lane_leases (lane, token, until) VALUES ({lane}, {token}, {until})
            ON CONFLICT (lane) DO UPDATE SET token = excluded.token, until = excluded.until WHERE lane_leases.until <= {now}
            """, ct) == 1;
    }

    /// <summary>
    /// Part of every commit of effects: false means that a lease was lost, and whoever lost it must roll back.
    /// On PostgreSQL the rows stay locked until that commit, so nobody can take a lane in between.
    /// </summary>
    public static async Task<bool> HoldLeasesAsync(this ParticipationContext db, IEnumerable<string> lanes, Guid token, DateTime now, CancellationToken ct)
    {
        var (until, held) = (now + Length, lanes.ToArray());
        return await db.Set<LaneLease>().Where(l => held.Contains(l.Lane) && l.Token == token)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, until), ct) == held.Length;
    }

    /// <summary>Keeps the lane closed until a moment: the pause before the next attempt.</summary>
    public static Task PauseLaneAsync(this ParticipationContext db, string lane, Guid token, DateTime until, CancellationToken ct) =>
        db.Set<LaneLease>().Where(l => l.Lane == lane && l.Token == token)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, until), ct);

    public static Task ReleaseLeasesAsync(this ParticipationContext db, IEnumerable<string> lanes, Guid token, CancellationToken ct)
    {
        var held = lanes.ToArray();
        return db.Set<LaneLease>().Where(l => held.Contains(l.Lane) && l.Token == token).ExecuteDeleteAsync(ct);
    }
}
