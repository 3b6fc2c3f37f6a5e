namespace Line.Messaging.Webhooks;

/// <summary>
/// One event of a webhook. Dispatch with a <c>switch</c> on the type and keep an arm for <see cref="UnknownEvent"/> and whatever comes later:
/// LINE adds kinds of events without notice.
/// </summary>
/// <remarks>Reference: https://developers.line.biz/en/reference/messaging-api/#common-properties</remarks>
public abstract record WebhookEvent
{
    private protected WebhookEvent() { }

    /// <summary>LINE's name of the kind, for example <c>message</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The event's own id (a ULID), the key for dropping duplicates. Null if LINE left it out; then key the event by a hash of <see cref="Raw"/>.</summary>
    public string? WebhookEventId { get; init; }

    /// <summary>When it happened, to the millisecond. Unchanged when the event is delivered again, and the only guide to the order of events.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Who and where. Null for some events, for example a failed account link.</summary>
    public EventSource? Source { get; init; }

    /// <summary>Whether this channel may answer.</summary>
    public EventMode Mode { get; init; }

    /// <summary>True when LINE delivers the event again because an earlier delivery was not answered with 2xx.</summary>
    public bool IsRedelivery { get; init; }

    /// <summary>Token for a free reply: once, within about a minute. Null where no reply is possible.</summary>
    public string? ReplyToken { get; init; }

    /// <summary>The exact UTF-8 bytes of the event as received.</summary>
    public ReadOnlyMemory<byte> Raw { get; init; }
}

/// <summary>State of the channel towards an event. Reference: https://developers.line.biz/en/reference/messaging-api/#common-properties</summary>
public enum EventMode
{
    /// <summary>Missing, or a value this library does not know.</summary>
    Unknown,

    /// <summary>The channel may send.</summary>
    Active,

    /// <summary>Another channel is in charge of the chat: do not send. The event has no reply token.</summary>
    Standby,
}

/// <summary>
/// An event that could not be read as one of the known kinds: a new kind, a known kind with something missing, or bytes that are no event at all.
/// The common properties are filled in as far as they could be read; <see cref="WebhookEvent.Raw"/> always holds the bytes.
/// </summary>
/// <param name="ReceivedType">LINE's name of the kind; empty when there was none.</param>
public sealed record UnknownEvent(string ReceivedType) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => ReceivedType;
}
