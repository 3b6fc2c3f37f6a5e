namespace Participation.Web.LineChannel.Chat;

/// <summary>
/// What a slice contributes to the chat. The router finds the handler by what was sent: the letter of a typed code
/// (S-D1), a word, the topic of a tapped button, or the flow the person is in.
/// </summary>
public abstract class ChatHandler
{
    /// <summary>Name of the slice's buttons and flow: lower case letters.</summary>
    public abstract string Topic { get; }

    /// <summary>Letter before the dash of the codes this slice answers, or null.</summary>
    public virtual char? CodeLetter => null;

    /// <summary>Words that start this slice's conversation.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>A typed or scanned code; <paramref name="code"/> is what stands after the dash, not yet checked.</summary>
    public virtual Task OnCodeAsync(ChatTurn turn, string code, CancellationToken ct) => throw new NotSupportedException($"{Topic} takes no codes.");

    public virtual Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct) => throw new NotSupportedException($"{Topic} has no words.");

    /// <summary>A tap. Buttons stay in the chat for ever: check right and state each time.</summary>
    public virtual Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct) => throw new NotSupportedException($"{Topic} has no buttons.");

    /// <summary>Free words inside this slice's flow; <paramref name="state"/> is what the flow was begun with.</summary>
    public virtual Task OnFlowTextAsync(ChatTurn turn, string state, string text, CancellationToken ct) => throw new NotSupportedException($"{Topic} has no flow.");
}
