namespace Line.Messaging.Messages;

/// <summary>
/// Something handed to LINE would break one of LINE's limits. Thrown before anything is sent, because LINE would refuse the whole call,
/// and nothing is ever shortened silently. Reference: https://developers.line.biz/en/docs/messaging-api/text-character-count/
/// </summary>
public sealed class MessageLimitException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="field">Path of the field, for example <c>messages[0].quickReply.items[2].action.label</c>.</param>
    /// <param name="limit">What is allowed, with its unit, for example <c>at most 20 graphemes</c>.</param>
    /// <param name="value">What was found, in the same unit; a count or a keyword, never a person's words.</param>
    public MessageLimitException(string field, string limit, string value)
        : base($"{field} must be {limit}, but is {value}.") =>
        (Field, Limit, Value) = (field, limit, value);

    /// <summary>Path of the field, for example <c>messages[0].text</c>.</summary>
    public string Field { get; }

    /// <summary>What is allowed, with its unit, for example <c>at most 5000 UTF-16 units</c>.</summary>
    public string Limit { get; }

    /// <summary>What was found, in the same unit.</summary>
    public string Value { get; }
}
