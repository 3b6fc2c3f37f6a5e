using Line.Messaging.Messages;

namespace Participation.Web.LineChannel.Chat;

/// <summary>
/// The account's own cards: few words, large letters that follow the size set in LINE, and areas a thumb does not miss.
/// Colours are those of the citizens' pages; every text stands 7:1 on its ground.
/// </summary>
public static class Bubbles
{
    public const string Ink = "#1b1b18";
    public const string Soft = "#4a4a42";
    public const string Main = "#0b4f45";
    public const string Wash = "#eef2ee";
    public const string Paper = "#ffffff";
    public const string Act = "#f6b70e";

    public static FlexBox Header(string title, string? line = null) => Flex.Column(
        [new FlexText(title) { Color = Paper, Weight = FlexWeight.Bold, Size = FlexSize.Lg, Wrap = true, Scaling = true }, .. line is null ? (FlexComponent[])[] : [new FlexText(line) { Color = Paper, Size = FlexSize.Md, Wrap = true, Scaling = true }]])
        with
    { BackgroundColor = Main, PaddingAll = FlexSize.Lg };

    public static FlexText Words(string text) => new(text) { Color = Ink, Size = FlexSize.Md, Wrap = true, Scaling = true };

    public static FlexText Strong(string text) => new(text) { Color = Ink, Size = FlexSize.Lg, Weight = FlexWeight.Bold, Wrap = true, Scaling = true };

    /// <summary>The one thing to do: dark on amber, as on the pages. A Flex button's own letters are white in "primary", so this is a box.</summary>
    public static FlexBox Do(LineAction action) => Area(action, new FlexText(action.Label!) { Color = Ink, Weight = FlexWeight.Bold, Size = FlexSize.Lg, Align = FlexAlign.Center, Wrap = true, Scaling = true }, Act);

    /// <param name="action">What a tap does.</param>
    /// <param name="words">What stands there, where it is longer than a label may be.</param>
    public static FlexBox Also(LineAction action, string? words = null) => Area(action, new FlexText(words ?? action.Label!) { Color = Main, Weight = FlexWeight.Bold, Size = FlexSize.Md, Align = FlexAlign.Center, Wrap = true, Scaling = true }, Wash);

    public static FlexBox Tile(string icon, string text, LineAction action) =>
        Flex.Column(
            new FlexText(icon) { Size = FlexSize.Xl, Align = FlexAlign.Center, Color = Ink },
            new FlexText(text) { Color = Ink, Weight = FlexWeight.Bold, Size = FlexSize.Md, Align = FlexAlign.Center, Wrap = true, Scaling = true, Margin = FlexSize.Sm })
        with
        { BackgroundColor = Wash, CornerRadius = FlexSize.Lg, PaddingAll = FlexSize.Md, Flex = 1, JustifyContent = FlexJustify.Center, Action = action };

    /// <summary>Two beside each other; an odd one is followed by an empty place, so that all are of one width.</summary>
    public static FlexBox Pairs(IReadOnlyList<FlexBox> tiles) => Flex.Column([.. tiles.Chunk(2).Select(FlexComponent (pair) =>
        Flex.Row(pair[0], pair.Length == 2 ? pair[1] : Flex.Column() with { Flex = 1 }) with { Spacing = FlexSize.Md })]) with
    { Spacing = FlexSize.Md };

    /// <summary>Where the office is, whether it is open, and how to reach it.</summary>
    public static FlexBubble Office(OfficeNow office, string? lead = null)
    {
        List<FlexComponent> body = [];
        if (lead is not null) body.AddRange([Words(lead), new FlexSeparator { Margin = FlexSize.Lg }]);
        if (office.State is { } state) body.Add(Strong($"{(office.IsOpen ? "●" : "○")} {state}") with { Margin = FlexSize.Lg });
        if (office.Hours is { } hours) body.Add(Words(hours) with { Color = Soft, Margin = FlexSize.Sm });
        if (office.Address is { } address) body.Add(Words(address) with { Margin = FlexSize.Lg });
        if (body.Count == 0) body.Add(Words("มาติดต่อที่สำนักงานได้ในเวลาราชการค่ะ"));
        List<FlexComponent> ways = [];
        if (office.Phone is { } phone && Addresses.Call(phone) is { } call) ways.Add(Do(call));
        if (Addresses.Map(office) is { } map) ways.Add(Also(map));
        return new FlexBubble
        {
            Header = Header(office.Name),
            Body = Flex.Column([.. body]),
            Footer = ways.Count == 0 ? null : Flex.Column([.. ways]) with { Spacing = FlexSize.Md },
        };
    }

    private static FlexBox Area(LineAction action, FlexText text, string ground) =>
        Flex.Column(text) with { BackgroundColor = ground, CornerRadius = FlexSize.Lg, PaddingAll = FlexSize.Lg, Action = action };
}
