using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>
/// A message to send. Immutable; limits are checked when a <see cref="MessageBatch"/> is made of it.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#message-objects
/// </summary>
public abstract record Message
{
    private protected Message() { }

    /// <summary>Buttons under the message. LINE shows only those of the last message of a call, and only on phones.</summary>
    public QuickReply? QuickReply { get; init; }

    /// <summary>Another name and picture to show as the sender.</summary>
    public Sender? Sender { get; init; }

    internal abstract void WriteBody(LimitWriter writer);

    internal static void Write(LimitWriter writer, Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        message.WriteBody(writer);
        writer.Object("quickReply", message.QuickReply);
        writer.Object("sender", message.Sender);
    }
}

/// <summary>
/// Name and picture shown in place of the account's own. The name reads "name from 'account name'" on the phone.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#icon-nickname-switch
/// </summary>
public sealed record Sender : IJsonObject
{
    /// <summary>Name, at most 20 UTF-16 units. LINE refuses certain words, such as LINE.</summary>
    public string? Name { get; init; }

    /// <summary>Address of a square PNG of at most 1 MB; https, at most 2,000 characters.</summary>
    public string? IconUrl { get; init; }

    void IJsonObject.Write(LimitWriter writer)
    {
        writer.OptionalText("name", Name, 20);
        writer.OptionalHttpsUrl("iconUrl", IconUrl);
    }
}
