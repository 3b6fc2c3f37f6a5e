using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>
/// A picture with areas to tap. LINE fetches it in the widths 240, 300, 460, 700 and 1040 by adding <c>/240</c> and so on to the address.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#imagemap-message
/// </summary>
/// <param name="BaseUrl">Address without the width and without an extension; https, at most 2,000 characters. JPEG or PNG, at most 10 MB each.</param>
/// <param name="AltText">What is shown in the list of chats and in notices; 1 to 1,500 UTF-16 units.</param>
/// <param name="Height">Height at a width of 1040.</param>
/// <param name="Actions">The areas, at most 50.</param>
public sealed record ImagemapMessage(string BaseUrl, string AltText, int Height, IReadOnlyList<ImagemapAction> Actions) : Message
{
    /// <summary>A video played on the picture.</summary>
    public ImagemapVideo? Video { get; init; }

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "imagemap");
        writer.HttpsUrl("baseUrl", BaseUrl);
        writer.Text("altText", AltText, 1500);
        writer.Object("baseSize", size =>
        {
            size.Number("height", Height, 1, int.MaxValue);
            size.Number("width", 1040);
        });
        writer.Array("actions", Actions, Video is null ? 1 : 0, 50, static (item, action) => action.Write(item));
        writer.Object("video", Video);
    }
}

/// <summary>A rectangle on an imagemap, in pixels of the 1040 wide picture. Reference: https://developers.line.biz/en/reference/messaging-api/#imagemap-area-object</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record ImagemapArea(int X, int Y, int Width, int Height) : IJsonObject
{
    void IJsonObject.Write(LimitWriter writer)
    {
        writer.Number("x", X, 0, int.MaxValue);
        writer.Number("y", Y, 0, int.MaxValue);
        writer.Number("width", Width, 1, int.MaxValue);
        writer.Number("height", Height, 1, int.MaxValue);
    }
}

/// <summary>What happens when an area is tapped. Reference: https://developers.line.biz/en/reference/messaging-api/#imagemap-action-objects</summary>
/// <param name="Area">Where.</param>
public abstract record ImagemapAction(ImagemapArea Area)
{
    /// <summary>What is read aloud, at most 100 UTF-16 units.</summary>
    public string? Label { get; init; }

    internal abstract void WriteBody(LimitWriter writer);

    internal void Write(LimitWriter writer)
    {
        WriteBody(writer);
        writer.OptionalText("label", Label, 100);
        writer.Object("area", Area);
    }
}

/// <summary>Sends a text as if the person had typed it. Reference: https://developers.line.biz/en/reference/messaging-api/#imagemap-message-action-object</summary>
/// <param name="Area">Where.</param>
/// <param name="Text">The text, 1 to 400 UTF-16 units.</param>
public sealed record ImagemapMessageAction(ImagemapArea Area, string Text) : ImagemapAction(Area)
{
    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "message");
        writer.Text("text", Text, 400);
    }
}

/// <summary>Opens an address. Reference: https://developers.line.biz/en/reference/messaging-api/#imagemap-uri-action-object</summary>
/// <param name="Area">Where.</param>
/// <param name="LinkUri">http, https, line or tel; percent-encoded, at most 1,000 characters.</param>
public sealed record ImagemapUriAction(ImagemapArea Area, string LinkUri) : ImagemapAction(Area)
{
    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "uri");
        writer.Url("linkUri", LinkUri, 1000, "http", "https", "line", "tel");
    }
}

/// <summary>Copies a text to the clipboard. Reference: https://developers.line.biz/en/reference/messaging-api/#imagemap-clipboard-action-object</summary>
/// <param name="Area">Where.</param>
/// <param name="ClipboardText">The text, 1 to 1,000 UTF-16 units.</param>
public sealed record ImagemapClipboardAction(ImagemapArea Area, string ClipboardText) : ImagemapAction(Area)
{
    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "clipboard");
        writer.Text("clipboardText", ClipboardText, 1000);
    }
}

/// <summary>A video on an imagemap. Reference: https://developers.line.biz/en/reference/messaging-api/#imagemap-message</summary>
/// <param name="OriginalContentUrl">MP4 of at most 200 MB; https, at most 2,000 characters.</param>
/// <param name="PreviewImageUrl">JPEG or PNG of at most 1 MB; https, at most 2,000 characters.</param>
/// <param name="Area">Where it plays.</param>
public sealed record ImagemapVideo(string OriginalContentUrl, string PreviewImageUrl, ImagemapArea Area) : IJsonObject
{
    /// <summary>A link shown when the video has ended.</summary>
    public ImagemapExternalLink? ExternalLink { get; init; }

    void IJsonObject.Write(LimitWriter writer)
    {
        writer.HttpsUrl("originalContentUrl", OriginalContentUrl);
        writer.HttpsUrl("previewImageUrl", PreviewImageUrl);
        writer.Object("area", Area);
        writer.Object("externalLink", ExternalLink);
    }
}

/// <summary>A link at the end of a video. Reference: https://developers.line.biz/en/reference/messaging-api/#imagemap-message</summary>
/// <param name="LinkUri">http, https, line or tel; percent-encoded, at most 1,000 characters.</param>
/// <param name="Label">Its words, 1 to 30 UTF-16 units.</param>
public sealed record ImagemapExternalLink(string LinkUri, string Label) : IJsonObject
{
    void IJsonObject.Write(LimitWriter writer)
    {
        writer.Url("linkUri", LinkUri, 1000, "http", "https", "line", "tel");
        writer.Text("label", Label, 30);
    }
}
