using Line.Messaging.Messages;

namespace Line.Messaging.Tests.Support;

/// <summary>Each Flex component once, with everything that can be set on it.</summary>
internal static class EveryFlex
{
    private const string Picture = "https://example.go.th/p.png";
    private static readonly UriAction Web = new("เว็บ", "https://example.go.th");

    public static FlexBubble Bubble { get; } = new()
    {
        Size = BubbleSize.Giga,
        Direction = FlexDirection.Ltr,
        Action = Web,
        Header = FlexBox.Vertical(Text),
        Hero = Image,
        Body = Box,
        Footer = FlexBox.Vertical(Button),
        Styles = new FlexBubbleStyles
        {
            Header = new FlexBlockStyle { BackgroundColor = "#0F4C81", Separator = true, SeparatorColor = "#0F4C8180" },
            Hero = new FlexBlockStyle { BackgroundColor = "#FFFFFF" },
            Body = new FlexBlockStyle { Separator = false },
            Footer = new FlexBlockStyle { Separator = true },
        },
    };

    public static FlexBubble VideoBubble { get; } = new()
    {
        Size = BubbleSize.Kilo,
        Hero = new FlexVideo("https://example.go.th/v.mp4", Picture, Image) { AspectRatio = new FlexRatio(16, 9), Action = Web },
    };

    private static FlexBox Box => new(FlexLayout.Vertical,
    [
        Text,
        new FlexText(new FlexSpan("อีก "), new FlexSpan("3")
        {
            Size = FlexSize.Xxl, Color = "#AA0000", Weight = FlexWeight.Bold, Style = FlexTextStyle.Italic, Decoration = FlexDecoration.LineThrough,
        }),
        new FlexSeparator { Margin = FlexSize.Lg, Color = "#CCCCCC" },
        new FlexFiller { Flex = 1 },
        Image,
        Button,
        FlexBox.Horizontal(new FlexText("ซ้าย"), new FlexText("ขวา")) with { JustifyContent = FlexJustify.SpaceBetween, AlignItems = FlexAlignItems.FlexEnd },
        FlexBox.Baseline(
            new FlexIcon(Picture)
            {
                Size = FlexSize.Percent(20), AspectRatio = new FlexRatio(1, 1), Scaling = true, Margin = FlexSize.Sm, Position = FlexPosition.Relative, OffsetTop = FlexSize.Px(-2),
            },
            new FlexText("ดาว")),
    ])
    {
        Flex = 0,
        Spacing = FlexSize.Md,
        Margin = FlexSize.None,
        Position = FlexPosition.Absolute,
        OffsetTop = FlexSize.Px(1),
        OffsetBottom = FlexSize.Percent(2.5),
        OffsetStart = FlexSize.Sm,
        OffsetEnd = FlexSize.None,
        BackgroundColor = "#FFFFFFAA",
        Background = new LinearGradient(90, "#ffffff", "#000000") { CenterColor = "#888888", CenterPosition = 40 },
        BorderColor = "#0F4C81",
        BorderWidth = FlexBorder.SemiBold,
        CornerRadius = FlexSize.Xxl,
        Width = FlexSize.Percent(100),
        MaxWidth = FlexSize.Px(300),
        Height = FlexSize.Px(200),
        MaxHeight = FlexSize.Percent(90),
        PaddingAll = FlexSize.Xl,
        PaddingTop = FlexSize.Px(3),
        PaddingBottom = FlexSize.Percent(3),
        PaddingStart = FlexSize.Sm,
        PaddingEnd = FlexSize.None,
        Action = Web,
    };

    private static FlexText Text => new("คิวของท่าน")
    {
        Flex = 2,
        Size = FlexSize.Xl5,
        Align = FlexAlign.Center,
        Gravity = FlexGravity.Bottom,
        Color = "#0F4C81",
        Weight = FlexWeight.Regular,
        Style = FlexTextStyle.Normal,
        Decoration = FlexDecoration.Underline,
        Wrap = true,
        LineSpacing = FlexSize.Px(6),
        MaxLines = 3,
        AdjustMode = FlexAdjustMode.ShrinkToFit,
        Scaling = true,
        Margin = FlexSize.Xs,
        Action = new MessageAction("คิว", "คิว"),
    };

    private static FlexImage Image => new(Picture)
    {
        Flex = 1,
        Size = FlexSize.Full,
        Align = FlexAlign.End,
        Gravity = FlexGravity.Center,
        AspectRatio = new FlexRatio(20, 13),
        AspectMode = FlexAspectMode.Cover,
        BackgroundColor = "#FFFFFF",
        Animated = true,
        Margin = FlexSize.Px(4),
        Action = new ClipboardAction(null, "A012"),
    };

    private static FlexButton Button => new(new PostbackAction("รับบัตรคิว", "q=take"))
    {
        Flex = 1,
        Style = FlexButtonStyle.Primary,
        Color = "#0F4C81",
        Height = FlexButtonHeight.Sm,
        Gravity = FlexGravity.Top,
        AdjustMode = FlexAdjustMode.ShrinkToFit,
        Scaling = true,
        Margin = FlexSize.Md,
    };
}
