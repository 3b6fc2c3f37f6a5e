using Line.Messaging.Json;

namespace Line.Messaging;

/// <summary>What can be set on every send. Reference: https://developers.line.biz/en/reference/messaging-api/#send-reply-message</summary>
public record SendOptions
{
    /// <summary>True: the message arrives without a sound or a notice on the phone.</summary>
    public bool NotificationDisabled { get; init; }

    internal virtual void Write(LimitWriter writer) => writer.Flag("notificationDisabled", NotificationDisabled ? true : null);
}

/// <summary>What can be set on a push or multicast. Reference: https://developers.line.biz/en/reference/messaging-api/#send-push-message</summary>
public sealed record PushOptions : SendOptions
{
    /// <summary>
    /// Name under which LINE counts openings of this message: 1 to 30 of <c>a-z A-Z 0-9 _</c>, at most 1,000 names a month. Accounts must have applied for it.
    /// </summary>
    public string? AggregationUnit { get; init; }

    internal override void Write(LimitWriter writer)
    {
        base.Write(writer);
        if (AggregationUnit is { } unit)
            writer.Texts("customAggregationUnits", [unit], 1, 1, CheckUnit);
    }

    private static void CheckUnit(LimitWriter writer, string field, string unit)
    {
        writer.Count(field, unit.Length, 1, 30, "characters");
        writer.Require(unit.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'), field, "of a-z, A-Z, 0-9 and _ only", "something else");
    }
}
