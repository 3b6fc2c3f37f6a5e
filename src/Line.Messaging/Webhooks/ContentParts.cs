namespace Line.Messaging.Webhooks;

/// <summary>A LINE emoji within a text. Reference: https://developers.line.biz/en/reference/messaging-api/#wh-text</summary>
/// <param name="Index">Position of the first character, in UTF-16 units from 0.</param>
/// <param name="Length">Number of UTF-16 units it takes in the text.</param>
/// <param name="ProductId">Id of the emoji set.</param>
/// <param name="EmojiId">Id of the emoji in the set.</param>
public sealed record EmojiSpan(int Index, int Length, string ProductId, string EmojiId);

/// <summary>A mention within a text. Reference: https://developers.line.biz/en/reference/messaging-api/#wh-text</summary>
/// <param name="Index">Position of the first character, in UTF-16 units from 0.</param>
/// <param name="Length">Number of UTF-16 units it takes in the text.</param>
/// <param name="Kind">LINE's name of the kind: <c>user</c>, <c>all</c>, or one that came later.</param>
/// <param name="UserId">Id of the person mentioned, where it may be known.</param>
/// <param name="IsSelf">True when this bot is the one mentioned.</param>
public sealed record Mentionee(int Index, int Length, string Kind, string? UserId, bool IsSelf);

/// <summary>Where a media file is. Reference: https://developers.line.biz/en/reference/messaging-api/#wh-image</summary>
/// <param name="IsLine">
/// True: LINE holds the file, fetch it with the content call. False: the addresses were chosen by the sender; never fetch them from a server unchecked.
/// </param>
/// <param name="OriginalContentUrl">The sender's address of the file.</param>
/// <param name="PreviewImageUrl">The sender's address of the preview.</param>
public sealed record ContentProvider(bool IsLine, string? OriginalContentUrl, string? PreviewImageUrl);

/// <summary>A set of pictures sent together. Reference: https://developers.line.biz/en/reference/messaging-api/#wh-image</summary>
/// <param name="Id">Id of the set.</param>
/// <param name="Index">Number of this picture from 1; absent from old phones.</param>
/// <param name="Total">How many there are; absent from old phones.</param>
public sealed record ImageSet(string Id, int? Index, int? Total);
