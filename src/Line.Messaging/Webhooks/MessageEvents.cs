namespace Line.Messaging.Webhooks;

/// <summary>Someone sent a message. Can be replied to. Reference: https://developers.line.biz/en/reference/messaging-api/#message-event</summary>
/// <param name="Message">What was sent.</param>
public sealed record MessageEvent(IncomingMessage Message) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "message";
}

/// <summary>
/// Someone changed a text message, in a group chat. Can be replied to with its own token. Changes may arrive out of order: the largest
/// timestamp is the newest text. Reference: https://developers.line.biz/en/reference/messaging-api/#edit-event
/// </summary>
/// <param name="Message">The message as it reads now, under its old id.</param>
public sealed record MessageEditedEvent(IncomingMessage Message) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "messageEdited";
}

/// <summary>
/// Someone took a message back. Delete or hide what was stored of it. Cannot be replied to.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#unsend-event
/// </summary>
/// <param name="MessageId">Id of the message that was taken back. It may arrive before the message itself.</param>
public sealed record UnsendEvent(string MessageId) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "unsend";
}

/// <summary>
/// Someone tapped a button with a postback action. Can be replied to. Buttons stay in the chat for ever and the data comes back from a client:
/// check rights and state every time. Reference: https://developers.line.biz/en/reference/messaging-api/#postback-event
/// </summary>
/// <param name="Data">The data of the action, at most 300 characters.</param>
/// <param name="Params">What a date picker or a rich menu switch adds; null otherwise.</param>
public sealed record PostbackEvent(string Data, PostbackParams? Params) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "postback";
}

/// <summary>Someone watched a video that was sent with a tracking id to its end, in a one-to-one chat. Can be replied to. Reference: https://developers.line.biz/en/reference/messaging-api/#video-viewing-complete</summary>
/// <param name="TrackingId">The tracking id given to the video message.</param>
public sealed record VideoPlayCompleteEvent(string TrackingId) : WebhookEvent
{
    /// <inheritdoc/>
    public override string Type => "videoPlayComplete";
}
