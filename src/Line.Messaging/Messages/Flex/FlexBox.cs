using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>
/// Parts beside or below each other. A horizontal or vertical box takes boxes, buttons, images, texts, separators and fillers; a baseline box takes
/// texts, icons and fillers. Reference: https://developers.line.biz/en/reference/messaging-api/#box
/// </summary>
/// <param name="Layout">How they are arranged.</param>
/// <param name="Contents">The parts.</param>
public sealed record FlexBox(FlexLayout Layout, IReadOnlyList<FlexComponent> Contents) : FlexPlaced
{
    /// <summary>Share of the free space of the box around it, 0 or more.</summary>
    public int? Flex { get; init; }

    /// <summary>Space between the parts: a keyword from none to xxl, or pixels.</summary>
    public FlexSize? Spacing { get; init; }

    /// <summary>Colour behind, as #RRGGBB or #RRGGBBAA.</summary>
    public string? BackgroundColor { get; init; }

    /// <summary>Background that passes between colours.</summary>
    public LinearGradient? Background { get; init; }

    /// <summary>Colour of the border, as #RRGGBB or #RRGGBBAA.</summary>
    public string? BorderColor { get; init; }

    /// <summary>Width of the border.</summary>
    public FlexBorder? BorderWidth { get; init; }

    /// <summary>Rounding: a keyword from none to xxl, or pixels.</summary>
    public FlexSize? CornerRadius { get; init; }

    /// <summary>Width in pixels or per cent.</summary>
    public FlexSize? Width { get; init; }

    /// <summary>Largest width in pixels or per cent.</summary>
    public FlexSize? MaxWidth { get; init; }

    /// <summary>Height in pixels or per cent.</summary>
    public FlexSize? Height { get; init; }

    /// <summary>Largest height in pixels or per cent.</summary>
    public FlexSize? MaxHeight { get; init; }

    /// <summary>Space inside on all sides: a keyword from none to xxl, pixels or per cent.</summary>
    public FlexSize? PaddingAll { get; init; }

    /// <summary>Space inside at the top.</summary>
    public FlexSize? PaddingTop { get; init; }

    /// <summary>Space inside at the bottom.</summary>
    public FlexSize? PaddingBottom { get; init; }

    /// <summary>Space inside where the line starts.</summary>
    public FlexSize? PaddingStart { get; init; }

    /// <summary>Space inside where the line ends.</summary>
    public FlexSize? PaddingEnd { get; init; }

    /// <summary>How free space along the box is shared out.</summary>
    public FlexJustify? JustifyContent { get; init; }

    /// <summary>Where the parts stand across the box.</summary>
    public FlexAlignItems? AlignItems { get; init; }

    /// <summary>What happens when it is tapped.</summary>
    public LineAction? Action { get; init; }

    internal override string TypeName => "box";

    /// <summary>Parts one below the other.</summary>
    /// <param name="contents">The parts, from top to bottom.</param>
    public static FlexBox Vertical(params FlexComponent[] contents) => new(FlexLayout.Vertical, contents);

    /// <summary>Parts side by side.</summary>
    /// <param name="contents">The parts, from left to right.</param>
    public static FlexBox Horizontal(params FlexComponent[] contents) => new(FlexLayout.Horizontal, contents);

    /// <summary>Texts and icons on one line of writing.</summary>
    /// <param name="contents">The parts, from left to right.</param>
    public static FlexBox Baseline(params FlexComponent[] contents) => new(FlexLayout.Baseline, contents);

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Keyword("layout", (FlexLayout?)Layout);
        writer.Array("contents", Contents, 0, int.MaxValue, WritePart);
        writer.Number("flex", Flex, 0, int.MaxValue);
        writer.FlexLength("spacing", Spacing, FlexSizes.Margin);
        WritePlace(writer);
        writer.Color("backgroundColor", BackgroundColor);
        writer.Object("background", Background);
        writer.Color("borderColor", BorderColor);
        BorderWidth?.Write(writer, "borderWidth");
        writer.FlexLength("cornerRadius", CornerRadius, FlexSizes.Margin);
        writer.FlexLength("width", Width, FlexSizes.Extent);
        writer.FlexLength("maxWidth", MaxWidth, FlexSizes.Extent);
        writer.FlexLength("height", Height, FlexSizes.Extent);
        writer.FlexLength("maxHeight", MaxHeight, FlexSizes.Extent);
        writer.FlexLength("paddingAll", PaddingAll, FlexSizes.Padding);
        writer.FlexLength("paddingTop", PaddingTop, FlexSizes.Padding);
        writer.FlexLength("paddingBottom", PaddingBottom, FlexSizes.Padding);
        writer.FlexLength("paddingStart", PaddingStart, FlexSizes.Padding);
        writer.FlexLength("paddingEnd", PaddingEnd, FlexSizes.Padding);
        writer.Keyword("justifyContent", JustifyContent);
        writer.Keyword("alignItems", AlignItems);
        WriteAction(writer, Action, ActionPlace.Flex);
    }

    private void WritePart(LimitWriter writer, FlexComponent part)
    {
        var fits = Layout == FlexLayout.Baseline
            ? part is FlexText or FlexIcon or FlexFiller
            : part is FlexBox or FlexButton or FlexImage or FlexText or FlexSeparator or FlexFiller;
        writer.Require(fits, "type", Layout == FlexLayout.Baseline ? "text, icon or filler in a baseline box" : "box, button, image, text, separator or filler", part.TypeName);
        Write(writer, part);
    }
}

/// <summary>Width of a border. Reference: https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#box-border-width</summary>
public readonly record struct FlexBorder
{
    private readonly string? _text;

    private FlexBorder(string text) => _text = text;

    /// <summary>No border.</summary>
    public static FlexBorder None { get; } = new("none");

    /// <summary>The thinnest.</summary>
    public static FlexBorder Light { get; } = new("light");

    /// <summary>Thin.</summary>
    public static FlexBorder Normal { get; } = new("normal");

    /// <summary>Medium.</summary>
    public static FlexBorder Medium { get; } = new("medium");

    /// <summary>Rather thick.</summary>
    public static FlexBorder SemiBold { get; } = new("semi-bold");

    /// <summary>The thickest.</summary>
    public static FlexBorder Bold { get; } = new("bold");

    /// <summary>So many pixels.</summary>
    /// <param name="pixels">0 or more.</param>
    public static FlexBorder Px(double pixels) => new(FlexSize.Px(pixels).ToString());

    internal void Write(LimitWriter writer, string name) => writer.Constant(name, _text ?? "none");
}
