using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>A button. Reference: https://developers.line.biz/en/reference/messaging-api/#button</summary>
/// <param name="Action">What it does; its label (1 to 40 graphemes) is what the button says.</param>
public sealed record FlexButton(LineAction Action) : FlexPlaced
{
    /// <summary>Share of the free space of the box around it, 0 or more.</summary>
    public int? Flex { get; init; }

    /// <summary>Look.</summary>
    public FlexButtonStyle? Style { get; init; }

    /// <summary>Colour, as #RRGGBB or #RRGGBBAA: of the letters of a link, else of the button.</summary>
    public string? Color { get; init; }

    /// <summary>Height.</summary>
    public FlexButtonHeight? Height { get; init; }

    /// <summary>Where it stands from top to bottom.</summary>
    public FlexGravity? Gravity { get; init; }

    /// <summary>What to do when the label does not fit.</summary>
    public FlexAdjustMode? AdjustMode { get; init; }

    /// <summary>True: it grows with the letter size chosen on the phone; LINE 13.6.0 or newer.</summary>
    public bool? Scaling { get; init; }

    internal override string TypeName => "button";

    internal override void WriteBody(LimitWriter writer)
    {
        WriteAction(writer, Action, ActionPlace.FlexButton);
        writer.Number("flex", Flex, 0, int.MaxValue);
        writer.Keyword("style", Style);
        writer.Color("color", Color);
        writer.Keyword("height", Height);
        writer.Keyword("gravity", Gravity);
        writer.Keyword("adjustMode", AdjustMode);
        writer.Flag("scaling", Scaling);
        WritePlace(writer);
    }
}
