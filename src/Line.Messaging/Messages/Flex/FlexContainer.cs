using System.Text;
using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>
/// The whole of a Flex message: a bubble, or a carousel of bubbles. Sizes are counted in the bytes that go to LINE, with 1 KB as 1,000 bytes,
/// because LINE does not say which it means. Reference: https://developers.line.biz/en/reference/messaging-api/#flex-message
/// </summary>
public abstract record FlexContainer
{
    /// <summary>Largest bubble, in bytes of JSON.</summary>
    public const int MaxBubbleBytes = 30_000;

    /// <summary>Largest carousel, in bytes of JSON.</summary>
    public const int MaxCarouselBytes = 50_000;

    private protected FlexContainer() { }

    /// <summary>A container drawn with LINE's Flex Message Simulator and pasted as JSON. Its parts are not checked, only its size.</summary>
    /// <param name="json">The JSON of a bubble or a carousel.</param>
    /// <exception cref="ArgumentException">The text is not a JSON object of one of these types.</exception>
    public static FlexContainer FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            var type = document.RootElement.Text("type");
            return type is "bubble" or "carousel"
                ? new DrawnFlex(json, type == "bubble" ? MaxBubbleBytes : MaxCarouselBytes)
                : throw new ArgumentException("The JSON of a Flex bubble or carousel is expected.", nameof(json));
        }
        catch (JsonException e)
        {
            throw new ArgumentException("The JSON of a Flex bubble or carousel is expected.", nameof(json), e);
        }
    }

    internal abstract void WriteAs(string name, LimitWriter writer);

    private sealed record DrawnFlex(string Json, int MaxBytes) : FlexContainer
    {
        internal override void WriteAs(string name, LimitWriter writer)
        {
            var bytes = Encoding.UTF8.GetBytes(Json);
            writer.Count(name, bytes.Length, 2, MaxBytes, "bytes");
            writer.Raw(name, bytes);
        }
    }
}

/// <summary>One bubble. At most 30 KB of JSON. Reference: https://developers.line.biz/en/reference/messaging-api/#bubble</summary>
public sealed record FlexBubble : FlexContainer
{
    /// <summary>Width; mega if nothing is said. All bubbles of a carousel have the same.</summary>
    public BubbleSize? Size { get; init; }

    /// <summary>Direction of text and horizontal boxes.</summary>
    public FlexDirection? Direction { get; init; }

    /// <summary>The top.</summary>
    public FlexBox? Header { get; init; }

    /// <summary>The picture beneath the top: a <see cref="FlexBox"/>, a <see cref="FlexImage"/> or a <see cref="FlexVideo"/>.</summary>
    public FlexComponent? Hero { get; init; }

    /// <summary>The middle.</summary>
    public FlexBox? Body { get; init; }

    /// <summary>The bottom.</summary>
    public FlexBox? Footer { get; init; }

    /// <summary>Backgrounds and lines of the four parts.</summary>
    public FlexBubbleStyles? Styles { get; init; }

    /// <summary>What happens when the bubble is tapped.</summary>
    public LineAction? Action { get; init; }

    internal override void WriteAs(string name, LimitWriter writer) => writer.Object(name, bubble => Write(bubble, this, inCarousel: false));

    internal static void Write(LimitWriter writer, FlexBubble bubble, bool inCarousel)
    {
        var start = writer.Length;
        writer.Constant("type", "bubble");
        writer.Keyword("size", bubble.Size);
        writer.Keyword("direction", bubble.Direction);
        bubble.Header?.WriteAs("header", writer);
        bubble.WriteHero(writer, inCarousel);
        bubble.Body?.WriteAs("body", writer);
        bubble.Footer?.WriteAs("footer", writer);
        writer.Object("styles", bubble.Styles);
        if (bubble.Action is { } action)
            writer.Object("action", inner => action.Write(inner, ActionPlace.Flex));
        // The two braces belong to the bubble too, and one of them is written after this.
        writer.Count("", writer.Length - start + 2, 2, MaxBubbleBytes, "bytes");
    }

    private void WriteHero(LimitWriter writer, bool inCarousel)
    {
        if (Hero is null)
            return;
        writer.Require(Hero is FlexBox or FlexImage or FlexVideo, "hero", "a box, an image or a video", Hero.TypeName);
        if (Hero is FlexVideo)
        {
            writer.Require(!inCarousel, "hero", "no video in a carousel", "a video");
            writer.Require(Size is null or BubbleSize.Kilo or BubbleSize.Mega or BubbleSize.Giga, "size", "kilo, mega or giga with a video", "another");
        }

        Hero.WriteAs("hero", writer);
    }
}

/// <summary>
/// 1 to 12 bubbles side by side, all of one size. At most 50 KB of JSON. Reference: https://developers.line.biz/en/reference/messaging-api/#f-carousel
/// </summary>
/// <param name="Bubbles">The bubbles, from left to right.</param>
public sealed record FlexCarousel(IReadOnlyList<FlexBubble> Bubbles) : FlexContainer
{
    /// <summary>Bubbles side by side.</summary>
    /// <param name="bubbles">1 to 12 of them, from left to right.</param>
    public FlexCarousel(params FlexBubble[] bubbles)
        : this((IReadOnlyList<FlexBubble>)bubbles) { }

    internal override void WriteAs(string name, LimitWriter writer) => writer.Object(name, carousel =>
    {
        var start = carousel.Length;
        carousel.Constant("type", "carousel");
        carousel.Array("contents", Bubbles, 1, 12, static (item, bubble) => FlexBubble.Write(item, bubble, inCarousel: true));
        var sizes = Bubbles.Select(bubble => bubble.Size ?? BubbleSize.Mega).Distinct().Count();
        carousel.Require(sizes == 1, "contents", "bubbles of one size", "of several sizes");
        carousel.Count("", carousel.Length - start + 2, 2, MaxCarouselBytes, "bytes");
    });
}
