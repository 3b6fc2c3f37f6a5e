namespace Line.Messaging.Messages;

/// <summary>Width of a bubble. Reference: https://developers.line.biz/en/reference/messaging-api/#bubble</summary>
public enum BubbleSize
{
    /// <summary>The narrowest.</summary>
    Nano,

    /// <summary>Narrow.</summary>
    Micro,

    /// <summary>Between micro and hecto; LINE 13.6.0 or newer.</summary>
    Deca,

    /// <summary>Between deca and kilo; LINE 13.6.0 or newer.</summary>
    Hecto,

    /// <summary>A little less than the usual.</summary>
    Kilo,

    /// <summary>The usual, if nothing is said.</summary>
    Mega,

    /// <summary>The widest.</summary>
    Giga,
}

/// <summary>Direction of text and of horizontal boxes. Reference: https://developers.line.biz/en/reference/messaging-api/#bubble</summary>
public enum FlexDirection
{
    /// <summary>Left to right.</summary>
    Ltr,

    /// <summary>Right to left.</summary>
    Rtl,
}

/// <summary>How a box arranges its contents. Reference: https://developers.line.biz/en/reference/messaging-api/#box</summary>
public enum FlexLayout
{
    /// <summary>Side by side.</summary>
    Horizontal,

    /// <summary>One below the other.</summary>
    Vertical,

    /// <summary>Side by side on one line of writing; texts and icons only.</summary>
    Baseline,
}

/// <summary>What the offsets of a component are measured from. Reference: https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#component-position</summary>
public enum FlexPosition
{
    /// <summary>Its ordinary place.</summary>
    Relative,

    /// <summary>The corner of the box around it.</summary>
    Absolute,
}

/// <summary>Where something stands along the line. Reference: https://developers.line.biz/en/reference/messaging-api/#f-text</summary>
public enum FlexAlign
{
    /// <summary>At the start.</summary>
    Start,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the end.</summary>
    End,
}

/// <summary>Where something stands from top to bottom. Reference: https://developers.line.biz/en/reference/messaging-api/#f-text</summary>
public enum FlexGravity
{
    /// <summary>At the top.</summary>
    Top,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the bottom.</summary>
    Bottom,
}

/// <summary>How a box shares out free space along its direction. Reference: https://developers.line.biz/en/reference/messaging-api/#box</summary>
public enum FlexJustify
{
    /// <summary>Everything in the middle.</summary>
    Center,

    /// <summary>Everything at the start.</summary>
    FlexStart,

    /// <summary>Everything at the end.</summary>
    FlexEnd,

    /// <summary>Between the components.</summary>
    SpaceBetween,

    /// <summary>Around each component.</summary>
    SpaceAround,

    /// <summary>Evenly, also at both ends.</summary>
    SpaceEvenly,
}

/// <summary>Where a box puts its contents across its direction. Reference: https://developers.line.biz/en/reference/messaging-api/#box</summary>
public enum FlexAlignItems
{
    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the start.</summary>
    FlexStart,

    /// <summary>At the end.</summary>
    FlexEnd,
}

/// <summary>Thickness of letters. Reference: https://developers.line.biz/en/reference/messaging-api/#f-text</summary>
public enum FlexWeight
{
    /// <summary>Ordinary.</summary>
    Regular,

    /// <summary>Bold.</summary>
    Bold,
}

/// <summary>Slant of letters. Reference: https://developers.line.biz/en/reference/messaging-api/#f-text</summary>
public enum FlexTextStyle
{
    /// <summary>Upright.</summary>
    Normal,

    /// <summary>Italic.</summary>
    Italic,
}

/// <summary>Line on a text. Reference: https://developers.line.biz/en/reference/messaging-api/#f-text</summary>
public enum FlexDecoration
{
    /// <summary>None.</summary>
    None,

    /// <summary>Beneath.</summary>
    Underline,

    /// <summary>Through.</summary>
    LineThrough,
}

/// <summary>Look of a button. Reference: https://developers.line.biz/en/reference/messaging-api/#button</summary>
public enum FlexButtonStyle
{
    /// <summary>Dark.</summary>
    Primary,

    /// <summary>Light.</summary>
    Secondary,

    /// <summary>Like a link; the usual, if nothing is said.</summary>
    Link,
}

/// <summary>Height of a button. Reference: https://developers.line.biz/en/reference/messaging-api/#button</summary>
public enum FlexButtonHeight
{
    /// <summary>Usual.</summary>
    Md,

    /// <summary>Lower.</summary>
    Sm,
}

/// <summary>How a text that does not fit is treated. Reference: https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#adjusts-fontsize-to-fit</summary>
public enum FlexAdjustMode
{
    /// <summary>Smaller letters.</summary>
    ShrinkToFit,
}

/// <summary>How a picture fills its frame. Reference: https://developers.line.biz/en/reference/messaging-api/#f-image</summary>
public enum FlexAspectMode
{
    /// <summary>All of the picture is seen.</summary>
    Fit,

    /// <summary>All of the frame is filled.</summary>
    Cover,
}
