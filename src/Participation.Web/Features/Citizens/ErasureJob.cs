using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Citizens;

/// <summary>Comes back a minute after somebody was erased for what was on its way then, until nothing is left, and empties SQLite's log.</summary>
public sealed class ErasureJob(IServiceScopeFactory scopes, TimeProvider clock)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Number of erasures finished.</summary>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var since = clock.Now() - Interval;
        var open = await db.Set<Erasure>().Where(e => e.FinishedAt == null && e.RequestedAt <= since).OrderBy(e => e.RequestedAt).Select(e => e.Id).Take(100).ToListAsync(ct);
        if (open.Count == 0) return 0;
        var owners = scope.ServiceProvider.GetServices<IPersonalData>().ToList();
        var finished = 0;
        foreach (var id in open) if (await db.WriteAsync(token => FinishAsync(db, owners, id, token), ct)) finished++;
        await db.OverwriteDeletedAsync(ct);
        return finished;
    }

    private async Task<bool> FinishAsync(ParticipationContext db, List<IPersonalData> owners, Guid id, CancellationToken ct)
    {
        var erasure = await db.Set<Erasure>().SingleAsync(e => e.Id == id, ct);
        var stillToCome = false;
        // What the person did after they asked is a new beginning; only the answer to the request itself belongs to it.
        foreach (var owner in owners)
            stillToCome |= (await owner.EraseAsync(db, new Person(erasure.LineUserId!, null), erasure.RequestedAt, ct)).StillToCome;
        if (!stillToCome) erasure.Finish(clock.Now());
        return !stillToCome;
    }
}
