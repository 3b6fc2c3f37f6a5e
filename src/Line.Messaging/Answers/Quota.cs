using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging;

/// <summary>The month's messages. Reference: https://developers.line.biz/en/reference/messaging-api/#get-quota</summary>
/// <param name="Limit">Messages that may be sent this month, counted in recipients; null when there is no limit.</param>
public sealed record MessageQuota(long? Limit)
{
    internal static MessageQuota? Read(JsonElement json) => json.Text("type") switch
    {
        "none" => new MessageQuota((long?)null),
        "limited" => json.Integer("value") is { } value ? new MessageQuota(value) : null,
        _ => null,
    };
}

/// <summary>What was used of it. Reference: https://developers.line.biz/en/reference/messaging-api/#get-consumption</summary>
/// <param name="TotalUsage">Messages sent this month, counted in recipients; approximate.</param>
public sealed record QuotaConsumption(long TotalUsage)
{
    internal static QuotaConsumption? Read(JsonElement json) => json.Integer("totalUsage") is { } total ? new QuotaConsumption(total) : null;
}
