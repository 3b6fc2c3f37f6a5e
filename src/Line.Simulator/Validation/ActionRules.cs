using System.Globalization;
using System.Text.RegularExpressions;

namespace Line.Simulator.Validation;

internal enum ActionPlace
{
    Template,
    ImageCarousel,
    QuickReply,
    FlexButton,
    FlexOther,
    RichMenu,
}

/// <summary>What a tap does: allowed kinds and limits by the place it stands in.</summary>
internal static partial class ActionRules
{
    private static readonly string[] Everywhere = ["postback", "message", "uri", "datetimepicker", "clipboard"];
    private static readonly string[] InQuickReply = [.. Everywhere, "camera", "cameraRoll", "location"];
    private static readonly string[] InRichMenu = [.. Everywhere, "richmenuswitch"];

    public static void Check(ObjectCheck action, ActionPlace place)
    {
        string[] allowed = place switch
        {
            ActionPlace.QuickReply => InQuickReply,
            ActionPlace.RichMenu => InRichMenu,
            ActionPlace.Template or ActionPlace.ImageCarousel or ActionPlace.FlexButton or ActionPlace.FlexOther => Everywhere,
        };
        var type = action.OneOf("type", allowed, required: true);
        if (type is null || !allowed.Contains(type)) return;

        Label(action, place);
        switch (type)
        {
            case "postback": Postback(action); break;
            case "message": action.Text("text", 300, required: true, asLetters: true); break;
            case "uri": Link(action); break;
            case "datetimepicker": DatetimePicker(action); break;
            case "clipboard": action.Text("clipboardText", 1000, required: true); break;
            case "richmenuswitch":
                action.Text("richMenuAliasId", 32, required: true);
                action.Text("data", 300, required: true);
                break;
        }

        action.NoOthers();
    }

    private static void Label(ObjectCheck action, ActionPlace place)
    {
        var (max, required) = place switch
        {
            ActionPlace.Template or ActionPlace.QuickReply => (20, true),
            ActionPlace.ImageCarousel => (12, false),
            ActionPlace.FlexButton => (40, true),
            ActionPlace.FlexOther => (40, false),
            ActionPlace.RichMenu => (20, false),
        };
        action.Text("label", max, required, asLetters: true);
    }

    private static void Postback(ObjectCheck action)
    {
        action.Text("data", 300, required: true);
        var displayText = action.Text("displayText", 300, asLetters: true);
        if (action.Text("text", 300, asLetters: true) is not null && displayText is not null)
            action.Problems.Add("displayText and text cannot be used at the same time", action.Place.Child("text"));
        var option = action.OneOf("inputOption", ["closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"]);
        if (action.Text("fillInText", 300, asLetters: true) is not null && option is not "openKeyboard")
            action.Problems.Add("fillInText can be used only with openKeyboard", action.Place.Child("fillInText"));
    }

    private static void Link(ObjectCheck action)
    {
        Urls.Link(action, "uri");
        if (action.Object("altUri") is not { } alternative) return;
        Urls.Link(alternative, "desktop", required: false);
        alternative.NoOthers();
    }

    private static void DatetimePicker(ObjectCheck action)
    {
        action.Text("data", 300, required: true);
        var mode = action.OneOf("mode", ["date", "time", "datetime"], required: true);
        var times = new List<(string Name, DateTime At)>();
        foreach (var name in (string[])["min", "initial", "max"])
        {
            if (action.Text(name, 16) is not { Length: > 0 } text) continue;
            if (Parse(mode, text) is { } at) times.Add((name, at));
            else action.Problems.Add("invalid format", action.Place.Child(name));
        }

        if (times.Zip(times.Skip(1)).Any(pair => pair.First.At > pair.Second.At))
            action.Problems.Add("min, initial and max must be in this order", action.Place.Child("min"));
    }

    /// <summary>The value of a picker in the form of its mode, within 1900 to 2100; null when it is not.</summary>
    public static DateTime? Parse(string? mode, string text)
    {
        var format = mode switch { "date" => "yyyy-MM-dd", "time" => "HH:mm", _ => "yyyy-MM-dd'T'HH:mm" };
        // LINE also takes a small letter t.
        if (!DateTime.TryParseExact(SmallT().Replace(text, "T"), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return null;
        return mode is "time" || at.Year is >= 1900 and <= 2100 ? at : null;
    }

    [GeneratedRegex("t")]
    private static partial Regex SmallT();
}
