using System.Globalization;
using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>Looks of the four parts of a bubble. Reference: https://developers.line.biz/en/reference/messaging-api/#bubble-style</summary>
public sealed record FlexBubbleStyles : IJsonObject
{
    /// <summary>The top.</summary>
    public FlexBlockStyle? Header { get; init; }

    /// <summary>The picture.</summary>
    public FlexBlockStyle? Hero { get; init; }

    /// <summary>The middle.</summary>
    public FlexBlockStyle? Body { get; init; }

    /// <summary>The bottom.</summary>
    public FlexBlockStyle? Footer { get; init; }

    void IJsonObject.Write(LimitWriter writer)
    {
        writer.Object("header", Header);
        writer.Object("hero", Hero);
        writer.Object("body", Body);
        writer.Object("footer", Footer);
    }
}

/// <summary>Look of one part. Reference: https://developers.line.biz/en/reference/messaging-api/#block-style</summary>
public sealed record FlexBlockStyle : IJsonObject
{
    /// <summary>Colour behind it, as #RRGGBB or #RRGGBBAA.</summary>
    public string? BackgroundColor { get; init; }

    /// <summary>A line above it; not for the first part.</summary>
    public bool? Separator { get; init; }

    /// <summary>Colour of the line, as #RRGGBB or #RRGGBBAA.</summary>
    public string? SeparatorColor { get; init; }

    void IJsonObject.Write(LimitWriter writer)
    {
        writer.Color("backgroundColor", BackgroundColor);
        writer.Flag("separator", Separator);
        writer.Color("separatorColor", SeparatorColor);
    }
}

/// <summary>A background that passes from one colour to another. Reference: https://developers.line.biz/en/reference/messaging-api/#box-linear-gradient</summary>
/// <param name="Angle">Direction in degrees, 0 up to but not including 360; 0 goes from bottom to top, 90 from left to right.</param>
/// <param name="StartColor">First colour, as #RRGGBB or #RRGGBBAA.</param>
/// <param name="EndColor">Last colour, as #RRGGBB or #RRGGBBAA.</param>
public sealed record LinearGradient(double Angle, string StartColor, string EndColor) : IJsonObject
{
    /// <summary>Colour in between, as #RRGGBB or #RRGGBBAA.</summary>
    public string? CenterColor { get; init; }

    /// <summary>Where the colour in between stands, 0 to 100 per cent; 50 if nothing is said.</summary>
    public double? CenterPosition { get; init; }

    void IJsonObject.Write(LimitWriter writer)
    {
        writer.Constant("type", "linearGradient");
        writer.Require(Angle is >= 0 and < 360, "angle", "0 to less than 360 degrees", Angle.ToString(CultureInfo.InvariantCulture));
        writer.Constant("angle", Angle.ToString("0.##", CultureInfo.InvariantCulture) + "deg");
        writer.Color("startColor", StartColor);
        writer.Color("endColor", EndColor);
        writer.Color("centerColor", CenterColor);
        if (CenterPosition is not { } position)
            return;
        writer.Require(position is >= 0 and <= 100, "centerPosition", "0 to 100 per cent", position.ToString(CultureInfo.InvariantCulture));
        writer.Constant("centerPosition", position.ToString("0.##", CultureInfo.InvariantCulture) + "%");
    }
}

/// <summary>Width to height of a picture. Reference: https://developers.line.biz/en/reference/messaging-api/#f-image</summary>
/// <param name="Width">1 to 100,000.</param>
/// <param name="Height">1 to 100,000, and at most three times the width.</param>
public readonly record struct FlexRatio(int Width, int Height)
{
    internal void Write(LimitWriter writer, string name)
    {
        var text = ToString();
        writer.Require(Width is >= 1 and <= 100_000 && Height is >= 1 and <= 100_000, name, "of numbers from 1 to 100000", text);
        writer.Require(Height <= 3L * Width, name, "at most three times as high as wide", text);
        writer.Constant(name, text);
    }

    /// <summary>The ratio as LINE writes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}:{Height}");
}
