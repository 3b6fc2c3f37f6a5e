using System.Globalization;
using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>An action of a kind this library does not know, read from a stored rich menu. It cannot be sent.</summary>
/// <param name="Label">The words, if any.</param>
/// <param name="Type">LINE's name of the kind.</param>
public sealed record UnknownAction(string? Label, string Type) : LineAction(Label)
{
    internal override string TypeName => Type;

    internal override void WriteBody(LimitWriter writer) => throw writer.Broken("type", "a known kind of action", "an unknown one");
}

/// <summary>Reads the actions of stored rich menus.</summary>
internal static class ActionReader
{
    public static LineAction Read(JsonElement json)
    {
        var type = json.Text("type") ?? "";
        var label = json.Text("label");
        return ReadKnown(type, label, json) ?? new UnknownAction(label, type);
    }

    private static LineAction? ReadKnown(string type, string? label, JsonElement json) => type switch
    {
        "postback" => json.Text("data") is { } data
            ? new PostbackAction(label, data) { DisplayText = json.Text("displayText"), InputOption = Option(json), FillInText = json.Text("fillInText") }
            : null,
        "message" => json.Text("text") is { } text ? new MessageAction(label, text) : null,
        "uri" => json.Text("uri") is { } uri ? new UriAction(label, uri) { DesktopUri = json.ObjectMember("altUri")?.Text("desktop") } : null,
        "datetimepicker" => json.Text("data") is { } data && Mode(json) is { } mode
            ? new DatetimePickerAction(label, data, mode) { Initial = Moment(json, "initial"), Min = Moment(json, "min"), Max = Moment(json, "max") }
            : null,
        "richmenuswitch" => json.Text("richMenuAliasId") is { } alias ? new RichMenuSwitchAction(label, alias, json.Text("data") ?? "") : null,
        "clipboard" => json.Text("clipboardText") is { } text ? new ClipboardAction(label, text) : null,
        _ => null,
    };

    private static InputOption? Option(JsonElement json) => json.Text("inputOption") switch
    {
        "closeRichMenu" => InputOption.CloseRichMenu,
        "openRichMenu" => InputOption.OpenRichMenu,
        "openKeyboard" => InputOption.OpenKeyboard,
        "openVoice" => InputOption.OpenVoice,
        _ => null,
    };

    private static PickerMode? Mode(JsonElement json) => json.Text("mode") switch
    {
        "date" => PickerMode.Date,
        "time" => PickerMode.Time,
        "datetime" => PickerMode.DateTime,
        _ => null,
    };

    // LINE writes the T of a date and time in either case.
    private static DateTime? Moment(JsonElement json, string name) => DateTime.TryParseExact(
        json.Text(name), ["yyyy-MM-dd", "HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd't'HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var moment) ? moment : null;
}
