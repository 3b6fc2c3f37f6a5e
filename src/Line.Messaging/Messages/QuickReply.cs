using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>
/// Buttons under the last message, 1 to 13. They go away when one is tapped (camera, pictures, place and date picker: when something was sent)
/// or when anyone sends a new message. Phones only. Reference: https://developers.line.biz/en/reference/messaging-api/#quick-reply
/// </summary>
/// <param name="Items">The buttons, from left to right.</param>
public sealed record QuickReply(IReadOnlyList<QuickReplyItem> Items) : IJsonObject
{
    /// <summary>Buttons under the last message.</summary>
    /// <param name="items">The buttons, 1 to 13, from left to right.</param>
    public QuickReply(params QuickReplyItem[] items)
        : this((IReadOnlyList<QuickReplyItem>)items) { }

    /// <summary>Buttons without pictures.</summary>
    /// <param name="actions">What the buttons do, 1 to 13, from left to right.</param>
    public QuickReply(params LineAction[] actions)
        : this([.. actions.Select(action => new QuickReplyItem(action))]) { }

    void IJsonObject.Write(LimitWriter writer) => writer.Array("items", Items, 1, 13, static (item, button) =>
    {
        item.Constant("type", "action");
        item.OptionalHttpsUrl("imageUrl", button.ImageUrl);
        item.Object("action", action => button.Action.Write(action, ActionPlace.QuickReply));
    });
}

/// <summary>One button of a quick reply. Reference: https://developers.line.biz/en/reference/messaging-api/#quick-reply-button-object</summary>
/// <param name="Action">What it does; the label (at most 20 graphemes) is required. Every kind but the rich menu switch.</param>
/// <param name="ImageUrl">Address of a square PNG of at most 1 MB shown on it; https, at most 2,000 characters.</param>
public sealed record QuickReplyItem(LineAction Action, string? ImageUrl = null);
