using System.Globalization;

namespace Line.Messaging.Messages;

/// <summary>
/// A length in a Flex message: one of LINE's keywords, pixels or a percentage. Which of them a property takes is said there.
/// Reference: https://developers.line.biz/en/docs/messaging-api/flex-message-layout/
/// </summary>
public readonly record struct FlexSize
{
    private readonly string? _text;
    private readonly FlexSizes _kind;

    private FlexSize(string text, FlexSizes kind) => (_text, _kind) = (text, kind);

    /// <summary>Nothing.</summary>
    public static FlexSize None { get; } = new("none", FlexSizes.None);

    /// <summary>Very, very small: texts, icons and images only.</summary>
    public static FlexSize Xxs { get; } = new("xxs", FlexSizes.Tiny);

    /// <summary>Very small.</summary>
    public static FlexSize Xs { get; } = new("xs", FlexSizes.XsToXxl);

    /// <summary>Small.</summary>
    public static FlexSize Sm { get; } = new("sm", FlexSizes.XsToXxl);

    /// <summary>Medium.</summary>
    public static FlexSize Md { get; } = new("md", FlexSizes.XsToXxl);

    /// <summary>Large.</summary>
    public static FlexSize Lg { get; } = new("lg", FlexSizes.XsToXxl);

    /// <summary>Very large.</summary>
    public static FlexSize Xl { get; } = new("xl", FlexSizes.XsToXxl);

    /// <summary>Very, very large.</summary>
    public static FlexSize Xxl { get; } = new("xxl", FlexSizes.XsToXxl);

    /// <summary>Three times very large: texts, icons and images only.</summary>
    public static FlexSize Xl3 { get; } = new("3xl", FlexSizes.Huge);

    /// <summary>Four times very large: texts, icons and images only.</summary>
    public static FlexSize Xl4 { get; } = new("4xl", FlexSizes.Huge);

    /// <summary>Five times very large: texts, icons and images only.</summary>
    public static FlexSize Xl5 { get; } = new("5xl", FlexSizes.Huge);

    /// <summary>The whole width: images only.</summary>
    public static FlexSize Full { get; } = new("full", FlexSizes.Full);

    /// <summary>So many pixels.</summary>
    /// <param name="pixels">0 or more; an offset may be negative.</param>
    public static FlexSize Px(double pixels) => new(pixels.ToString("0.##", CultureInfo.InvariantCulture) + "px", FlexSizes.Pixels);

    /// <summary>A share of the surrounding box.</summary>
    /// <param name="percent">0 to 100.</param>
    public static FlexSize Percent(double percent) => new(percent.ToString("0.##", CultureInfo.InvariantCulture) + "%", FlexSizes.Percentage);

    /// <summary>The length as LINE writes it.</summary>
    public override string ToString() => _text ?? "none";

    internal bool IsAmong(FlexSizes allowed) => (allowed & (_text is null ? FlexSizes.None : _kind)) != 0;
}

/// <summary>The kinds of length a property takes.</summary>
[Flags]
internal enum FlexSizes
{
    None = 1,
    Tiny = 2,
    XsToXxl = 4,
    Huge = 8,
    Full = 16,
    Pixels = 32,
    Percentage = 64,

    /// <summary>Space between components.</summary>
    Margin = None | XsToXxl | Pixels,

    /// <summary>Space inside a box, and shifts.</summary>
    Padding = Margin | Percentage,

    /// <summary>Width and height of a box.</summary>
    Extent = Pixels | Percentage,

    /// <summary>Size of letters.</summary>
    Font = Tiny | XsToXxl | Huge | Pixels,

    /// <summary>Width of an icon.</summary>
    Icon = Font | Percentage,

    /// <summary>Width of a picture.</summary>
    Image = Icon | Full,
}
