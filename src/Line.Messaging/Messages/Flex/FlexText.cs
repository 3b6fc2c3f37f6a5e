using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>
/// A text, in one style or as spans of several. Reference: https://developers.line.biz/en/reference/messaging-api/#f-text
/// </summary>
/// <param name="Text">The text; left out of sight when there are spans.</param>
public sealed record FlexText(string? Text) : FlexPlaced
{
    /// <summary>A text of several styles.</summary>
    /// <param name="spans">Its pieces, in order.</param>
    public FlexText(params FlexSpan[] spans)
        : this((string?)null) => Contents = spans;

    /// <summary>The pieces of a text of several styles.</summary>
    public IReadOnlyList<FlexSpan> Contents { get; init; } = [];

    /// <summary>Share of the free space of the box around it, 0 or more.</summary>
    public int? Flex { get; init; }

    /// <summary>Size of the letters: a keyword from xxs to 5xl, or pixels.</summary>
    public FlexSize? Size { get; init; }

    /// <summary>Where it stands along the line.</summary>
    public FlexAlign? Align { get; init; }

    /// <summary>Where it stands from top to bottom.</summary>
    public FlexGravity? Gravity { get; init; }

    /// <summary>Colour, as #RRGGBB or #RRGGBBAA.</summary>
    public string? Color { get; init; }

    /// <summary>Thickness.</summary>
    public FlexWeight? Weight { get; init; }

    /// <summary>Slant.</summary>
    public FlexTextStyle? Style { get; init; }

    /// <summary>Line on it.</summary>
    public FlexDecoration? Decoration { get; init; }

    /// <summary>True: it goes on over several lines. Without it a text that is too long ends in three dots.</summary>
    public bool? Wrap { get; init; }

    /// <summary>Space between lines, in pixels above 0.</summary>
    public FlexSize? LineSpacing { get; init; }

    /// <summary>Most lines; 0 is no limit.</summary>
    public int? MaxLines { get; init; }

    /// <summary>What to do when it does not fit.</summary>
    public FlexAdjustMode? AdjustMode { get; init; }

    /// <summary>True: it grows with the letter size chosen on the phone; LINE 13.6.0 or newer.</summary>
    public bool? Scaling { get; init; }

    /// <summary>What happens when it is tapped.</summary>
    public LineAction? Action { get; init; }

    internal override string TypeName => "text";

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Require(Text is { Length: > 0 } || Contents.Count > 0, "text", "present where there are no spans", Text is null ? "null" : "empty");
        writer.OptionalToken("text", Text);
        if (Contents.Count > 0)
            writer.Array("contents", Contents, 1, int.MaxValue, FlexComponent.Write);
        writer.Number("flex", Flex, 0, int.MaxValue);
        writer.FlexLength("size", Size, FlexSizes.Font);
        writer.Keyword("align", Align);
        writer.Keyword("gravity", Gravity);
        writer.Color("color", Color);
        writer.Keyword("weight", Weight);
        writer.Keyword("style", Style);
        writer.Keyword("decoration", Decoration);
        writer.Flag("wrap", Wrap);
        writer.FlexLength("lineSpacing", LineSpacing, FlexSizes.Pixels);
        writer.Number("maxLines", MaxLines, 0, int.MaxValue);
        writer.Keyword("adjustMode", AdjustMode);
        writer.Flag("scaling", Scaling);
        WritePlace(writer);
        WriteAction(writer, Action, ActionPlace.Flex);
    }
}

/// <summary>A piece of a text. Reference: https://developers.line.biz/en/reference/messaging-api/#span</summary>
/// <param name="Text">The text.</param>
public sealed record FlexSpan(string Text) : FlexComponent
{
    /// <summary>Size of the letters: a keyword from xxs to 5xl, or pixels.</summary>
    public FlexSize? Size { get; init; }

    /// <summary>Colour, as #RRGGBB or #RRGGBBAA.</summary>
    public string? Color { get; init; }

    /// <summary>Thickness.</summary>
    public FlexWeight? Weight { get; init; }

    /// <summary>Slant.</summary>
    public FlexTextStyle? Style { get; init; }

    /// <summary>Line on it.</summary>
    public FlexDecoration? Decoration { get; init; }

    internal override string TypeName => "span";

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Token("text", Text);
        writer.FlexLength("size", Size, FlexSizes.Font);
        writer.Color("color", Color);
        writer.Keyword("weight", Weight);
        writer.Keyword("style", Style);
        writer.Keyword("decoration", Decoration);
    }
}
