using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Persistence;

namespace Participation.Web.Delivery.Multicasts;

/// <summary>People of a multicast by what became of their chunk. Waiting includes those of whom nobody knows yet whether LINE took it.</summary>
public sealed record MulticastProgress(MulticastState State, int Sent, int Waiting, int UnderWay, int Failed, int Unknown, int Cancelled, DeliveryError? LastError, DateTime? NextAttemptAt)
{
    public int All => Sent + Waiting + Failed + Unknown + Cancelled;

    public bool MayBeCancelled => Waiting > UnderWay;

    /// <summary>Changes with everything a page shows.</summary>
    public long Stamp => HashCode.Combine(State, Sent, Waiting, UnderWay, Failed, Unknown, HashCode.Combine(Cancelled, LastError, NextAttemptAt));

    public static async Task<IReadOnlyDictionary<Guid, MulticastProgress>> ReadAsync(ParticipationContext db, IReadOnlyCollection<Guid> multicasts, CancellationToken ct)
    {
        var states = await db.Set<Multicast>().AsNoTracking().Where(m => multicasts.Contains(m.Id)).Select(m => new { m.Id, m.State }).ToListAsync(ct);
        var groups = await db.Set<MulticastChunk>().AsNoTracking().Where(c => multicasts.Contains(c.MulticastId))
            .GroupBy(c => new { c.MulticastId, c.Status, c.MayHaveBeenAccepted, c.Error })
            .Select(g => new { g.Key, People = g.Sum(c => c.Count), Next = g.Min(c => c.NextAttemptAt) }).ToListAsync(ct);
        return states.ToDictionary(s => s.Id, s =>
        {
            var own = groups.Where(g => g.Key.MulticastId == s.Id).ToList();
            var waiting = own.Where(g => g.Key.Status == ChunkStatus.Waiting).ToList();
            int Of(params ChunkStatus[] statuses) => own.Where(g => statuses.Contains(g.Key.Status)).Sum(g => g.People);
            return new MulticastProgress(s.State, Of(ChunkStatus.Sent), Of(ChunkStatus.Waiting), waiting.Where(g => g.Key.MayHaveBeenAccepted).Sum(g => g.People),
                Of(ChunkStatus.Refused, ChunkStatus.Expired), Of(ChunkStatus.Unknown), Of(ChunkStatus.Cancelled),
                waiting.Select(g => g.Key.Error).FirstOrDefault(e => e is not null), waiting.Count == 0 ? null : waiting.Min(g => g.Next));
        });
    }
}
