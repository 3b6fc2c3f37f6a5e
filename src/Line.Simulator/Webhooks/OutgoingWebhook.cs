using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Line.Simulator.Platform;

namespace Line.Simulator.Webhooks;

/// <summary>A webhook on its way: the same events, sent once or again.</summary>
internal sealed record OutgoingWebhook(Account Account, string ChatId, IReadOnlyList<JsonObject> Events, int Generation)
{
    public int Attempt { get; init; }

    public bool IsDuplicate { get; init; }

    public IReadOnlyList<string> EventIds => [.. Events.Select(happened => Value(happened, "webhookEventId") ?? "")];

    public IReadOnlyList<string> EventTypes => [.. Events.Select(happened => Value(happened, "type") ?? "")];

    public IEnumerable<string> ReplyTokens => Events.Select(happened => Value(happened, "replyToken")).OfType<string>();

    public IEnumerable<string> MessageIds => Events.Select(happened => happened["message"] is JsonObject message ? Value(message, "id") : null).OfType<string>();

    public byte[] Body()
    {
        var events = new JsonArray();
        foreach (var happened in Events)
        {
            var copy = happened.DeepClone().AsObject();
            if (Attempt > 0 && copy["deliveryContext"] is JsonObject context) context["isRedelivery"] = true;
            events.Add((JsonNode)copy);
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["destination"] = Account.BotUserId, ["events"] = events }, LineJson.Options);
    }

    /// <summary>Over the exact bytes, with the channel secret as key.</summary>
    public static string Sign(string channelSecret, byte[] body) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(channelSecret), body));

    private static string? Value(JsonObject node, string name) =>
        node[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
