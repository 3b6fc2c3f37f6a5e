namespace Line.Messaging.Tests.Support;

/// <summary>JSON that is legal and otherwise anything, made of LINE's own words so that it gets deep into the reader.</summary>
internal static class ArbitraryJson
{
    private static readonly string[] Words =
    [
        "type", "message", "text", "id", "source", "user", "userId", "group", "groupId", "room", "roomId", "postback", "data", "params", "date", "mode", "active",
        "timestamp", "deliveryContext", "isRedelivery", "webhookEventId", "replyToken", "mention", "mentionees", "emojis", "index", "length", "follow", "isUnblocked",
        "unsend", "messageId", "joined", "members", "beacon", "hwid", "link", "result", "nonce", "membership", "membershipId", "module", "chatControl", "expireAt",
        "delivery", "image", "contentProvider", "imageSet", "duration", "location", "latitude", "longitude", "sticker", "packageId", "stickerId", "keywords", "things",
    ];

    private static readonly string[] Kinds =
    [
        "message", "messageEdited", "unsend", "follow", "unfollow", "join", "leave", "memberJoined", "memberLeft", "postback", "videoPlayComplete", "beacon",
        "accountLink", "membership", "module", "activated", "deactivated", "botSuspended", "botResumed", "delivery", "things",
    ];

    private static readonly string[] Texts = ["", "น้ำ", "\\u0000", "\\ud800", "\\udc00x", "😀", "\\n\\\\", "U0123456789abcdef0123456789abcdef", "2026-11-20"];

    private static readonly string[] Numbers = ["0", "-1", "1.5", "1e400", "9223372036854775807", "92233720368547758070", "1763602200123"];

    public static string Event(Random random) => $$"""{"type":"{{Pick(random, Kinds)}}","{{Pick(random, Words)}}":{{Value(random, 5)}},"message":{{Value(random, 4)}}}""";

    public static string Value(Random random, int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => "null",
        1 => random.Next(2) == 0 ? "true" : "false",
        2 => Pick(random, Numbers),
        3 => Quoted(Pick(random, Texts)),
        4 => Quoted(Pick(random, random.Next(2) == 0 ? Words : Kinds)),
        5 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1)))}]",
        _ => $"{{{string.Join(',', Enumerable.Range(0, random.Next(6)).Select(_ => Quoted(Name(random)) + ":" + Value(random, depth - 1)))}}}",
    };

    private static string Name(Random random) => random.Next(10) switch
    {
        0 => Pick(random, Texts),
        < 4 => "type",
        _ => Pick(random, Words),
    };

    private static string Quoted(string text) => $"\"{text}\"";

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}
