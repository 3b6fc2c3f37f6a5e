using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Time;

namespace Participation.Web.LineChannel.Conversations;

/// <summary>
/// A flow that has run out loses what was written in it at once; that there was one is remembered for a month, so that
/// the person is told when they come back.
/// </summary>
public sealed class ConversationRetention(TimeProvider clock) : RetentionRule
{
    public override string Kind => "conversations";

    public override string Title => "การคุยใน LINE ที่ทำค้างไว้";

    public override int DefaultDays => 30;

    public override async Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct)
    {
        var now = clock.Now();
        var emptied = await db.Set<Conversation>().Where(c => db.Set<Conversation>()
            .Where(o => o.ExpiresAt < now && o.State != "").OrderBy(o => o.ExpiresAt).Select(o => o.LineUserId).Take(most).Contains(c.LineUserId))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, ""), ct);
        var removed = await db.Set<Conversation>().Where(c => db.Set<Conversation>()
            .Where(o => o.ExpiresAt < before).OrderBy(o => o.ExpiresAt).Select(o => o.LineUserId).Take(most).Contains(c.LineUserId))
            .ExecuteDeleteAsync(ct);
        return Math.Max(emptied, removed);
    }
}
