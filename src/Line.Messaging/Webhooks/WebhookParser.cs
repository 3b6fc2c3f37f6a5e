using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging.Webhooks;

/// <summary>
/// Reads webhook bodies leniently: one odd event never costs the others, and nothing is dropped. Never throws, whatever the bytes.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#webhooks
/// </summary>
public static class WebhookParser
{
    // LINE's events nest about six deep; the room above that is for what may come, and still bounds the stack.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    /// <summary>Reads the body of a webhook request whose signature has been checked.</summary>
    /// <param name="body">The body as received. It is copied, so the caller's buffer may be used again.</param>
    /// <returns>The events, or null when the body is not a JSON object.</returns>
    public static WebhookPayload? TryParse(ReadOnlyMemory<byte> body)
    {
        ReadOnlyMemory<byte> kept = body.ToArray();
        try
        {
            using var document = JsonDocument.Parse(kept, Options);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? new WebhookPayload(root.Text("destination"), [.. root.Items("events").Select(item => Read(item, kept))])
                : null;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    /// <summary>Reads one event, for example from the bytes kept in <see cref="WebhookEvent.Raw"/>.</summary>
    /// <param name="json">The event as JSON. It is copied, so the caller's buffer may be used again.</param>
    /// <returns>The event; an <see cref="UnknownEvent"/> with the bytes when it cannot be read.</returns>
    public static WebhookEvent ParseEvent(ReadOnlyMemory<byte> json)
    {
        ReadOnlyMemory<byte> kept = json.ToArray();
        try
        {
            using var document = JsonDocument.Parse(kept, Options);
            return Read(document.RootElement, kept) with { Raw = kept };
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return new UnknownEvent("") { Raw = kept };
        }
    }

    [SuppressMessage("Performance", "CA1859", Justification = "The analyzer does not see that a copy made by with keeps its own kind.")]
    private static WebhookEvent Read(JsonElement json, ReadOnlyMemory<byte> body)
    {
        var raw = RawBytes(json, body);
        try
        {
            var type = json.Text("type") ?? "";
            return (ReadBody(type, json) ?? new UnknownEvent(type)) with
            {
                Raw = raw,
                WebhookEventId = json.Text("webhookEventId"),
                Timestamp = json.Milliseconds("timestamp"),
                Source = json.ObjectMember("source") is { } source ? EventReader.Source(source) : null,
                Mode = json.Text("mode") switch
                {
                    "active" => EventMode.Active,
                    "standby" => EventMode.Standby,
                    _ => EventMode.Unknown,
                },
                IsRedelivery = json.ObjectMember("deliveryContext")?.Flag("isRedelivery") ?? false,
                ReplyToken = json.Text("replyToken"),
            };
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return new UnknownEvent("") { Raw = raw };
        }
    }

    private static WebhookEvent? ReadBody(string type, JsonElement json)
    {
        try
        {
            return EventReader.Read(type, json);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> RawBytes(JsonElement json, ReadOnlyMemory<byte> body)
    {
        var raw = JsonMarshal.GetRawUtf8Value(json);
        // The document reads from our copy of the body, so the event's bytes lie inside it and need no copy of their own.
        return body.Span.Overlaps(raw, out var offset) ? body.Slice(offset, raw.Length) : raw.ToArray();
    }

    // What System.Text.Json throws on text it cannot read: bad JSON, names with broken characters, numbers out of range.
    private static bool IsUnreadable(Exception e) =>
        e is JsonException or InvalidOperationException or FormatException or ArgumentException or OverflowException;
}
