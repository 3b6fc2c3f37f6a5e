using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.LineChannel.Conversations;

/// <summary>Begins, finds and ends the flow of a person; there is at most one.</summary>
public sealed class ConversationStore(ParticipationContext db, TimeProvider clock)
{
    public async Task<Conversation?> FindAsync(string lineUserId, CancellationToken ct)
    {
        var found = await db.Set<Conversation>().FindAsync([lineUserId], ct);
        if (found is null || found.ExpiresAt > clock.Now()) return found;
        db.Remove(found);
        return null;
    }

    public async Task BeginAsync(string lineUserId, string topic, string state, CancellationToken ct)
    {
        var expires = clock.Now() + Conversation.Life;
        var current = await db.Set<Conversation>().FindAsync([lineUserId], ct);
        if (current is null)
        {
            db.Add(new Conversation { LineUserId = lineUserId, Topic = topic, State = state, ExpiresAt = expires });
            return;
        }
        db.Entry(current).State = EntityState.Modified;
        (current.Topic, current.State, current.ExpiresAt) = (topic, state, expires);
    }

    public async Task<bool> EndAsync(string lineUserId, CancellationToken ct)
    {
        var current = await db.Set<Conversation>().FindAsync([lineUserId], ct);
        if (current is null) return false;
        db.Remove(current);
        return true;
    }
}
