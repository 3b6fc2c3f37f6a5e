using Line.Messaging.Messages;

namespace Line.Messaging;

public sealed partial class LineMessagingClient
{
    /// <summary>
    /// Sends to every friend; each counts against the month's messages. 60 calls an hour.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#send-broadcast-message
    /// </summary>
    /// <param name="messages">1 to 5 messages.</param>
    /// <param name="retryKey">Key of this content, stored before the first attempt.</param>
    /// <param name="options">Silent delivery.</param>
    /// <param name="cancellationToken">Gives up; the outcome is then not known.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public Task<SendOutcome> BroadcastAsync(MessageBatch messages, Guid retryKey, SendOptions? options = null, CancellationToken cancellationToken = default) =>
        SendKeyedAsync("/v2/bot/message/broadcast", messages, retryKey, options, static _ => { }, cancellationToken);

    /// <summary>
    /// Sends to friends chosen by audience and attributes. Accepted means taken into work: the request id leads to the progress, where it may still
    /// fail, for example because fewer than 50 people remain. The whole reach is reserved from the month's messages meanwhile. 60 calls an hour.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#send-narrowcast-message
    /// </summary>
    /// <param name="messages">1 to 5 messages.</param>
    /// <param name="retryKey">Key of this content to this choice, stored before the first attempt.</param>
    /// <param name="target">Who; null for every friend.</param>
    /// <param name="options">Silent delivery.</param>
    /// <param name="cancellationToken">Gives up; the outcome is then not known.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public Task<SendOutcome> NarrowcastAsync(
        MessageBatch messages, Guid retryKey, NarrowcastTarget? target = null, SendOptions? options = null, CancellationToken cancellationToken = default) =>
        SendKeyedAsync("/v2/bot/message/narrowcast", messages, retryKey, options, writer => target?.Write(writer), cancellationToken);

    /// <summary>
    /// How far a narrowcast is. Kept for 14 days. Reference: https://developers.line.biz/en/reference/messaging-api/#get-narrowcast-progress-status
    /// </summary>
    /// <param name="requestId">Request id of the narrowcast when it was accepted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<NarrowcastProgress>> GetNarrowcastProgressAsync(string requestId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestId);
        return QueryAsync($"/v2/bot/message/progress/narrowcast?requestId={Uri.EscapeDataString(requestId)}", NarrowcastProgress.Read, cancellationToken);
    }

    /// <summary>
    /// Has LINE check messages without sending them. A refusal's message names the wrong properties.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#validate-message-objects-of-reply-message
    /// </summary>
    /// <param name="messages">1 to 5 messages.</param>
    /// <param name="kind">The kind of send they are meant for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<Done>> ValidateAsync(MessageBatch messages, ValidationKind kind, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var name = kind switch
        {
            ValidationKind.Reply => "reply",
            ValidationKind.Push => "push",
            ValidationKind.Multicast => "multicast",
            ValidationKind.Narrowcast => "narrowcast",
            ValidationKind.Broadcast => "broadcast",
        };
        return CommandAsync(HttpMethod.Post, $"/v2/bot/message/validate/{name}", cancellationToken, writer => writer.Raw("messages", messages.Utf8Json.Span));
    }
}

/// <summary>The kind of send that messages are checked for. Reference: https://developers.line.biz/en/reference/messaging-api/#validate-message-objects-of-reply-message</summary>
public enum ValidationKind
{
    /// <summary>A reply.</summary>
    Reply,

    /// <summary>A push.</summary>
    Push,

    /// <summary>A multicast.</summary>
    Multicast,

    /// <summary>A narrowcast.</summary>
    Narrowcast,

    /// <summary>A broadcast.</summary>
    Broadcast,
}
