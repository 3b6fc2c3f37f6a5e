using System.Text.Json.Nodes;
using Line.Simulator.Platform;

namespace Line.Simulator.Webhooks;

/// <summary>Webhook events in the form LINE gives them. A property without a value is left out, never null.</summary>
internal static class WebhookEvents
{
    public static JsonObject Message(DateTimeOffset at, JsonObject source, string replyToken, JsonObject message) =>
        Event("message", at, source, replyToken, ("message", message));

    public static JsonObject Follow(DateTimeOffset at, string userId, string replyToken, bool isUnblocked) =>
        Event("follow", at, User(userId), replyToken, ("follow", new JsonObject { ["isUnblocked"] = isUnblocked }));

    public static JsonObject Unfollow(DateTimeOffset at, string userId) => Event("unfollow", at, User(userId), null);

    public static JsonObject Unsend(DateTimeOffset at, JsonObject source, string messageId) =>
        Event("unsend", at, source, null, ("unsend", new JsonObject { ["messageId"] = messageId }));

    public static JsonObject Postback(DateTimeOffset at, JsonObject source, string replyToken, string data, JsonObject? parameters)
    {
        var postback = new JsonObject { ["data"] = data };
        if (parameters is not null) postback["params"] = parameters;
        return Event("postback", at, source, replyToken, ("postback", postback));
    }

    public static JsonObject MessageEdited(DateTimeOffset at, JsonObject source, string replyToken, JsonObject message) =>
        Event("messageEdited", at, source, replyToken, ("message", message));

    public static JsonObject VideoPlayComplete(DateTimeOffset at, JsonObject source, string replyToken, string trackingId) =>
        Event("videoPlayComplete", at, source, replyToken, ("videoPlayComplete", new JsonObject { ["trackingId"] = trackingId }));

    public static JsonObject Join(DateTimeOffset at, string groupId, string replyToken) => Event("join", at, Group(groupId, null), replyToken);

    public static JsonObject Leave(DateTimeOffset at, string groupId) => Event("leave", at, Group(groupId, null), null);

    public static JsonObject MemberJoined(DateTimeOffset at, string groupId, string replyToken, IEnumerable<string> members) =>
        Event("memberJoined", at, Group(groupId, null), replyToken, ("joined", Members(members)));

    public static JsonObject MemberLeft(DateTimeOffset at, string groupId, IEnumerable<string> members) =>
        Event("memberLeft", at, Group(groupId, null), null, ("left", Members(members)));

    public static JsonObject User(string userId) => new() { ["type"] = "user", ["userId"] = userId };

    public static JsonObject Group(string groupId, string? userId)
    {
        var source = Ids.IsRoom(groupId)
            ? new JsonObject { ["type"] = "room", ["roomId"] = groupId }
            : new JsonObject { ["type"] = "group", ["groupId"] = groupId };
        if (userId is not null) source["userId"] = userId;
        return source;
    }

    private static JsonObject Members(IEnumerable<string> members) => new() { ["members"] = new JsonArray([.. members.Select(User)]) };

    private static JsonObject Event(string type, DateTimeOffset at, JsonObject source, string? replyToken, params (string Name, JsonNode Value)[] payload)
    {
        var happened = new JsonObject { ["type"] = type };
        foreach (var (name, value) in payload) happened[name] = value;
        happened["webhookEventId"] = Ids.Ulid(at);
        happened["deliveryContext"] = new JsonObject { ["isRedelivery"] = false };
        happened["timestamp"] = at.ToUnixTimeMilliseconds();
        happened["source"] = source;
        if (replyToken is not null) happened["replyToken"] = replyToken;
        happened["mode"] = "active";
        return happened;
    }
}
