using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Persistence;

namespace Participation.Web.LineChannel.Chat;

/// <summary>Notes who can be reached. LINE answers 200 to a push to somebody who blocked the account, so only these events tell.</summary>
public sealed class Reachability(ParticipationContext db)
{
    public async Task ReachableAsync(string lineId, DateTime at, CancellationToken ct) => (await FindAsync(lineId, at, ct)).Followed(at);

    public async Task UnreachableAsync(string lineId, DateTime at, CancellationToken ct) => (await FindAsync(lineId, at, ct)).Blocked(at);

    private async Task<Recipient> FindAsync(string lineId, DateTime at, CancellationToken ct)
    {
        var found = await db.Set<Recipient>().SingleOrDefaultAsync(r => r.LineId == lineId, ct);
        if (found is null) db.Add(found = new Recipient { LineId = lineId, FirstSeenAt = at });
        return found;
    }
}
