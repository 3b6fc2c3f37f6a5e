using Line.Messaging.Messages;
using Line.Messaging.Webhooks;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.LineChannel.Conversations;

namespace Participation.Web.LineChannel.Chat;

/// <summary>Reads a stored event, gives it to whoever talks with that person or group, and turns the answer into one reply.</summary>
public sealed class ChatRouter(PersonTalk person, GroupTalk group, UnsentMessages unsent, ConversationStore conversations, IEnumerable<IChatAfterword> afterwords, Outbox outbox) : IInboxHandler
{
    /// <summary>LINE takes so many messages in one reply.</summary>
    private const int MostMessages = 5;

    public async Task<InboxVerdict> HandleAsync(InboxEvent inboxEvent, CancellationToken ct)
    {
        var webhookEvent = WebhookParser.ParseEvent(inboxEvent.Payload);
        // A module channel in standby must not answer; another system does.
        if (webhookEvent.Mode == EventMode.Standby) return InboxVerdict.Ignored;
        if (webhookEvent is UnsendEvent { MessageId: var taken }) return await unsent.TakeBackAsync(webhookEvent.Source?.UserId, taken, ct);
        var messageId = (webhookEvent as MessageEvent)?.Message.Id;
        if (messageId is not null && await unsent.IsUnsentAsync(messageId, ct)) return InboxVerdict.HandledAndForgotten;

        return webhookEvent.Source switch
        {
            UserSource { UserId: { } userId } => await WithPersonAsync(inboxEvent, webhookEvent, userId, messageId, ct),
            { ChatId: { } chatId } => await WithGroupAsync(inboxEvent, webhookEvent, chatId, ct),
            _ => InboxVerdict.Ignored,
        };
    }

    private async Task<InboxVerdict> WithPersonAsync(InboxEvent inboxEvent, WebhookEvent webhookEvent, string userId, string? messageId, CancellationToken ct)
    {
        var turn = new ChatTurn(userId, inboxEvent.OccurredAt, messageId);
        var known = await person.HearAsync(turn, webhookEvent, ct);
        var isInFlow = turn.Messages.Count > 0 && await conversations.FindAsync(userId, ct) is not null;
        // Nothing is added to what is forgotten: a rating, or talk of corruption.
        if (!isInFlow && !turn.IsForgotten)
            foreach (var afterword in afterwords)
                if (turn.Messages.Count is > 0 and < MostMessages) await afterword.AddAsync(turn, ct);
        if (Reply(inboxEvent, webhookEvent, userId, turn.Messages.Count == 0 ? [] : turn.Finished(isInFlow)) is { } reply) turn.Queued(reply);
        if (!known) return InboxVerdict.Ignored;
        if (turn.IsForgotten) return InboxVerdict.HandledAndForgotten;
        if (messageId is not null) await unsent.RememberAsync(messageId, inboxEvent.Sequence, ct);
        return InboxVerdict.Handled;
    }

    private async Task<InboxVerdict> WithGroupAsync(InboxEvent inboxEvent, WebhookEvent webhookEvent, string chatId, CancellationToken ct)
    {
        var turn = ChatTurn.InGroup(chatId, inboxEvent.OccurredAt);
        await group.HearAsync(turn, webhookEvent, chatId, ct);
        Reply(inboxEvent, webhookEvent, chatId, turn.Finished(isInFlow: false));
        // People in a group talk to each other; nothing of that is ours to keep.
        return InboxVerdict.HandledAndForgotten;
    }

    private Guid? Reply(InboxEvent inboxEvent, WebhookEvent webhookEvent, string recipient, IReadOnlyList<Message> messages)
    {
        return messages.Count > 0 && webhookEvent.ReplyToken is { } token
            ? outbox.Reply(new ReplyAddress(recipient, token, inboxEvent.ReceivedAt), MessageBatch.Of(messages.ToArray()), $"event:{inboxEvent.EventKey}")
            : null;
    }
}
