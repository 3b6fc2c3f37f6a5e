namespace Line.Messaging.Webhooks;

/// <summary>Where an event came from. Reference: https://developers.line.biz/en/reference/messaging-api/#source-user</summary>
public abstract record EventSource
{
    private protected EventSource() { }

    /// <summary>
    /// Id of the user (<c>U</c> and 32 hexadecimal digits; differs per LINE provider). Null in groups and rooms where the user has not agreed
    /// that the account may know it.
    /// </summary>
    public abstract string? UserId { get; init; }

    /// <summary>The id that a push to the same chat takes: the group's, the room's or else the user's. Null for an unknown kind of source.</summary>
    public abstract string? ChatId { get; }
}

/// <summary>A one-to-one chat. Reference: https://developers.line.biz/en/reference/messaging-api/#source-user</summary>
/// <param name="UserId">Id of the user.</param>
public sealed record UserSource(string? UserId) : EventSource
{
    /// <inheritdoc/>
    public override string? ChatId => UserId;
}

/// <summary>A group chat. Reference: https://developers.line.biz/en/reference/messaging-api/#source-group</summary>
/// <param name="GroupId">Id of the group (<c>C</c> and 32 hexadecimal digits).</param>
/// <param name="UserId">Id of the user who acted, where it may be known.</param>
public sealed record GroupSource(string GroupId, string? UserId) : EventSource
{
    /// <inheritdoc/>
    public override string? ChatId => GroupId;
}

/// <summary>A multi-person chat. Reference: https://developers.line.biz/en/reference/messaging-api/#source-room</summary>
/// <param name="RoomId">Id of the room (<c>R</c> and 32 hexadecimal digits).</param>
/// <param name="UserId">Id of the user who acted, where it may be known.</param>
public sealed record RoomSource(string RoomId, string? UserId) : EventSource
{
    /// <inheritdoc/>
    public override string? ChatId => RoomId;
}

/// <summary>A kind of source that this library does not know.</summary>
/// <param name="Type">LINE's name of the kind; empty when it was missing.</param>
/// <param name="UserId">Id of the user, if one was given.</param>
public sealed record UnknownSource(string Type, string? UserId) : EventSource
{
    /// <inheritdoc/>
    public override string? ChatId => null;
}
