using Line.Messaging.Webhooks;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Platform.Forms;

namespace Participation.Web.LineChannel.Chat;

/// <summary>The talk with one person: whose word, button or flow it is.</summary>
public sealed class PersonTalk(IEnumerable<ChatHandler> handlers, ConversationStore conversations, ChatGreeting greeting, Reachability reachability)
{
    /// <summary>False for an event this service has no use for.</summary>
    public async Task<bool> HearAsync(ChatTurn turn, WebhookEvent webhookEvent, CancellationToken ct)
    {
        switch (webhookEvent)
        {
            case FollowEvent follow:
                await reachability.ReachableAsync(turn.UserId, turn.OccurredAt, ct);
                await greeting.WelcomeAsync(turn, follow.IsUnblocked == true, ct);
                return true;
            case UnfollowEvent:
                await reachability.UnreachableAsync(turn.UserId, turn.OccurredAt, ct);
                await conversations.EndAsync(turn.UserId, ct);
                return true;
            // A tab of the rich menu: the phone has switched it already, and an answer would only be in the way.
            case PostbackEvent { Params.Status: not null }:
                return false;
            case PostbackEvent postback:
                await SayWhatExpiredAsync(turn, ct);
                await TappedAsync(turn, postback.Data, ct);
                return true;
            case MessageEvent { Message: TextContent text }:
                await SayWhatExpiredAsync(turn, ct);
                await TypedAsync(turn, PlainText.Clean(text.Text), ct);
                return true;
            case MessageEvent { Message: var content }:
                await SayWhatExpiredAsync(turn, ct);
                await SentAsync(turn, content, ct);
                return true;
            default:
                return false;
        }
    }

    private async Task SayWhatExpiredAsync(ChatTurn turn, CancellationToken ct)
    {
        if (await conversations.TakeExpiredAsync(turn.UserId, ct) is { } topic && handlers.OfTopic(topic)?.FlowHasExpired is { } words)
            turn.Answer(new Line.Messaging.Messages.TextMessage(words));
    }

    private Task TappedAsync(ChatTurn turn, string data, CancellationToken ct)
    {
        if (ChatTap.TryParse(data) is { } tap && handlers.OfTopic(tap.Topic) is { } handler) return handler.OnTapAsync(turn, tap, ct);
        turn.Answer(ChatTexts.OldButton);
        return Task.CompletedTask;
    }

    private async Task TypedAsync(ChatTurn turn, string text, CancellationToken ct)
    {
        var word = Vocabulary.WordOf(text);
        if (word == Vocabulary.Cancel)
        {
            turn.Answer(await conversations.EndAsync(turn.UserId, ct) ? ChatTexts.Cancelled : ChatTexts.NothingToCancel);
        }
        else if (word == Vocabulary.Integrity || (HandlerOf(text) is null && Vocabulary.SpeaksOfIntegrity(text)))
        {
            // The flow stays: what is forgotten can be written again in other words.
            turn.Forget();
            await handlers.OfWord(Vocabulary.Integrity)!.OnWordAsync(turn, Vocabulary.Integrity, ct);
        }
        else if (CodeOf(text) is var (letter, code) && handlers.FirstOrDefault(h => h.CodeLetter == letter) is { } byCode)
        {
            await conversations.EndAsync(turn.UserId, ct);
            await byCode.OnCodeAsync(turn, code, ct);
        }
        else if (HandlerOf(text) is var (own, byWord))
        {
            await conversations.EndAsync(turn.UserId, ct);
            await byWord.OnWordAsync(turn, own, ct);
        }
        else if (await conversations.FindAsync(turn.UserId, ct) is { } flow && handlers.OfTopic(flow.Topic) is { } inFlow)
        {
            // Other ways of saying a word start nothing in here: in a flow they are the person's own words.
            await inFlow.OnFlowTextAsync(turn, flow.State, text, ct);
        }
        else if (word is not null && handlers.OfWord(word) is { } bySaying)
        {
            await bySaying.OnWordAsync(turn, word, ct);
        }
        else
        {
            foreach (var handler in handlers)
                if (await handler.TryTextAsync(turn, text, ct)) return;
            await greeting.NotUnderstoodAsync(turn, text, ct);
        }
    }

    private async Task SentAsync(ChatTurn turn, IncomingMessage content, CancellationToken ct)
    {
        if (await conversations.FindAsync(turn.UserId, ct) is { } flow && handlers.OfTopic(flow.Topic) is { } inFlow)
        {
            await inFlow.OnFlowContentAsync(turn, flow.State, content, ct);
            return;
        }
        foreach (var handler in handlers)
            if (await handler.TryContentAsync(turn, content, ct)) return;
        ChatGreeting.SentSomething(turn, content);
    }

    /// <summary>The word itself, however it is spelled; not the other ways of saying it.</summary>
    private (string Word, ChatHandler Handler)? HandlerOf(string text)
    {
        var (said, askedFor) = ThaiFolding.Command(text);
        foreach (var handler in handlers.OrderBy(h => h.StandsIn))
            if (handler.Words.FirstOrDefault(w => ThaiFolding.Command(w).Said is var own && (own == said || own == askedFor)) is { } word) return (word, handler);
        return null;
    }

    /// <summary>S-D1, s d1, "S–D1" with the dash a phone keyboard makes of it, Thai digits.</summary>
    internal static (char Letter, string Code)? CodeOf(string text)
    {
        var plain = ThaiDigits.ToArabic(text).ToUpperInvariant();
        return plain.Length is >= 3 and <= 16 && char.IsAsciiLetterUpper(plain[0]) && plain[1] is '-' or '–' or '—' or '‑' or ' '
            ? (plain[0], plain[2..].Trim())
            : null;
    }
}
