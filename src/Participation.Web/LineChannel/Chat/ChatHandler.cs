using Line.Messaging.Webhooks;

namespace Participation.Web.LineChannel.Chat;

/// <summary>
/// What a slice contributes to the chat. The router finds the handler by what was sent: the letter of a typed code
/// (S-D1), a word, the topic of a tapped button, or the flow the person is in. Registering a handler is all it takes to
/// make a word one's own: what stood in for it before steps back.
/// </summary>
public abstract class ChatHandler
{
    /// <summary>Name of the slice's buttons and flow: lower case letters.</summary>
    public abstract string Topic { get; }

    /// <summary>Letter before the dash of the codes this slice answers, or null.</summary>
    public virtual char? CodeLetter => null;

    /// <summary>Words that start this slice's conversation. What else people say for them stands in <see cref="Vocabulary"/>.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>Answers a word only as long as no other slice does.</summary>
    public virtual bool StandsIn => false;

    /// <summary>Answers in groups as well: never with or for anything about a person, since everybody reads along.</summary>
    public virtual bool SpeaksInGroups => false;

    /// <summary>What the person is told, once, when they come back after their flow has run out; null says nothing.</summary>
    public virtual string? FlowHasExpired => "เรื่องที่ทำค้างไว้ ปิดไปแล้วค่ะ เพราะเกินหนึ่งวัน เริ่มใหม่ได้ทุกเมื่อ";

    /// <summary>A typed or scanned code; <paramref name="code"/> is what stands after the dash, not yet checked. In groups only where the slice speaks there.</summary>
    public virtual Task OnCodeAsync(ChatTurn turn, string code, CancellationToken ct) => throw new NotSupportedException($"{Topic} takes no codes.");

    public virtual Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct) => throw new NotSupportedException($"{Topic} has no words.");

    /// <summary>A tap. Buttons stay in the chat for ever: check right and state each time.</summary>
    public virtual Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct) => throw new NotSupportedException($"{Topic} has no buttons.");

    /// <summary>Free words inside this slice's flow; <paramref name="state"/> is what the flow was begun with.</summary>
    public virtual Task OnFlowTextAsync(ChatTurn turn, string state, string text, CancellationToken ct) => throw new NotSupportedException($"{Topic} has no flow.");

    /// <summary>A picture, a place or a sticker inside this slice's flow. Unless the slice takes it in, it is asked for words again.</summary>
    public virtual Task OnFlowContentAsync(ChatTurn turn, string state, IncomingMessage content, CancellationToken ct)
    {
        turn.Forget();
        turn.Answer(ChatTexts.WordsPlease);
        return Task.CompletedTask;
    }

    /// <summary>Free words outside any flow: true when this slice knew what to do with them.</summary>
    public virtual Task<bool> TryTextAsync(ChatTurn turn, string text, CancellationToken ct) => Task.FromResult(false);

    /// <summary>A picture, a place or a sticker outside any flow: true when this slice begins something with it.</summary>
    public virtual Task<bool> TryContentAsync(ChatTurn turn, IncomingMessage content, CancellationToken ct) => Task.FromResult(false);

    /// <summary>The account is no longer in the group.</summary>
    public virtual Task OnGroupLeftAsync(string groupId, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The person took a message back. What came from it (<see cref="ChatTurn.MessageId"/>) and is not submitted yet must go.</summary>
    public virtual Task OnUnsentAsync(string lineUserId, string messageId, CancellationToken ct) => Task.CompletedTask;
}
