using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>Sends data back in a postback event. Reference: https://developers.line.biz/en/reference/messaging-api/#postback-action</summary>
/// <param name="Label">The words on the button.</param>
/// <param name="Data">What the event will carry, 1 to 300 UTF-16 units. Give it a version: the button stays in the chat for ever.</param>
public sealed record PostbackAction(string? Label, string Data) : LineAction(Label)
{
    /// <summary>An action without a label, for places that need none.</summary>
    /// <param name="data">What the event will carry, 1 to 300 UTF-16 units.</param>
    public PostbackAction(string data)
        : this(null, data) { }

    /// <summary>What appears in the chat as said by the person, at most 300 graphemes.</summary>
    public string? DisplayText { get; init; }

    /// <summary>What opens or closes after the tap.</summary>
    public InputOption? InputOption { get; init; }

    /// <summary>What the keyboard's input field is filled with, at most 300 graphemes; only with <see cref="Messages.InputOption.OpenKeyboard"/>.</summary>
    public string? FillInText { get; init; }

    internal override string TypeName => "postback";

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Text("data", Data, 300);
        writer.OptionalText("displayText", DisplayText, 300, Count.Graphemes);
        if (InputOption is { } option)
            writer.Constant("inputOption", Name(option));
        writer.Require(FillInText is null || InputOption == Messages.InputOption.OpenKeyboard, "fillInText", "given only with inputOption openKeyboard", InputOption?.ToString() ?? "without it");
        writer.OptionalText("fillInText", FillInText, 300, Count.Graphemes);
    }

    private static string Name(InputOption option) => option switch
    {
        Messages.InputOption.CloseRichMenu => "closeRichMenu",
        Messages.InputOption.OpenRichMenu => "openRichMenu",
        Messages.InputOption.OpenKeyboard => "openKeyboard",
        Messages.InputOption.OpenVoice => "openVoice",
    };
}

/// <summary>What opens or closes after a postback. LINE 12.6.0 or newer. Reference: https://developers.line.biz/en/reference/messaging-api/#postback-action</summary>
public enum InputOption
{
    /// <summary>Closes the rich menu.</summary>
    CloseRichMenu,

    /// <summary>Opens the rich menu.</summary>
    OpenRichMenu,

    /// <summary>Opens the keyboard.</summary>
    OpenKeyboard,

    /// <summary>Opens voice input.</summary>
    OpenVoice,
}

/// <summary>Sends a text as if the person had typed it. Reference: https://developers.line.biz/en/reference/messaging-api/#message-action</summary>
/// <param name="Label">The words on the button.</param>
/// <param name="Text">The text, 1 to 300 graphemes.</param>
public sealed record MessageAction(string? Label, string Text) : LineAction(Label)
{
    internal override string TypeName => "message";

    internal override void WriteBody(LimitWriter writer) => writer.Text("text", Text, 300, Count.Graphemes);
}

/// <summary>Opens an address. Reference: https://developers.line.biz/en/reference/messaging-api/#uri-action</summary>
/// <param name="Label">The words on the button.</param>
/// <param name="Uri">http, https, line or tel; percent-encoded, at most 1,000 characters.</param>
public sealed record UriAction(string? Label, string Uri) : LineAction(Label)
{
    /// <summary>Address for LINE on a computer, at most 1,000 characters; without effect in quick replies.</summary>
    public string? DesktopUri { get; init; }

    internal override string TypeName => "uri";

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Url("uri", Uri, 1000, "http", "https", "line", "tel");
        if (DesktopUri is { } desktop)
            writer.Object("altUri", alternatives => alternatives.Url("desktop", desktop, 1000, "http", "https", "line", "tel"));
    }
}

/// <summary>Opens the camera. Only in quick replies. Reference: https://developers.line.biz/en/reference/messaging-api/#camera-action</summary>
/// <param name="Label">The words on the button.</param>
public sealed record CameraAction(string Label) : LineAction(Label)
{
    internal override string TypeName => "camera";

    internal override void WriteBody(LimitWriter writer) { }
}

/// <summary>Opens the phone's pictures. Only in quick replies. Reference: https://developers.line.biz/en/reference/messaging-api/#camera-roll-action</summary>
/// <param name="Label">The words on the button.</param>
public sealed record CameraRollAction(string Label) : LineAction(Label)
{
    internal override string TypeName => "cameraRoll";

    internal override void WriteBody(LimitWriter writer) { }
}

/// <summary>Asks for a place on the map. Only in quick replies. Reference: https://developers.line.biz/en/reference/messaging-api/#location-action</summary>
/// <param name="Label">The words on the button.</param>
public sealed record LocationAction(string Label) : LineAction(Label)
{
    internal override string TypeName => "location";

    internal override void WriteBody(LimitWriter writer) { }
}

/// <summary>Switches between rich menus and sends a postback. Only in rich menus. Reference: https://developers.line.biz/en/reference/messaging-api/#richmenu-switch-action</summary>
/// <param name="Label">The words read aloud.</param>
/// <param name="RichMenuAliasId">Alias of the menu to show, at most 32 of <c>a-z 0-9 _ -</c>.</param>
/// <param name="Data">What the postback event will carry, 1 to 300 UTF-16 units.</param>
public sealed record RichMenuSwitchAction(string? Label, string RichMenuAliasId, string Data) : LineAction(Label)
{
    internal override string TypeName => "richmenuswitch";

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Text("richMenuAliasId", RichMenuAliasId, 32);
        writer.Require(LineIds.IsRichMenuAlias(RichMenuAliasId), "richMenuAliasId", "of a-z, 0-9, _ and - only", "something else");
        writer.Text("data", Data, 300);
    }
}

/// <summary>Copies a text to the clipboard. LINE 14.0.0 or newer. Reference: https://developers.line.biz/en/reference/messaging-api/#clipboard-action</summary>
/// <param name="Label">The words on the button.</param>
/// <param name="ClipboardText">The text, 1 to 1,000 UTF-16 units.</param>
public sealed record ClipboardAction(string? Label, string ClipboardText) : LineAction(Label)
{
    internal override string TypeName => "clipboard";

    internal override void WriteBody(LimitWriter writer) => writer.Text("clipboardText", ClipboardText, 1000);
}
