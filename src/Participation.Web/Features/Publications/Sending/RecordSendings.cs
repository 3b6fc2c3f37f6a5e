using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>Ticks LINE off in the list of channels once a sending has ended and somebody got it. Does nothing twice.</summary>
public sealed class RecordSendings(ParticipationContext db, TellVillageGroups groups, TimeProvider clock)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public async Task RunOnceAsync(CancellationToken ct)
    {
        await groups.NotAgainAsync(ct);
        await groups.SettleAsync(ct);
        // The evidence has the id of the sending it is of.
        var ended = await db.Set<Sending>().AsNoTracking().Where(s => !db.Set<ChannelPosting>().Any(p => p.Id == s.Id)
            && db.Set<Multicast>().Any(m => m.Id == s.Id && m.State == MulticastState.Finished)
            && db.Set<MulticastChunk>().Any(c => c.MulticastId == s.Id && c.Status == ChunkStatus.Sent)).OrderBy(s => s.BegunAt).Take(50).ToListAsync(ct);
        if (ended.Count == 0) return;
        await db.WriteOnceAsync(async write =>
        {
            var channel = await db.Set<Channel>().SingleAsync(c => c.Key == Channel.Line, write);
            var ids = ended.Select(s => s.Id).ToList();
            var there = await db.Set<ChannelPosting>().Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(write);
            var progress = await MulticastProgress.ReadAsync(db, ids, write);
            var now = clock.Now();
            foreach (var sending in ended.Where(s => !there.Contains(s.Id)))
            {
                var audience = sending.AudienceWords is { Length: > 150 } many ? $"{many[..150]}…" : sending.AudienceWords;
                db.Add(new ChannelPosting
                {
                    Id = sending.Id,
                    PublicationId = sending.PublicationId,
                    ChannelId = channel.Id,
                    PostedOn = ThaiCalendar.Day(sending.BegunAt),
                    Note = $"LINE รับไปส่งให้ {WholeNumber.Show(progress[sending.Id].Sent)} คน {audience}",
                    RecordedAt = now,
                    RecordedBy = sending.BegunBy,
                });
            }
            return true;
        }, ct);
    }
}
