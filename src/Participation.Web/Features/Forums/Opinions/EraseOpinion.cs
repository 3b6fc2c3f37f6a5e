using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>The author takes their words back. That something was said stays counted.</summary>
public sealed class EraseOpinion(ParticipationContext db, TimeProvider clock)
{
    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        await db.WriteAsync(async write => (await db.Set<OpinionText>().SingleAsync(t => t.OpinionId == id, write)).Erase(clock.Now()), ct);
        await db.OverwriteDeletedAsync(ct);
    }
}
