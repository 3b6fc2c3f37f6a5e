using System.Globalization;
using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>A picture of at most 1024 x 1024 pixels and 10 MB. Reference: https://developers.line.biz/en/reference/messaging-api/#f-image</summary>
/// <param name="Url">JPEG or PNG; https, at most 2,000 characters.</param>
public sealed record FlexImage(string Url) : FlexPlaced
{
    /// <summary>Share of the free space of the box around it, 0 or more.</summary>
    public int? Flex { get; init; }

    /// <summary>Largest width: a keyword from xxs to 5xl or full, pixels or per cent.</summary>
    public FlexSize? Size { get; init; }

    /// <summary>Where it stands along the line.</summary>
    public FlexAlign? Align { get; init; }

    /// <summary>Where it stands from top to bottom.</summary>
    public FlexGravity? Gravity { get; init; }

    /// <summary>Width to height of the frame; 1:1 if nothing is said.</summary>
    public FlexRatio? AspectRatio { get; init; }

    /// <summary>How it fills the frame.</summary>
    public FlexAspectMode? AspectMode { get; init; }

    /// <summary>Colour behind it, as #RRGGBB or #RRGGBBAA.</summary>
    public string? BackgroundColor { get; init; }

    /// <summary>True for an APNG that plays: at most 300 KB, and at most 10 of them in a message.</summary>
    public bool? Animated { get; init; }

    /// <summary>What happens when it is tapped.</summary>
    public LineAction? Action { get; init; }

    internal override string TypeName => "image";

    internal override void WriteBody(LimitWriter writer)
    {
        writer.HttpsUrl("url", Url);
        writer.Number("flex", Flex, 0, int.MaxValue);
        writer.FlexLength("size", Size, FlexSizes.Image);
        writer.Keyword("align", Align);
        writer.Keyword("gravity", Gravity);
        AspectRatio?.Write(writer, "aspectRatio");
        writer.Keyword("aspectMode", AspectMode);
        writer.Color("backgroundColor", BackgroundColor);
        writer.Flag("animated", Animated);
        if (Animated == true)
            writer.Require(++writer.AnimatedImages <= 10, "animated", "at most 10 animated images in a message", writer.AnimatedImages.ToString(CultureInfo.InvariantCulture));
        WritePlace(writer);
        WriteAction(writer, Action, ActionPlace.Flex);
    }
}

/// <summary>A small picture on a line of writing, only in baseline boxes. Reference: https://developers.line.biz/en/reference/messaging-api/#icon</summary>
/// <param name="Url">JPEG or PNG of at most 240 x 240 pixels and 1 MB; https, at most 2,000 characters.</param>
public sealed record FlexIcon(string Url) : FlexPlaced
{
    /// <summary>Largest width: a keyword from xxs to 5xl, pixels or per cent.</summary>
    public FlexSize? Size { get; init; }

    /// <summary>Width to height; 1:1 if nothing is said.</summary>
    public FlexRatio? AspectRatio { get; init; }

    /// <summary>True: it grows with the letter size chosen on the phone; LINE 13.6.0 or newer.</summary>
    public bool? Scaling { get; init; }

    internal override string TypeName => "icon";

    internal override void WriteBody(LimitWriter writer)
    {
        writer.HttpsUrl("url", Url);
        writer.FlexLength("size", Size, FlexSizes.Icon);
        AspectRatio?.Write(writer, "aspectRatio");
        writer.Flag("scaling", Scaling);
        WritePlace(writer);
    }
}

/// <summary>
/// A video, only as the hero of a bubble of size kilo, mega or giga that is not in a carousel. Reference: https://developers.line.biz/en/reference/messaging-api/#f-video
/// </summary>
/// <param name="Url">MP4 of at most 200 MB; https, at most 2,000 characters.</param>
/// <param name="PreviewUrl">JPEG or PNG of at most 1 MB; https, at most 2,000 characters.</param>
/// <param name="AltContent">A <see cref="FlexBox"/> or <see cref="FlexImage"/> for phones that cannot show it.</param>
public sealed record FlexVideo(string Url, string PreviewUrl, FlexComponent AltContent) : FlexComponent
{
    /// <summary>Width to height; should be that of the video.</summary>
    public FlexRatio? AspectRatio { get; init; }

    /// <summary>A button beneath the video; a <see cref="UriAction"/>.</summary>
    public UriAction? Action { get; init; }

    internal override string TypeName => "video";

    internal override void WriteBody(LimitWriter writer)
    {
        writer.HttpsUrl("url", Url);
        writer.HttpsUrl("previewUrl", PreviewUrl);
        ArgumentNullException.ThrowIfNull(AltContent);
        writer.Require(AltContent is FlexBox or FlexImage, "altContent", "a box or an image", AltContent.TypeName);
        AltContent.WriteAs("altContent", writer);
        AspectRatio?.Write(writer, "aspectRatio");
        WriteAction(writer, Action, ActionPlace.FlexButton);
    }
}
