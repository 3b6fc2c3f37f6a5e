using Line.Messaging.Messages;
using Line.Messaging.Webhooks;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Delivery.Recipients;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.LineChannel.Chat;

/// <summary>Reads a stored event, finds whose business it is, and turns the answer into one reply.</summary>
public sealed class ChatRouter(
    ParticipationContext db, IEnumerable<ChatHandler> handlers, ConversationStore conversations, Outbox outbox, ChatGreeting greeting) : IInboxHandler
{
    private const string Cancel = "ยกเลิก";

    public async Task<InboxVerdict> HandleAsync(InboxEvent inboxEvent, CancellationToken ct)
    {
        var webhookEvent = WebhookParser.ParseEvent(inboxEvent.Payload);
        // A module channel in standby must not answer; another system does.
        if (webhookEvent.Mode == EventMode.Standby) return InboxVerdict.Ignored;
        if (webhookEvent.Source is not UserSource { UserId: { } userId }) return InboxVerdict.Ignored;

        var turn = new ChatTurn(userId, inboxEvent.OccurredAt);
        var known = await RouteAsync(turn, webhookEvent, ct);
        if (turn.Messages.Count > 0 && webhookEvent.ReplyToken is { } token)
            outbox.Reply(new ReplyAddress(userId, token, inboxEvent.ReceivedAt), MessageBatch.Of(turn.Messages.ToArray()), $"event:{inboxEvent.EventKey}");
        if (!known) return InboxVerdict.Ignored;
        return turn.IsForgotten ? InboxVerdict.HandledAndForgotten : InboxVerdict.Handled;
    }

    private async Task<bool> RouteAsync(ChatTurn turn, WebhookEvent webhookEvent, CancellationToken ct)
    {
        switch (webhookEvent)
        {
            case FollowEvent:
                (await RecipientAsync(turn, ct)).Followed(turn.OccurredAt);
                await greeting.WelcomeAsync(turn, ct);
                return true;
            case UnfollowEvent:
                (await RecipientAsync(turn, ct)).Blocked(turn.OccurredAt);
                await conversations.EndAsync(turn.UserId, ct);
                return true;
            case PostbackEvent postback:
                await TappedAsync(turn, postback.Data, ct);
                return true;
            case MessageEvent { Message: TextContent text }:
                await TypedAsync(turn, PlainText.Clean(text.Text), ct);
                return true;
            case MessageEvent:
                await greeting.NotUnderstoodAsync(turn, ct);
                return true;
            default:
                return false;
        }
    }

    private Task TappedAsync(ChatTurn turn, string data, CancellationToken ct) =>
        ChatTap.TryParse(data) is { } tap && handlers.FirstOrDefault(h => h.Topic == tap.Topic) is { } handler
            ? handler.OnTapAsync(turn, tap, ct)
            : greeting.OldButtonAsync(turn, ct);

    private async Task TypedAsync(ChatTurn turn, string text, CancellationToken ct)
    {
        if (text == Cancel)
        {
            await greeting.CancelledAsync(turn, await conversations.EndAsync(turn.UserId, ct), ct);
            return;
        }
        if (CodeOf(text) is var (letter, code) && handlers.FirstOrDefault(h => h.CodeLetter == letter) is { } byCode)
        {
            await conversations.EndAsync(turn.UserId, ct);
            await byCode.OnCodeAsync(turn, code, ct);
        }
        else if (handlers.FirstOrDefault(h => h.Words.Contains(text)) is { } byWord)
        {
            await conversations.EndAsync(turn.UserId, ct);
            await byWord.OnWordAsync(turn, text, ct);
        }
        else if (await conversations.FindAsync(turn.UserId, ct) is { } flow && handlers.FirstOrDefault(h => h.Topic == flow.Topic) is { } inFlow)
        {
            await inFlow.OnFlowTextAsync(turn, flow.State, text, ct);
        }
        else
        {
            await greeting.NotUnderstoodAsync(turn, ct);
        }
    }

    /// <summary>S-D1, s d1, "S–D1" with the dash a phone keyboard makes of it, Thai digits.</summary>
    internal static (char Letter, string Code)? CodeOf(string text)
    {
        var plain = ThaiDigits.ToArabic(text).ToUpperInvariant();
        return plain.Length is >= 3 and <= 16 && char.IsAsciiLetterUpper(plain[0]) && plain[1] is '-' or '–' or '—' or '‑' or ' '
            ? (plain[0], plain[2..].Trim())
            : null;
    }

    private async Task<Recipient> RecipientAsync(ChatTurn turn, CancellationToken ct)
    {
        var found = await db.Set<Recipient>().SingleOrDefaultAsync(r => r.LineId == turn.UserId, ct);
        if (found is null) db.Add(found = new Recipient { LineId = turn.UserId, FirstSeenAt = turn.OccurredAt });
        return found;
    }
}
