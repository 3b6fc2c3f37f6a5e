using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.LineChannel.Chat;

/// <summary>
/// Messages a person takes back. What is still kept of one goes, in the inbox and in every flow; one that is taken back
/// before it arrives leaves a tombstone and is not read when it does.
/// </summary>
public sealed class UnsentMessages(ParticipationContext db, IEnumerable<ChatHandler> handlers, TimeProvider clock)
{
    /// <summary>A message whose bytes stay in the inbox, so that they can be found by its id.</summary>
    public async Task RememberAsync(string messageId, long eventSequence, CancellationToken ct)
    {
        // LINE may tell of one message in two events; the first one's bytes are as good as the second's.
        if (messageId.Length is > 0 and <= ChatMessage.LongestId && await db.Set<ChatMessage>().FindAsync([messageId], ct) is null)
            db.Add(new ChatMessage { MessageId = messageId, EventSequence = eventSequence, SeenAt = clock.Now() });
    }

    public async Task<bool> IsUnsentAsync(string messageId, CancellationToken ct) =>
        await db.Set<ChatMessage>().FindAsync([messageId], ct) is { EventSequence: null };

    public async Task<InboxVerdict> TakeBackAsync(string? lineUserId, string messageId, CancellationToken ct)
    {
        if (messageId.Length is 0 or > ChatMessage.LongestId) return InboxVerdict.Ignored;
        var seen = await db.Set<ChatMessage>().FindAsync([messageId], ct);
        if (seen is null) db.Add(seen = new ChatMessage { MessageId = messageId, SeenAt = clock.Now() });
        if (seen.EventSequence is { } sequence && await db.Inbox.SingleOrDefaultAsync(e => e.Sequence == sequence, ct) is { } kept) kept.Forget();
        seen.EventSequence = null;
        if (lineUserId is not null)
            foreach (var handler in handlers) await handler.OnUnsentAsync(lineUserId, messageId, ct);
        return InboxVerdict.Handled;
    }
}

/// <summary>A message of a chat by LINE's id: where its bytes are, or that it was taken back. Holds nothing of a person.</summary>
public sealed class ChatMessage
{
    public const int LongestId = 40;

    public required string MessageId { get; init; }

    /// <summary>Its event in the inbox; null once it is unsent.</summary>
    public long? EventSequence { get; set; }

    public required DateTime SeenAt { get; init; }
}

public sealed class ChatMessageConfiguration : IEntityTypeConfiguration<ChatMessage>
{
    public void Configure(EntityTypeBuilder<ChatMessage> message)
    {
        message.ToTable("chat_messages");
        message.HasKey(m => m.MessageId);
        message.Property(m => m.MessageId).HasMaxLength(ChatMessage.LongestId);
        message.HasIndex(m => m.SeenAt);
    }
}
