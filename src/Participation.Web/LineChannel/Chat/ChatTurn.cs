using Line.Messaging.Messages;

namespace Participation.Web.LineChannel.Chat;

/// <summary>One thing a person did in the chat, and what the answer will be. The answer leaves as one reply, after the commit.</summary>
public sealed class ChatTurn
{
    private readonly string? _userId;
    private readonly List<Message> _answer = [];
    private readonly List<Action<Guid>> _queued = [];

    /// <param name="userId">The person.</param>
    /// <param name="occurredAt">When it happened, by LINE's clock.</param>
    /// <param name="messageId">LINE's id of the message, where it was one.</param>
    public ChatTurn(string userId, DateTime occurredAt, string? messageId) => (_userId, OccurredAt, MessageId) = (userId, occurredAt, messageId);

    private ChatTurn(string groupId, DateTime occurredAt) => (GroupId, OccurredAt) = (groupId, occurredAt);

    public static ChatTurn InGroup(string groupId, DateTime occurredAt) => new(groupId, occurredAt);

    public string UserId => _userId ?? throw new InvalidOperationException("In a group nothing is done for one person.");
    /// <summary>The group or room in which it was said; null where somebody talks to us alone.</summary>
    public string? GroupId { get; }

    public bool IsInGroup => GroupId is not null;
    public DateTime OccurredAt { get; }
    public string? MessageId { get; }
    public IReadOnlyList<Message> Messages => _answer;

    /// <summary>What was sent and answered is not to be kept: ratings must not be joined to a person.</summary>
    public bool IsForgotten { get; private set; }

    public void Answer(Message message) => _answer.Add(message);

    /// <summary>After everything else, with the taps of what was last: LINE shows only those of the last message.</summary>
    public void Append(Message message)
    {
        if (_answer is [.., var last])
        {
            message = message with { QuickReply = last.QuickReply };
            _answer[^1] = last with { QuickReply = null };
        }
        _answer.Add(message);
    }

    /// <summary>Runs when the answer is on its way, in the same transaction, with its id in the outbox: for what counts only if LINE takes it.</summary>
    public void WhenQueued(Action<Guid> note) => _queued.Add(note);

    internal void Queued(Guid reply)
    {
        foreach (var note in _queued) note(reply);
    }

    public void Forget() => IsForgotten = true;

    /// <summary>What leaves: under the last message there is always something to tap, and in a flow the way out of it.</summary>
    public IReadOnlyList<Message> Finished(bool isInFlow)
    {
        if (IsInGroup || _answer is not [.., var last]) return _answer;
        QuickReplyItem[] own = [.. last.QuickReply?.Items ?? []];
        QuickReplyItem[] ways = isInFlow ? [ChatTexts.Tap(Vocabulary.Cancel)] : own.Length > 0 ? [] : [ChatTexts.Tap(Vocabulary.Menu), ChatTexts.Tap(Vocabulary.Contact)];
        if (own.Length + ways.Length is 0 or > Vocabulary.MostTaps) return _answer;
        return [.. _answer[..^1], last with { QuickReply = new QuickReply([.. own, .. ways]) }];
    }
}
