using System.Globalization;
using System.Text.RegularExpressions;

namespace Line.Simulator.Validation;

/// <summary>Values of Flex properties: colours, lengths, keywords, ratios.</summary>
internal static partial class FlexValues
{
    private static readonly string[] Steps = ["none", "xs", "sm", "md", "lg", "xl", "xxl"];
    private static readonly string[] FontSizes = ["xxs", "xs", "sm", "md", "lg", "xl", "xxl", "3xl", "4xl", "5xl"];
    private static readonly string[] Borders = ["none", "light", "normal", "medium", "semi-bold", "bold"];

    public static void Color(ObjectCheck at, string name) => Match(at, name, ColorForm());

    public static void Step(ObjectCheck at, string name, bool percent = false) => Keyword(at, name, Steps, percent);

    public static void Border(ObjectCheck at, string name) => Keyword(at, name, Borders, percent: false);

    public static void FontSize(ObjectCheck at, string name) => Keyword(at, name, FontSizes, percent: false);

    public static void ImageSize(ObjectCheck at, string name) => Keyword(at, name, [.. FontSizes, "full"], percent: true);

    public static void Length(ObjectCheck at, string name) => Keyword(at, name, [], percent: true);

    public static void Ratio(ObjectCheck at, string name)
    {
        if (at.Text(name, 30) is not { Length: > 0 } text) return;
        var match = RatioForm().Match(text);
        if (match.Success)
        {
            var width = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            var height = double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
            if (width is >= 1 and <= 100_000 && height is >= 1 and <= 100_000 && height <= width * 3) return;
        }

        at.Problems.Add("invalid property", at.Place.Child(name));
    }

    public static void Match(ObjectCheck at, string name, Regex form)
    {
        if (at.Text(name, 50) is { Length: > 0 } text && !form.IsMatch(text)) at.Problems.Add("invalid property", at.Place.Child(name));
    }

    private static void Keyword(ObjectCheck at, string name, string[] keywords, bool percent)
    {
        if (at.Text(name, 50) is not { Length: > 0 } text || keywords.Contains(text)) return;
        if (Pixels().IsMatch(text) || (percent && Percent().IsMatch(text))) return;
        at.Problems.Add("invalid property", at.Place.Child(name));
    }

    [GeneratedRegex("^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")]
    private static partial Regex ColorForm();

    [GeneratedRegex(@"^-?\d+(\.\d+)?px$")]
    private static partial Regex Pixels();

    [GeneratedRegex(@"^-?\d+(\.\d+)?%$")]
    private static partial Regex Percent();

    [GeneratedRegex(@"^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$")]
    private static partial Regex RatioForm();

    [GeneratedRegex(@"^\d+(\.\d+)?deg$")]
    public static partial Regex Angle();

    [GeneratedRegex(@"^\d+(\.\d+)?%$")]
    public static partial Regex PositivePercent();
}
