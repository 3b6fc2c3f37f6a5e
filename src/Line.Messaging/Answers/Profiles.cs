using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging;

/// <summary>A person's profile. Reference: https://developers.line.biz/en/reference/messaging-api/#get-profile</summary>
/// <param name="UserId">Id of the person.</param>
/// <param name="DisplayName">Name the person chose.</param>
/// <param name="PictureUrl">Address of the picture, if there is one.</param>
/// <param name="StatusMessage">Status message, if there is one.</param>
/// <param name="Language">Language as BCP 47, for example <c>th</c>; only in one-to-one profiles of people who agreed.</param>
public sealed record UserProfile(string UserId, string DisplayName, string? PictureUrl, string? StatusMessage, string? Language)
{
    internal static UserProfile? Read(JsonElement json) =>
        json.Text("userId") is { } id && json.Text("displayName") is { } name
            ? new UserProfile(id, name, json.Text("pictureUrl"), json.Text("statusMessage"), json.Text("language"))
            : null;
}

/// <summary>The bot's own account. Reference: https://developers.line.biz/en/reference/messaging-api/#get-bot-info</summary>
/// <param name="UserId">Id of the bot.</param>
/// <param name="BasicId">The id people add, for example <c>@123abcde</c>.</param>
/// <param name="PremiumId">The chosen id, if one was bought.</param>
/// <param name="DisplayName">Name of the account.</param>
/// <param name="PictureUrl">Address of the picture, if there is one.</param>
/// <param name="ChatMode"><c>chat</c> or <c>bot</c>: whether chatting by hand is switched on.</param>
/// <param name="MarkAsReadMode"><c>auto</c> or <c>manual</c>.</param>
public sealed record BotInfo(
    string UserId, string BasicId, string? PremiumId, string DisplayName, string? PictureUrl, string? ChatMode, string? MarkAsReadMode)
{
    internal static BotInfo? Read(JsonElement json) =>
        json.Text("userId") is { } id && json.Text("basicId") is { } basicId
            ? new BotInfo(
                id, basicId, json.Text("premiumId"), json.Text("displayName") ?? "", json.Text("pictureUrl"), json.Text("chatMode"), json.Text("markAsReadMode"))
            : null;
}
