using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>
/// The messages of one call, 1 to 5: checked against every limit and written as JSON once, when the batch is made. Keep the bytes for a call
/// that must be repeated with exactly the same content. Reference: https://developers.line.biz/en/reference/messaging-api/#message-objects
/// </summary>
public sealed class MessageBatch
{
    /// <summary>Most messages in one call.</summary>
    public const int MaxMessages = 5;

    /// <summary>Largest request LINE takes, in bytes.</summary>
    public const int MaxRequestBytes = 2 * 1024 * 1024;

    private MessageBatch(ReadOnlyMemory<byte> utf8Json, int count) => (Utf8Json, Count) = (utf8Json, count);

    /// <summary>The messages as a JSON array in UTF-8, as they go to LINE.</summary>
    public ReadOnlyMemory<byte> Utf8Json { get; }

    /// <summary>Number of messages.</summary>
    public int Count { get; }

    /// <summary>Makes a batch and checks every limit.</summary>
    /// <param name="messages">1 to 5 messages, in the order in which they are to appear.</param>
    /// <exception cref="MessageLimitException">A limit is broken; names the field, the limit and the value.</exception>
    public static MessageBatch Of(params ReadOnlySpan<Message> messages)
    {
        // The writer takes delegates, which cannot hold a span.
        var list = messages.ToArray();
        var json = LimitWriter.Array("messages", writer =>
        {
            writer.Count("", list.Length, 1, MaxMessages, "messages");
            for (var i = 0; i < list.Length; i++)
                writer.Item(i, list[i], Message.Write);
            writer.Count("", writer.Length, 0, MaxRequestBytes, "bytes");
        });
        return new MessageBatch(json, list.Length);
    }

    /// <summary>A batch from the bytes of an earlier one, for an outbox that keeps <see cref="Utf8Json"/>.</summary>
    /// <param name="utf8Json">The bytes; not copied.</param>
    /// <exception cref="ArgumentException">The bytes are not a JSON array of 1 to 5 objects.</exception>
    public static MessageBatch FromStored(ReadOnlyMemory<byte> utf8Json)
    {
        var count = 0;
        try
        {
            using var document = JsonDocument.Parse(utf8Json, new JsonDocumentOptions { MaxDepth = 256 });
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array && root.EnumerateArray().All(message => message.ValueKind == JsonValueKind.Object))
                count = root.GetArrayLength();
        }
        catch (JsonException)
        {
            // Answered below, with the other ways of not being a stored batch.
        }

        return count is >= 1 and <= MaxMessages
            ? new MessageBatch(utf8Json, count)
            : throw new ArgumentException("Not the bytes of a message batch: a JSON array of 1 to 5 objects is expected.", nameof(utf8Json));
    }
}
