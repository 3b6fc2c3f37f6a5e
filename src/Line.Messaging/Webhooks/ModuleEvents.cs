namespace Line.Messaging.Webhooks;

/// <summary>A module channel was attached to or detached from an account. Cannot be replied to. Reference: https://developers.line.biz/en/reference/partner-docs/#module-channel-specific-webhook-events</summary>
/// <param name="Kind"><c>attached</c> or <c>detached</c>.</param>
/// <param name="BotId">User id of the account's bot.</param>
/// <param name="Scopes">Permissions granted on attaching; empty on detaching.</param>
/// <param name="Reason">Reason for detaching, for example <c>bot_deleted</c>.</param>
public sealed record ModuleEvent(string Kind, string? BotId, IReadOnlyList<string> Scopes, string? Reason) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "module";
}

/// <summary>A module channel took over a chat. Cannot be replied to. Reference: https://developers.line.biz/en/reference/partner-docs/#activated-event</summary>
/// <param name="ExpiresAt">When control of the chat ends.</param>
public sealed record ActivatedEvent(DateTimeOffset? ExpiresAt) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "activated";
}

/// <summary>A module channel was put on standby. Cannot be replied to. Reference: https://developers.line.biz/en/reference/partner-docs/#deactivated-event</summary>
public sealed record DeactivatedEvent : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "deactivated";
}

/// <summary>The account was suspended. Cannot be replied to. Reference: https://developers.line.biz/en/reference/partner-docs/#botsuspend-event</summary>
public sealed record BotSuspendedEvent : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "botSuspended";
}

/// <summary>The account is no longer suspended. Cannot be replied to. Reference: https://developers.line.biz/en/reference/partner-docs/#botresumed-event</summary>
public sealed record BotResumedEvent : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "botResumed";
}

/// <summary>A LINE notification message, sent by phone number, was delivered. Cannot be replied to. Reference: https://developers.line.biz/en/docs/partner-docs/line-notification-messages/message-sending-complete-webhook-event/</summary>
/// <param name="Data">The hashed phone number, or the delivery tag given on sending.</param>
public sealed record DeliveryEvent(string Data) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "delivery";
}
