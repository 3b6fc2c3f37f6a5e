namespace Line.Messaging.Messages;

/// <summary>
/// Builds Flex messages so that the code reads as the message looks: parts inside parts, from top to bottom. Everything that can be set is on the
/// records themselves (<c>with</c>); the words here are for what is used all the time.
/// Reference: https://developers.line.biz/en/docs/messaging-api/flex-message-elements/
/// </summary>
/// <example>
/// <code>
/// var card = Flex.Bubble(
///     Flex.Column(
///         Flex.Text("คิวของท่าน").Color("#666666"),
///         Flex.Text("A012").Size(FlexSize.Xl5).Bold(),
///         Flex.Rule().Margin(FlexSize.Lg),
///         Flex.Row(Flex.Text("ก่อนหน้าท่าน"), Flex.Text("5 คิว").AtEnd().Bold())),
///     footer: Flex.Column(Flex.Button(new PostbackAction("ยกเลิกคิว", "v1/queue/cancel")).Secondary()));
/// </code>
/// </example>
public static class Flex
{
    /// <summary>One bubble.</summary>
    /// <param name="body">The middle.</param>
    /// <param name="header">The top.</param>
    /// <param name="hero">The picture beneath the top: a box, an image or a video.</param>
    /// <param name="footer">The bottom.</param>
    /// <param name="size">Width; mega if nothing is said.</param>
    public static FlexBubble Bubble(FlexBox? body = null, FlexBox? header = null, FlexComponent? hero = null, FlexBox? footer = null, BubbleSize? size = null) =>
        new() { Size = size, Header = header, Hero = hero, Body = body, Footer = footer };

    /// <summary>Bubbles side by side.</summary>
    /// <param name="bubbles">1 to 12 of one size.</param>
    public static FlexCarousel Carousel(params FlexBubble[] bubbles) => new(bubbles);

    /// <summary>Parts one below the other.</summary>
    /// <param name="parts">From top to bottom.</param>
    public static FlexBox Column(params FlexComponent[] parts) => FlexBox.Vertical(parts);

    /// <summary>Parts side by side.</summary>
    /// <param name="parts">From left to right.</param>
    public static FlexBox Row(params FlexComponent[] parts) => FlexBox.Horizontal(parts);

    /// <summary>Texts and icons on one line of writing.</summary>
    /// <param name="parts">From left to right.</param>
    public static FlexBox Line(params FlexComponent[] parts) => FlexBox.Baseline(parts);

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public static FlexText Text(string text) => new(text);

    /// <summary>A text of several styles.</summary>
    /// <param name="spans">Its pieces.</param>
    public static FlexText Text(params FlexSpan[] spans) => new(spans);

    /// <summary>A piece of a text.</summary>
    /// <param name="text">The text.</param>
    public static FlexSpan Span(string text) => new(text);

    /// <summary>A button.</summary>
    /// <param name="action">What it does; its label is what the button says.</param>
    public static FlexButton Button(LineAction action) => new(action);

    /// <summary>A picture.</summary>
    /// <param name="url">JPEG or PNG; https.</param>
    public static FlexImage Image(string url) => new(url);

    /// <summary>A small picture on a line of writing.</summary>
    /// <param name="url">JPEG or PNG; https.</param>
    public static FlexIcon Icon(string url) => new(url);

    /// <summary>A line between parts.</summary>
    public static FlexSeparator Rule() => new();
}
