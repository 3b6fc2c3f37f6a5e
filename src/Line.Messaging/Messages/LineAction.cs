using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>
/// What happens when someone taps. Reference: https://developers.line.biz/en/reference/messaging-api/#action-objects
/// </summary>
/// <remarks>
/// The label is required in templates and quick replies (at most 20 graphemes) and on Flex buttons (40); it may be left out in rich menus (20,
/// read aloud), on other Flex parts (40, not shown) and in image carousels (12).
/// </remarks>
public abstract record LineAction
{
    private protected LineAction(string? label) => Label = label;

    /// <summary>The words on the button.</summary>
    public string? Label { get; init; }

    internal abstract string TypeName { get; }

    internal abstract void WriteBody(LimitWriter writer);

    internal void Write(LimitWriter writer, ActionPlace place)
    {
        writer.Require(place.Allows(this), "type", $"an action that is possible {place.Name}", TypeName);
        writer.Constant("type", TypeName);
        if (place.LabelRequired)
            writer.Text("label", Label!, place.LongestLabel, Count.Graphemes);
        else
            writer.OptionalText("label", Label, place.LongestLabel, Count.Graphemes);
        WriteBody(writer);
    }
}

/// <summary>Where an action stands, which decides about its label and about the kinds allowed.</summary>
internal sealed record ActionPlace(string Name, int LongestLabel, bool LabelRequired)
{
    public static readonly ActionPlace QuickReply = new("in a quick reply", 20, true);
    public static readonly ActionPlace Template = new("in a template", 20, true);
    public static readonly ActionPlace TemplateDefault = new("as a template's default action", 20, false);
    public static readonly ActionPlace ImageCarousel = new("in an image carousel", 12, false);
    public static readonly ActionPlace RichMenu = new("in a rich menu", 20, false);
    public static readonly ActionPlace FlexButton = new("on a Flex button", 40, true);
    public static readonly ActionPlace Flex = new("in a Flex message", 40, false);

    public bool Allows(LineAction action) => action switch
    {
        CameraAction or CameraRollAction or LocationAction => this == QuickReply,
        RichMenuSwitchAction => this == RichMenu,
        UnknownAction => false,
        _ => true,
    };
}
