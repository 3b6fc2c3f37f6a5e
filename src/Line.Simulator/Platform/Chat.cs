using System.Text.Json;

namespace Line.Simulator.Platform;

/// <summary>The talk between an account and a person, a group or a room.</summary>
internal sealed class Chat(string id)
{
    private readonly Dictionary<string, ChatEntry> _byMessageId = [];

    public string Id { get; } = id;

    public List<ChatEntry> Entries { get; } = [];

    /// <summary>Who came and who went, as the line between the bubbles says it. No messages: LINE gives them no id.</summary>
    public List<ChatNote> Notes { get; } = [];

    public Signal Changed { get; } = new();

    /// <summary>The dots that LINE shows while an answer is being prepared.</summary>
    public DateTimeOffset? LoadingUntil { get; set; }

    public void Add(ChatEntry entry)
    {
        Entries.Add(entry);
        _byMessageId[entry.MessageId] = entry;
        // LINE takes the dots away with the next message of the account.
        if (entry.Via is not SentVia.Phone) LoadingUntil = null;
    }

    public ChatEntry? Find(string messageId) => _byMessageId.GetValueOrDefault(messageId);
}

internal sealed record ChatNote(DateTimeOffset At, string Text, long Revision);

internal enum SentVia
{
    Phone,
    Reply,
    Push,
    Multicast,
    Broadcast,
    Narrowcast,
    System,
}

internal sealed class ChatEntry
{
    public required string MessageId { get; init; }

    /// <summary>Rises with every change anywhere, so that a reader sees new entries and changed ones alike.</summary>
    public required long Revision { get; set; }

    /// <summary>A user id, or null where the account or the system speaks.</summary>
    public string? From { get; init; }

    public required SentVia Via { get; init; }

    public required DateTimeOffset At { get; init; }

    public required JsonElement Message { get; set; }

    public bool Edited { get; set; }

    /// <summary>False for what LINE accepted and did not deliver, as with a person who blocked the account.</summary>
    public bool Delivered { get; init; } = true;

    public bool Silent { get; init; }

    /// <summary>The message this one answers to.</summary>
    public string? QuotedMessageId { get; init; }

    public bool Read { get; set; }

    public bool Unsent { get; set; }

    public string? RequestId { get; init; }
}
