namespace Line.Messaging.Webhooks;

/// <summary>Someone added the account as a friend or unblocked it. Can be replied to. Reference: https://developers.line.biz/en/reference/messaging-api/#follow-event</summary>
/// <param name="IsUnblocked">True for unblocked, false for added; null when LINE did not say. LINE does not guarantee that it is right.</param>
public sealed record FollowEvent(bool? IsUnblocked) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "follow";
}

/// <summary>Someone blocked the account. Cannot be replied to; later pushes answer 200 and reach nobody. Reference: https://developers.line.biz/en/reference/messaging-api/#unfollow-event</summary>
public sealed record UnfollowEvent : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "unfollow";
}

/// <summary>The account joined a group or room. Can be replied to. Reference: https://developers.line.biz/en/reference/messaging-api/#join-event</summary>
public sealed record JoinEvent : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "join";
}

/// <summary>The account left a group or room, or was removed. Cannot be replied to. Reference: https://developers.line.biz/en/reference/messaging-api/#leave-event</summary>
public sealed record LeaveEvent : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "leave";
}

/// <summary>People joined a group or room the account is in. Can be replied to. Reference: https://developers.line.biz/en/reference/messaging-api/#member-joined-event</summary>
/// <param name="Members">Those who joined.</param>
public sealed record MemberJoinedEvent(IReadOnlyList<EventSource> Members) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "memberJoined";
}

/// <summary>People left a group or room the account is in. Cannot be replied to. Reference: https://developers.line.biz/en/reference/messaging-api/#member-left-event</summary>
/// <param name="Members">Those who left.</param>
public sealed record MemberLeftEvent(IReadOnlyList<EventSource> Members) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "memberLeft";
}

/// <summary>Someone came near a LINE Beacon. Can be replied to. Reference: https://developers.line.biz/en/reference/messaging-api/#beacon-event</summary>
/// <param name="HardwareId">Hardware id of the beacon.</param>
/// <param name="Kind"><c>enter</c>, <c>banner</c> or <c>stay</c> (repeated, at least 10 seconds apart).</param>
/// <param name="DeviceMessage">The beacon's device message in hexadecimal, if it sends one.</param>
public sealed record BeaconEvent(string HardwareId, string Kind, string? DeviceMessage) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "beacon";
}

/// <summary>
/// Someone linked their LINE account with an account of the service, or failed to. A failed one has neither source nor reply token.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#account-link-event
/// </summary>
/// <param name="Succeeded">Whether the link was made.</param>
/// <param name="Nonce">The nonce given when the link was started.</param>
public sealed record AccountLinkEvent(bool Succeeded, string Nonce) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "accountLink";
}

/// <summary>Someone joined, left or renewed a paid membership. Can be replied to. Reference: https://developers.line.biz/en/reference/messaging-api/#membership-event</summary>
/// <param name="Kind"><c>joined</c>, <c>left</c> or <c>renewed</c>.</param>
/// <param name="MembershipId">Id of the membership plan.</param>
public sealed record MembershipEvent(string Kind, long MembershipId) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "membership";
}
