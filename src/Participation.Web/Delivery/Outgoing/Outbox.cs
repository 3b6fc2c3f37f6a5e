using Line.Messaging.Messages;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Time;

namespace Participation.Web.Delivery.Outgoing;

/// <summary>Puts messages into the caller's transaction; they leave after its commit, and only then.</summary>
public sealed class Outbox(ParticipationContext db, OutboxSignal signal, OrderedIds ids, TimeProvider clock)
{
    private static readonly TimeSpan ConversationLife = TimeSpan.FromMinutes(1);

    /// <summary>An answer in the chat: free of charge, lost with its token.</summary>
    public void Reply(ReplyAddress address, MessageBatch messages, string? dedupeKey = null) =>
        Add(OutboxMessage.Reply(NextId(), MessageClass.Conversation, address.Recipient, 1, address.ReplyToken, address.ReceivedAt,
            messages.Utf8Json.ToArray(), clock.Now(), address.ReceivedAt + ConversationLife, dedupeKey));

    /// <summary>Something a person must be told: by reply while the token lives, else by push.</summary>
    public void ReplyOrPush(MessageClass messageClass, ReplyAddress address, MessageBatch messages, DateTime notAfter, string? dedupeKey = null) =>
        Add(OutboxMessage.Reply(NextId(), messageClass, address.Recipient, 1, address.ReplyToken, address.ReceivedAt,
            messages.Utf8Json.ToArray(), clock.Now(), notAfter, dedupeKey));

    public void Push(MessageClass messageClass, string recipient, MessageBatch messages, DateTime notAfter, string? dedupeKey = null, int cost = 1, DateTime? notBefore = null) =>
        Add(OutboxMessage.Push(NextId(), messageClass, recipient, cost, messages.Utf8Json.ToArray(), clock.Now(), notAfter, dedupeKey, notBefore));

    private Guid NextId() => ids.Next(clock.Now());

    private void Add(OutboxMessage message)
    {
        db.OutboxMessages.Add(message);
        db.OnCommitted(signal.Set);
    }
}

/// <summary>Where a reply can still go: the token, and when it was received.</summary>
public sealed record ReplyAddress(string Recipient, string ReplyToken, DateTime ReceivedAt);
