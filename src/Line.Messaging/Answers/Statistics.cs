using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging;

/// <summary>A kind of send that LINE counts. Reference: https://developers.line.biz/en/reference/messaging-api/#get-number-of-reply-messages</summary>
public enum DeliveryKind
{
    /// <summary>Replies.</summary>
    Reply,

    /// <summary>Pushes.</summary>
    Push,

    /// <summary>Multicasts.</summary>
    Multicast,

    /// <summary>Broadcasts.</summary>
    Broadcast,
}

/// <summary>Whether a number of LINE is there. Reference: https://developers.line.biz/en/reference/messaging-api/#get-number-of-reply-messages-response</summary>
public enum StatisticsStatus
{
    /// <summary>A status this library does not know.</summary>
    Unknown,

    /// <summary>It is there.</summary>
    Ready,

    /// <summary>Not yet: ask again the day after.</summary>
    Unready,

    /// <summary>Withheld because it is under 20.</summary>
    UnavailableForPrivacy,

    /// <summary>From before LINE began to count.</summary>
    OutOfService,
}

/// <summary>Messages delivered on a day. Reference: https://developers.line.biz/en/reference/messaging-api/#get-number-of-reply-messages-response</summary>
/// <param name="Status">Whether the number is there.</param>
/// <param name="Success">The number; null unless ready.</param>
public sealed record DeliveryCount(StatisticsStatus Status, long? Success)
{
    internal static DeliveryCount? Read(JsonElement json) =>
        json.Text("status") is { } status ? new DeliveryCount(StatusOf(status), json.Integer("success")) : null;

    internal static StatisticsStatus StatusOf(string status) => status switch
    {
        "ready" => StatisticsStatus.Ready,
        "unready" => StatisticsStatus.Unready,
        "unavailable_for_privacy" => StatisticsStatus.UnavailableForPrivacy,
        "out_of_service" => StatisticsStatus.OutOfService,
        _ => StatisticsStatus.Unknown,
    };
}

/// <summary>Friends at the end of a day. Reference: https://developers.line.biz/en/reference/messaging-api/#get-number-of-followers-response</summary>
/// <param name="Status">Whether the numbers are there.</param>
/// <param name="Followers">People who ever added the account; does not fall when they block it.</param>
/// <param name="TargetedReaches">People who can be reached by attributes.</param>
/// <param name="Blocks">People who block the account.</param>
public sealed record FollowerCount(StatisticsStatus Status, long? Followers, long? TargetedReaches, long? Blocks)
{
    internal static FollowerCount? Read(JsonElement json) =>
        json.Text("status") is { } status
            ? new FollowerCount(DeliveryCount.StatusOf(status), json.Integer("followers"), json.Integer("targetedReaches"), json.Integer("blocks"))
            : null;
}
