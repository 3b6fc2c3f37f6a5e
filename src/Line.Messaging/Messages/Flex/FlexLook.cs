namespace Line.Messaging.Messages;

/// <summary>Looks of Flex parts, one word each; every word gives a changed copy. Reference: https://developers.line.biz/en/docs/messaging-api/flex-message-elements/</summary>
public static class FlexLook
{
    /// <summary>Bold letters.</summary>
    /// <param name="text">The text.</param>
    public static FlexText Bold(this FlexText text) => text with { Weight = FlexWeight.Bold };

    /// <summary>Bold letters.</summary>
    /// <param name="span">The piece of text.</param>
    public static FlexSpan Bold(this FlexSpan span) => span with { Weight = FlexWeight.Bold };

    /// <summary>Size of the letters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">A keyword from xxs to 5xl, or pixels.</param>
    public static FlexText Size(this FlexText text, FlexSize size) => text with { Size = size };

    /// <summary>Size of the letters.</summary>
    /// <param name="span">The piece of text.</param>
    /// <param name="size">A keyword from xxs to 5xl, or pixels.</param>
    public static FlexSpan Size(this FlexSpan span, FlexSize size) => span with { Size = size };

    /// <summary>Colour of the letters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="color">#RRGGBB or #RRGGBBAA.</param>
    public static FlexText Color(this FlexText text, string color) => text with { Color = color };

    /// <summary>Colour of the letters.</summary>
    /// <param name="span">The piece of text.</param>
    /// <param name="color">#RRGGBB or #RRGGBBAA.</param>
    public static FlexSpan Color(this FlexSpan span, string color) => span with { Color = color };

    /// <summary>Goes on over several lines, as Thai sentences need to.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLines">Most lines; null for no limit.</param>
    public static FlexText Wrapped(this FlexText text, int? maxLines = null) => text with { Wrap = true, MaxLines = maxLines };

    /// <summary>In the middle of the line.</summary>
    /// <param name="text">The text.</param>
    public static FlexText Centered(this FlexText text) => text with { Align = FlexAlign.Center };

    /// <summary>At the end of the line.</summary>
    /// <param name="text">The text.</param>
    public static FlexText AtEnd(this FlexText text) => text with { Align = FlexAlign.End };

    /// <summary>What happens when it is tapped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="action">The action.</param>
    public static FlexText OnTap(this FlexText text, LineAction action) => text with { Action = action };

    /// <summary>What happens when it is tapped.</summary>
    /// <param name="box">The box.</param>
    /// <param name="action">The action.</param>
    public static FlexBox OnTap(this FlexBox box, LineAction action) => box with { Action = action };

    /// <summary>Space between the parts.</summary>
    /// <param name="box">The box.</param>
    /// <param name="space">A keyword from none to xxl, or pixels.</param>
    public static FlexBox Spaced(this FlexBox box, FlexSize space) => box with { Spacing = space };

    /// <summary>Space inside, on all sides.</summary>
    /// <param name="box">The box.</param>
    /// <param name="space">A keyword from none to xxl, pixels or per cent.</param>
    public static FlexBox Padded(this FlexBox box, FlexSize space) => box with { PaddingAll = space };

    /// <summary>Colour behind.</summary>
    /// <param name="box">The box.</param>
    /// <param name="color">#RRGGBB or #RRGGBBAA.</param>
    public static FlexBox On(this FlexBox box, string color) => box with { BackgroundColor = color };

    /// <summary>Rounded corners.</summary>
    /// <param name="box">The box.</param>
    /// <param name="radius">A keyword from none to xxl, or pixels.</param>
    public static FlexBox Rounded(this FlexBox box, FlexSize radius) => box with { CornerRadius = radius };

    /// <summary>A dark button, for the one thing to do.</summary>
    /// <param name="button">The button.</param>
    /// <param name="color">Its colour, #RRGGBB or #RRGGBBAA; null for LINE's own.</param>
    public static FlexButton Primary(this FlexButton button, string? color = null) => button with { Style = FlexButtonStyle.Primary, Color = color };

    /// <summary>A light button.</summary>
    /// <param name="button">The button.</param>
    public static FlexButton Secondary(this FlexButton button) => button with { Style = FlexButtonStyle.Secondary };

    /// <summary>As wide as the bubble, in a frame that it fills.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="width">Width of the frame's proportions.</param>
    /// <param name="height">Height of the frame's proportions, at most three times the width.</param>
    public static FlexImage FullWidth(this FlexImage image, int width, int height) =>
        image with { Size = FlexSize.Full, AspectRatio = new FlexRatio(width, height), AspectMode = FlexAspectMode.Cover };

    /// <summary>Space before it.</summary>
    /// <typeparam name="T">Kind of the part.</typeparam>
    /// <param name="part">The part.</param>
    /// <param name="space">A keyword from none to xxl, or pixels.</param>
    public static T Margin<T>(this T part, FlexSize space)
        where T : FlexPlaced => part with { Margin = space };

    /// <summary>Space before it.</summary>
    /// <param name="rule">The line.</param>
    /// <param name="space">A keyword from none to xxl, or pixels.</param>
    public static FlexSeparator Margin(this FlexSeparator rule, FlexSize space) => rule with { Margin = space };
}
