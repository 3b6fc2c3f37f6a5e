using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>A part of a bubble. Reference: https://developers.line.biz/en/reference/messaging-api/#component</summary>
public abstract record FlexComponent
{
    private protected FlexComponent() { }

    internal abstract string TypeName { get; }

    internal abstract void WriteBody(LimitWriter writer);

    internal void WriteAs(string name, LimitWriter writer) => writer.Object(name, inner => Write(inner, this));

    internal static void Write(LimitWriter writer, FlexComponent component)
    {
        ArgumentNullException.ThrowIfNull(component);
        writer.Constant("type", component.TypeName);
        component.WriteBody(writer);
    }

    private protected static void WriteAction(LimitWriter writer, LineAction? action, ActionPlace place)
    {
        if (action is not null)
            writer.Object("action", inner => action.Write(inner, place));
    }
}

/// <summary>A part that can be shifted from its place. Reference: https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#component-position</summary>
public abstract record FlexPlaced : FlexComponent
{
    private protected FlexPlaced() { }

    /// <summary>Space before it: a keyword from none to xxl, or pixels.</summary>
    public FlexSize? Margin { get; init; }

    /// <summary>What the offsets are measured from.</summary>
    public FlexPosition? Position { get; init; }

    /// <summary>Shift from the top: a keyword from none to xxl, pixels or per cent.</summary>
    public FlexSize? OffsetTop { get; init; }

    /// <summary>Shift from the bottom: a keyword from none to xxl, pixels or per cent.</summary>
    public FlexSize? OffsetBottom { get; init; }

    /// <summary>Shift from where the line starts: a keyword from none to xxl, pixels or per cent.</summary>
    public FlexSize? OffsetStart { get; init; }

    /// <summary>Shift from where the line ends: a keyword from none to xxl, pixels or per cent.</summary>
    public FlexSize? OffsetEnd { get; init; }

    private protected void WritePlace(LimitWriter writer)
    {
        writer.FlexLength("margin", Margin, FlexSizes.Margin);
        writer.Keyword("position", Position);
        writer.FlexLength("offsetTop", OffsetTop, FlexSizes.Padding);
        writer.FlexLength("offsetBottom", OffsetBottom, FlexSizes.Padding);
        writer.FlexLength("offsetStart", OffsetStart, FlexSizes.Padding);
        writer.FlexLength("offsetEnd", OffsetEnd, FlexSizes.Padding);
    }
}

/// <summary>A line between parts. Reference: https://developers.line.biz/en/reference/messaging-api/#separator</summary>
public sealed record FlexSeparator : FlexComponent
{
    /// <summary>Space before it: a keyword from none to xxl, or pixels.</summary>
    public FlexSize? Margin { get; init; }

    /// <summary>Colour, as #RRGGBB or #RRGGBBAA.</summary>
    public string? Color { get; init; }

    internal override string TypeName => "separator";

    internal override void WriteBody(LimitWriter writer)
    {
        writer.FlexLength("margin", Margin, FlexSizes.Margin);
        writer.Color("color", Color);
    }
}

/// <summary>Empty space that takes up what is left. LINE advises spacing and margins in its place. Reference: https://developers.line.biz/en/reference/messaging-api/#filler</summary>
public sealed record FlexFiller : FlexComponent
{
    /// <summary>Share of the free space, 0 or more.</summary>
    public int? Flex { get; init; }

    internal override string TypeName => "filler";

    internal override void WriteBody(LimitWriter writer) => writer.Number("flex", Flex, 0, int.MaxValue);
}
