using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging;

/// <summary>A group. Reference: https://developers.line.biz/en/reference/messaging-api/#get-group-summary</summary>
/// <param name="GroupId">Id of the group.</param>
/// <param name="Name">Its name.</param>
/// <param name="PictureUrl">Address of its picture, if there is one.</param>
public sealed record GroupSummary(string GroupId, string Name, string? PictureUrl)
{
    internal static GroupSummary? Read(JsonElement json) =>
        json.Text("groupId") is { } id && json.Text("groupName") is { } name ? new GroupSummary(id, name, json.Text("pictureUrl")) : null;
}

/// <summary>How many people are in a group or room. Reference: https://developers.line.biz/en/reference/messaging-api/#get-members-group-count</summary>
/// <param name="Count">People, without the account itself.</param>
public sealed record MemberCount(int Count)
{
    internal static MemberCount? Read(JsonElement json) => json.SmallInteger("count") is { } count ? new MemberCount(count) : null;
}

/// <summary>A page of user ids. Reference: https://developers.line.biz/en/reference/messaging-api/#get-follower-ids</summary>
/// <param name="UserIds">The ids.</param>
/// <param name="Next">Where the next page starts; null on the last. Valid for 24 hours.</param>
public sealed record UserIdPage(IReadOnlyList<string> UserIds, string? Next)
{
    internal static UserIdPage? Read(JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array }
            ? new UserIdPage([.. json.Items(name).Select(id => id.AsText()).OfType<string>()], json.Text("next"))
            : null;
}
