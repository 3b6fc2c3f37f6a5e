using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.LineChannel.Conversations;

/// <summary>Begins, finds and ends the flow of a person; there is at most one.</summary>
public sealed class ConversationStore(ParticipationContext db, TimeProvider clock)
{
    private readonly Dictionary<string, Conversation?> _read = [];

    /// <summary>The flow the person is in; none when it has run out.</summary>
    public async Task<Conversation?> FindAsync(string lineUserId, CancellationToken ct) =>
        await ReadAsync(lineUserId, ct) is { } found && found.ExpiresAt > clock.Now() ? found : null;

    public async Task BeginAsync(string lineUserId, string topic, string state, CancellationToken ct)
    {
        var expires = clock.Now() + Conversation.Life;
        if (await ReadAsync(lineUserId, ct) is { } current)
        {
            (current.Topic, current.State, current.ExpiresAt) = (topic, state, expires);
            return;
        }
        // One that ended in this very turn is still tracked, and there is one row a person.
        if (db.ChangeTracker.Entries<Conversation>().FirstOrDefault(e => e.Entity.LineUserId == lineUserId) is { } ended)
        {
            ended.State = EntityState.Modified;
            (ended.Entity.Topic, ended.Entity.State, ended.Entity.ExpiresAt) = (topic, state, expires);
            _read[lineUserId] = ended.Entity;
            return;
        }
        var begun = new Conversation { LineUserId = lineUserId, Topic = topic, State = state, ExpiresAt = expires };
        db.Add(begun);
        _read[lineUserId] = begun;
    }

    /// <summary>True when there was one to end.</summary>
    public async Task<bool> EndAsync(string lineUserId, CancellationToken ct)
    {
        if (await ReadAsync(lineUserId, ct) is not { } current) return false;
        Remove(current);
        return current.ExpiresAt > clock.Now();
    }

    /// <summary>Topic of a flow that ran out since the person was last here, told once; null when there is none.</summary>
    public async Task<string?> TakeExpiredAsync(string lineUserId, CancellationToken ct)
    {
        if (await ReadAsync(lineUserId, ct) is not { } current || current.ExpiresAt > clock.Now()) return null;
        Remove(current);
        return current.Topic;
    }

    /// <summary>Somebody else deletes the row in this transaction.</summary>
    public void LetGo(string lineUserId)
    {
        foreach (var entry in db.ChangeTracker.Entries<Conversation>().Where(e => e.Entity.LineUserId == lineUserId).ToList()) entry.State = EntityState.Detached;
        _read[lineUserId] = null;
    }

    private void Remove(Conversation conversation)
    {
        db.Remove(conversation);
        _read[conversation.LineUserId] = null;
    }

    private async Task<Conversation?> ReadAsync(string lineUserId, CancellationToken ct)
    {
        if (_read.TryGetValue(lineUserId, out var known)) return known;
        return _read[lineUserId] = await db.Set<Conversation>().FindAsync([lineUserId], ct);
    }
}
