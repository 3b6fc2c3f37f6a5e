namespace Line.Messaging.Webhooks;

/// <summary>
/// A message someone sent. Dispatch with a <c>switch</c> on the type. Reference: https://developers.line.biz/en/reference/messaging-api/#wh-message
/// </summary>
/// <param name="Id">Id of the message: digits beyond the range of a <see cref="long"/> in a double, so it stays text. Empty only in <see cref="UnknownContent"/>.</param>
public abstract record IncomingMessage(string Id)
{
    /// <summary>Token for quoting the message in an answer to the same chat; no time limit. Null for kinds that cannot be quoted.</summary>
    public string? QuoteToken { get; init; }

    /// <summary>Token for marking the message and all earlier ones as read; no time limit. Only where "Chat" is switched on.</summary>
    public string? MarkAsReadToken { get; init; }
}

/// <summary>A text. Reference: https://developers.line.biz/en/reference/messaging-api/#wh-text</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="Text">The text. LINE emoji appear in it as words in brackets.</param>
public sealed record TextContent(string Id, string Text) : IncomingMessage(Id)
{
    /// <summary>LINE emoji in the text.</summary>
    public IReadOnlyList<EmojiSpan> Emojis { get; init; } = [];

    /// <summary>People mentioned in the text, at most 20.</summary>
    public IReadOnlyList<Mentionee> Mention { get; init; } = [];

    /// <summary>Id of the message this one quotes.</summary>
    public string? QuotedMessageId { get; init; }
}

/// <summary>A picture. Fetch it with the content call. Reference: https://developers.line.biz/en/reference/messaging-api/#wh-image</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="Provider">Where the file is.</param>
public sealed record ImageContent(string Id, ContentProvider Provider) : IncomingMessage(Id)
{
    /// <summary>The set it was sent in together with others, each arriving as its own event in no fixed order.</summary>
    public ImageSet? ImageSet { get; init; }
}

/// <summary>A video. Ask the transcoding status before fetching it. Reference: https://developers.line.biz/en/reference/messaging-api/#wh-video</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="Provider">Where the file is.</param>
/// <param name="Duration">Length, where known.</param>
public sealed record VideoContent(string Id, ContentProvider Provider, TimeSpan? Duration) : IncomingMessage(Id);

/// <summary>A sound recording. Ask the transcoding status before fetching it. Reference: https://developers.line.biz/en/reference/messaging-api/#wh-audio</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="Provider">Where the file is.</param>
/// <param name="Duration">Length, where known.</param>
public sealed record AudioContent(string Id, ContentProvider Provider, TimeSpan? Duration) : IncomingMessage(Id);

/// <summary>A file. Reference: https://developers.line.biz/en/reference/messaging-api/#wh-file</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="FileName">The sender's name for it: never use it as a path.</param>
/// <param name="FileSize">Size in bytes, as LINE says.</param>
public sealed record FileContent(string Id, string FileName, long FileSize) : IncomingMessage(Id);

/// <summary>A place. Reference: https://developers.line.biz/en/reference/messaging-api/#wh-location</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Title">Name of the place, if any.</param>
/// <param name="Address">Address, if any.</param>
public sealed record LocationContent(string Id, double Latitude, double Longitude, string? Title, string? Address) : IncomingMessage(Id);

/// <summary>A sticker. Reference: https://developers.line.biz/en/reference/messaging-api/#wh-sticker</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="PackageId">Id of the sticker's package.</param>
/// <param name="StickerId">Id of the sticker.</param>
/// <param name="ResourceType">LINE's name of the kind, for example STATIC or ANIMATION_SOUND; new ones may come.</param>
public sealed record StickerContent(string Id, string PackageId, string StickerId, string ResourceType) : IncomingMessage(Id)
{
    /// <summary>Words that describe the sticker, at most 15; experimental at LINE and varying from event to event.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Text on a message sticker, at most 100 characters.</summary>
    public string? Text { get; init; }

    /// <summary>Id of the message this one quotes.</summary>
    public string? QuotedMessageId { get; init; }
}

/// <summary>A kind of message that this library does not know, or a known kind with something missing. The event's raw bytes hold all of it.</summary>
/// <param name="Id">Id of the message; empty when there was none.</param>
/// <param name="Type">LINE's name of the kind; empty when there was none.</param>
public sealed record UnknownContent(string Id, string Type) : IncomingMessage(Id);
