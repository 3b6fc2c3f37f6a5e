using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging.Webhooks;

/// <summary>Reads the message inside a message event.</summary>
internal static class MessageReader
{
    public static IncomingMessage Read(JsonElement json)
    {
        var id = json.TextOrNumber("id") ?? "";
        var type = json.Text("type") ?? "";
        return (ReadKnown(type, id, json) ?? new UnknownContent(id, type)) with
        {
            QuoteToken = json.Text("quoteToken"),
            MarkAsReadToken = json.Text("markAsReadToken"),
        };
    }

    private static IncomingMessage? ReadKnown(string type, string id, JsonElement json) => (id, type) switch
    {
        ("", _) => null,
        (_, "text") => json.Text("text") is { } text ? Text(id, text, json) : null,
        (_, "image") => new ImageContent(id, Provider(json)) { ImageSet = Set(json) },
        (_, "video") => new VideoContent(id, Provider(json), Duration(json)),
        (_, "audio") => new AudioContent(id, Provider(json), Duration(json)),
        (_, "file") => new FileContent(id, json.Text("fileName") ?? "", json.Integer("fileSize") ?? 0),
        (_, "location") => Location(id, json),
        (_, "sticker") => Sticker(id, json),
        _ => null,
    };

    private static TextContent Text(string id, string text, JsonElement json) => new(id, text)
    {
        Emojis = [.. json.Items("emojis").Select(Emoji).OfType<EmojiSpan>()],
        Mention = [.. json.ObjectMember("mention")?.Items("mentionees").Select(Mentionee).OfType<Mentionee>() ?? []],
        QuotedMessageId = json.TextOrNumber("quotedMessageId"),
    };

    private static EmojiSpan? Emoji(JsonElement json) =>
        json.SmallInteger("index") is { } index && json.SmallInteger("length") is { } length
            ? new EmojiSpan(index, length, json.Text("productId") ?? "", json.Text("emojiId") ?? "")
            : null;

    private static Mentionee? Mentionee(JsonElement json) =>
        json.SmallInteger("index") is { } index && json.SmallInteger("length") is { } length
            ? new Mentionee(index, length, json.Text("type") ?? "", json.Text("userId"), json.Flag("isSelf") ?? false)
            : null;

    // Only a provider that says "line" is one: anything else might point at an address of the sender's choosing.
    private static ContentProvider Provider(JsonElement json) =>
        json.ObjectMember("contentProvider") is { } provider
            ? new ContentProvider(provider.Text("type") == "line", provider.Text("originalContentUrl"), provider.Text("previewImageUrl"))
            : new ContentProvider(false, null, null);

    private static ImageSet? Set(JsonElement json) =>
        json.ObjectMember("imageSet") is { } set && set.Text("id") is { } id
            ? new ImageSet(id, set.SmallInteger("index"), set.SmallInteger("total"))
            : null;

    private static TimeSpan? Duration(JsonElement json) =>
        json.Integer("duration") is >= 0 and <= int.MaxValue and var milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    private static LocationContent? Location(string id, JsonElement json) =>
        json.Number("latitude") is { } latitude && json.Number("longitude") is { } longitude
            ? new LocationContent(id, latitude, longitude, json.Text("title"), json.Text("address"))
            : null;

    private static StickerContent? Sticker(string id, JsonElement json) =>
        json.TextOrNumber("packageId") is { } packageId && json.TextOrNumber("stickerId") is { } stickerId
            ? new StickerContent(id, packageId, stickerId, json.Text("stickerResourceType") ?? "")
            {
                Keywords = [.. json.Items("keywords").Select(keyword => keyword.AsText()).OfType<string>()],
                Text = json.Text("text"),
                QuotedMessageId = json.TextOrNumber("quotedMessageId"),
            }
            : null;
}
