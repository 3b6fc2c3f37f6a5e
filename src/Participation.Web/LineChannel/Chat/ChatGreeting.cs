using Line.Messaging.Webhooks;

namespace Participation.Web.LineChannel.Chat;

/// <summary>What the account says by itself: on follow, when lost, when somebody sends what it cannot read.</summary>
public sealed class ChatGreeting(OfficeSign office, IEnumerable<ChatHandler> handlers, IEnumerable<IChatWelcome> welcomes)
{
    public async Task WelcomeAsync(ChatTurn turn, bool isBack, CancellationToken ct)
    {
        turn.Answer(ChatTexts.Greeting((await office.ReadAsync(ct)).Name, isBack));
        foreach (var welcome in welcomes)
            if (await welcome.TryAskAsync(turn, ct)) return;
        await handlers.OfWord(Vocabulary.Menu)!.OnWordAsync(turn, Vocabulary.Menu, ct);
    }

    public async Task NotUnderstoodAsync(ChatTurn turn, string text, CancellationToken ct)
    {
        var near = NearestWords.Find(text);
        // What only tells something is told at once: "เทศบาลเปิดกี่โมงคะ" wants the hours and not a question back.
        if (near is [{ Mistakes: 0, Word: { AnswersAtOnce: true, Word: var word } }, ..] && near.Count(n => n.Mistakes == 0) == 1 && handlers.OfWord(word) is { } handler)
        {
            await handler.OnWordAsync(turn, word, ct);
            return;
        }
        // Nobody has a use for it, so nobody keeps it.
        turn.Forget();
        turn.Answer(ChatTexts.NotUnderstood(near, (await office.ReadAsync(ct)).Phone));
    }

    public static void SentSomething(ChatTurn turn, IncomingMessage content)
    {
        turn.Forget();
        // Pictures sent together come one by one; one answer is enough.
        if (content is ImageContent { ImageSet.Index: > 1 }) return;
        turn.Answer(content switch
        {
            StickerContent => ChatTexts.Sticker,
            ImageContent => ChatTexts.Picture,
            VideoContent => ChatTexts.Video,
            LocationContent => ChatTexts.Place,
            AudioContent => ChatTexts.Voice,
            FileContent => ChatTexts.File,
            _ => ChatTexts.UnknownContent,
        });
    }
}

/// <summary>A question to somebody who has just become a friend of the account.</summary>
public interface IChatWelcome
{
    /// <summary>False when there is nothing to ask, or it has been answered.</summary>
    Task<bool> TryAskAsync(ChatTurn turn, CancellationToken ct);
}

public static class ChatHandlers
{
    /// <summary>The slice whose word it is; a stand-in only where no slice has it.</summary>
    public static ChatHandler? OfWord(this IEnumerable<ChatHandler> handlers, string word) =>
        handlers.OrderBy(h => h.StandsIn).FirstOrDefault(h => h.Words.Contains(word));

    public static ChatHandler? OfTopic(this IEnumerable<ChatHandler> handlers, string topic) => handlers.FirstOrDefault(h => h.Topic == topic);
}
