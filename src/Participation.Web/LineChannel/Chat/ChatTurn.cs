using Line.Messaging.Messages;

namespace Participation.Web.LineChannel.Chat;

/// <summary>One thing a person did in the chat, and what the answer will be. The answer leaves as one reply, after the commit.</summary>
public sealed class ChatTurn(string userId, DateTime occurredAt)
{
    private readonly List<Message> _answer = [];

    public string UserId { get; } = userId;
    public DateTime OccurredAt { get; } = occurredAt;
    public IReadOnlyList<Message> Messages => _answer;

    /// <summary>What was sent and answered is not to be kept: ratings must not be joined to a person.</summary>
    public bool IsForgotten { get; private set; }

    public void Answer(Message message) => _answer.Add(message);

    public void Forget() => IsForgotten = true;
}
