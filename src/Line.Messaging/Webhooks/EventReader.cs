using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging.Webhooks;

/// <summary>Reads what is particular to each kind of event. Null: the kind is unknown, or something it cannot do without is missing.</summary>
internal static class EventReader
{
    public static WebhookEvent? Read(string type, JsonElement json) => type switch
    {
        "message" => json.ObjectMember("message") is { } message ? new MessageEvent(MessageReader.Read(message)) : null,
        "messageEdited" => json.ObjectMember("message") is { } message ? new MessageEditedEvent(MessageReader.Read(message)) : null,
        "unsend" => json.ObjectMember("unsend")?.TextOrNumber("messageId") is { } id ? new UnsendEvent(id) : null,
        "follow" => new FollowEvent(json.ObjectMember("follow")?.Flag("isUnblocked")),
        "unfollow" => new UnfollowEvent(),
        "join" => new JoinEvent(),
        "leave" => new LeaveEvent(),
        "memberJoined" => new MemberJoinedEvent(Members(json, "joined")),
        "memberLeft" => new MemberLeftEvent(Members(json, "left")),
        "postback" => json.ObjectMember("postback") is { } postback ? Postback(postback) : null,
        "videoPlayComplete" => json.ObjectMember("videoPlayComplete")?.Text("trackingId") is { } id ? new VideoPlayCompleteEvent(id) : null,
        "beacon" => json.ObjectMember("beacon") is { } beacon ? Beacon(beacon) : null,
        "accountLink" => json.ObjectMember("link") is { } link ? AccountLink(link) : null,
        "membership" => json.ObjectMember("membership") is { } membership ? Membership(membership) : null,
        "module" => json.ObjectMember("module") is { } module ? Module(module) : null,
        "activated" => new ActivatedEvent(json.ObjectMember("chatControl")?.Milliseconds("expireAt")),
        "deactivated" => new DeactivatedEvent(),
        "botSuspended" => new BotSuspendedEvent(),
        "botResumed" => new BotResumedEvent(),
        "delivery" => json.ObjectMember("delivery")?.Text("data") is { } data ? new DeliveryEvent(data) : null,
        _ => null,
    };

    public static EventSource Source(JsonElement json)
    {
        var type = json.Text("type") ?? "";
        var userId = json.Text("userId");
        return (type, json.Text("groupId"), json.Text("roomId")) switch
        {
            ("user", _, _) => new UserSource(userId),
            ("group", { } groupId, _) => new GroupSource(groupId, userId),
            ("room", _, { } roomId) => new RoomSource(roomId, userId),
            _ => new UnknownSource(type, userId),
        };
    }

    private static List<EventSource> Members(JsonElement json, string name) =>
        [.. json.ObjectMember(name)?.Items("members").Where(member => member.ValueKind == JsonValueKind.Object).Select(Source) ?? []];

    private static PostbackEvent? Postback(JsonElement json)
    {
        if (json.Text("data") is not { } data)
            return null;
        if (json.ObjectMember("params") is not { } given)
            return new PostbackEvent(data, null);

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in given.EnumerateObject())
        {
            if (parameter.Value.AsText() is { } value)
                values[parameter.Name] = value;
        }

        return new PostbackEvent(data, new PostbackParams(values));
    }

    private static BeaconEvent? Beacon(JsonElement json) =>
        json.Text("hwid") is { } hardwareId && json.Text("type") is { } kind ? new BeaconEvent(hardwareId, kind, json.Text("dm")) : null;

    private static AccountLinkEvent? AccountLink(JsonElement json) =>
        json.Text("result") is { } result && json.Text("nonce") is { } nonce ? new AccountLinkEvent(result == "ok", nonce) : null;

    private static MembershipEvent? Membership(JsonElement json) =>
        json.Text("type") is { } kind && json.Integer("membershipId") is { } id ? new MembershipEvent(kind, id) : null;

    private static ModuleEvent? Module(JsonElement json) =>
        json.Text("type") is { } kind
            ? new ModuleEvent(kind, json.Text("botId"), [.. json.Items("scopes").Select(scope => scope.AsText()).OfType<string>()], json.Text("reason"))
            : null;
}
