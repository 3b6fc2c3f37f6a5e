using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>Gives an installation the channels the plans name, as far as it does not have them.</summary>
public sealed class PlantChannels(TimeProvider clock) : IPlanted
{
    private static readonly (string Key, string Name)[] Known =
    [
        (Channel.Website, "เว็บไซต์"), (Channel.Line, "LINE"), ("facebook", "Facebook"), (Channel.Board, "ป้ายประกาศที่สำนักงาน"), ("village-board", "ป้ายประกาศในหมู่บ้าน"),
        ("newsletter", "จดหมายข่าว"), (Channel.Wire, "เสียงตามสาย"), ("tower", "หอกระจายข่าว"), ("meeting", "บอกในที่ประชุม"), ("information-centre", "ศูนย์ข้อมูลข่าวสาร"), ("phone", "โทรบอก"),
    ];

    public async Task PlantAsync(ParticipationContext db, CancellationToken ct)
    {
        if (await db.Set<Channel>().CountAsync(c => Known.Select(k => k.Key).Contains(c.Key), ct) == Known.Length) return;
        await db.WriteAsync(async write =>
        {
            // Another instance may have been faster.
            var there = await db.Set<Channel>().Select(c => c.Key).ToListAsync(write);
            var now = clock.Now();
            for (var i = 0; i < Known.Length; i++)
                if (!there.Contains(Known[i].Key)) db.Add(new Channel { Id = Guid.CreateVersion7(now), Key = Known[i].Key, Name = Known[i].Name, SortOrder = i + 1, Version = Guid.CreateVersion7(now) });
        }, ct);
    }
}
