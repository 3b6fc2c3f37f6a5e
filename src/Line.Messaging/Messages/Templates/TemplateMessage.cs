using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>A message of fixed design with buttons. Reference: https://developers.line.biz/en/reference/messaging-api/#template-messages</summary>
/// <param name="AltText">What is shown in the list of chats and in notices; 1 to 1,500 UTF-16 units.</param>
/// <param name="Template">The design.</param>
public sealed record TemplateMessage(string AltText, Template Template) : Message
{
    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "template");
        writer.Text("altText", AltText, 1500);
        ArgumentNullException.ThrowIfNull(Template);
        writer.Object("template", Template);
    }
}

/// <summary>A fixed design. Reference: https://developers.line.biz/en/reference/messaging-api/#template-messages</summary>
public abstract record Template : IJsonObject
{
    private protected Template() { }

    void IJsonObject.Write(LimitWriter writer) => WriteBody(writer);

    internal abstract void WriteBody(LimitWriter writer);

    private protected static void WriteActions(LimitWriter writer, IReadOnlyList<LineAction> actions, int min, int max) =>
        writer.Array("actions", actions, min, max, static (item, action) => action.Write(item, ActionPlace.Template));
}

/// <summary>Form of the picture of a template. Reference: https://developers.line.biz/en/reference/messaging-api/#buttons</summary>
public enum TemplateImageShape
{
    /// <summary>1.51:1; the usual, if nothing is said.</summary>
    Rectangle,

    /// <summary>1:1.</summary>
    Square,
}

/// <summary>How the picture of a template fills its frame. Reference: https://developers.line.biz/en/reference/messaging-api/#buttons</summary>
public enum TemplateImageSize
{
    /// <summary>All of the frame is filled; the usual, if nothing is said.</summary>
    Cover,

    /// <summary>All of the picture is seen.</summary>
    Contain,
}
