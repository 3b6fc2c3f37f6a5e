using System.Globalization;
using System.Text.Json;
using Line.Messaging.Json;
using Line.Messaging.Messages;

namespace Line.Messaging.RichMenus;

/// <summary>
/// The menu under the chat. After creating it, give it its picture, then make it the default or link it to people.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#rich-menu-object
/// </summary>
/// <param name="Size">Size in pixels, that of the picture.</param>
/// <param name="Name">For those who manage it, not shown; 1 to 300 graphemes.</param>
/// <param name="ChatBarText">The words on the bar that opens it; 1 to 14 graphemes.</param>
/// <param name="Areas">What can be tapped, at most 20.</param>
public sealed record RichMenu(RichMenuSize Size, string Name, string ChatBarText, IReadOnlyList<RichMenuArea> Areas)
{
    /// <summary>True: it is open when the chat is opened.</summary>
    public bool Selected { get; init; }

    /// <summary>Reads a menu from the JSON of LINE's reference, as drawn by a tool or kept in a file.</summary>
    /// <param name="json">A rich menu object.</param>
    /// <exception cref="ArgumentException">It is not one.</exception>
    public static RichMenu FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement) ?? throw new ArgumentException("The JSON of a rich menu is expected.", nameof(json));
        }
        catch (JsonException e)
        {
            throw new ArgumentException("The JSON of a rich menu is expected.", nameof(json), e);
        }
    }

    internal void Write(LimitWriter writer)
    {
        writer.Object("size", Size);
        writer.Flag("selected", Selected);
        writer.Text("name", Name, 300, Count.Graphemes);
        writer.Text("chatBarText", ChatBarText, 14, Count.Graphemes);
        writer.Array("areas", Areas, 0, 20, static (item, area) => area.Write(item));
    }

    internal static RichMenu? Read(JsonElement json) =>
        json.ObjectMember("size") is { } size && size.SmallInteger("width") is { } width && size.SmallInteger("height") is { } height
            ? new RichMenu(
                new RichMenuSize(width, height),
                json.Text("name") ?? "",
                json.Text("chatBarText") ?? "",
                [.. json.Items("areas").Select(RichMenuArea.Read).OfType<RichMenuArea>()])
            {
                Selected = json.Flag("selected") ?? false,
            }
            : null;
}

/// <summary>Size of a rich menu and of its picture. Reference: https://developers.line.biz/en/reference/messaging-api/#size-object</summary>
/// <param name="Width">800 to 2,500 pixels.</param>
/// <param name="Height">At least 250 pixels, and such that width divided by height is at least 1.45.</param>
public sealed record RichMenuSize(int Width, int Height) : IJsonObject
{
    internal const double SmallestRatio = 1.45;

    void IJsonObject.Write(LimitWriter writer)
    {
        writer.Number("width", Width, 800, 2500);
        writer.Number("height", Height, 250, int.MaxValue);
        writer.Require(Width >= SmallestRatio * Height, "height", "such that width / height is at least 1.45", ((double)Width / Height).ToString("0.###", CultureInfo.InvariantCulture));
    }
}

/// <summary>Something to tap. Reference: https://developers.line.biz/en/reference/messaging-api/#area-object</summary>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from the top.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Action">What happens; a label (at most 20 graphemes) is read aloud. No camera, pictures or place.</param>
public sealed record RichMenuArea(int X, int Y, int Width, int Height, LineAction Action)
{
    internal void Write(LimitWriter writer)
    {
        writer.Object("bounds", bounds =>
        {
            bounds.Number("x", X, 0, int.MaxValue);
            bounds.Number("y", Y, 0, int.MaxValue);
            bounds.Number("width", Width, 1, int.MaxValue);
            bounds.Number("height", Height, 1, int.MaxValue);
        });
        ArgumentNullException.ThrowIfNull(Action);
        writer.Object("action", action => Action.Write(action, ActionPlace.RichMenu));
    }

    internal static RichMenuArea? Read(JsonElement json) =>
        json.ObjectMember("bounds") is { } bounds
        && bounds.SmallInteger("x") is { } x
        && bounds.SmallInteger("y") is { } y
        && bounds.SmallInteger("width") is { } width
        && bounds.SmallInteger("height") is { } height
        && json.ObjectMember("action") is { } action
            ? new RichMenuArea(x, y, width, height, ActionReader.Read(action))
            : null;
}

/// <summary>A rich menu as LINE keeps it. Reference: https://developers.line.biz/en/reference/messaging-api/#rich-menu-response-object</summary>
/// <param name="Id">Id of the menu.</param>
/// <param name="Menu">The menu.</param>
public sealed record StoredRichMenu(string Id, RichMenu Menu)
{
    internal static StoredRichMenu? Read(JsonElement json) =>
        json.Text("richMenuId") is { } id && RichMenu.Read(json) is { } menu ? new StoredRichMenu(id, menu) : null;
}

/// <summary>A lasting name for a rich menu, used in switching. Reference: https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-alias-information</summary>
/// <param name="AliasId">The name.</param>
/// <param name="RichMenuId">The menu it stands for now.</param>
public sealed record RichMenuAlias(string AliasId, string RichMenuId)
{
    internal static RichMenuAlias? Read(JsonElement json) =>
        json.Text("richMenuAliasId") is { } alias && json.Text("richMenuId") is { } id ? new RichMenuAlias(alias, id) : null;
}
