using System.Globalization;

namespace Line.Messaging;

public sealed partial class LineMessagingClient
{
    /// <summary>
    /// How many messages were delivered on a day by one kind of send. Usually known the day after; the day is LINE's (UTC+9).
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#get-number-of-reply-messages
    /// </summary>
    /// <param name="kind">Which kind of send.</param>
    /// <param name="day">The day in UTC+9.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<DeliveryCount>> GetDeliveryCountAsync(DeliveryKind kind, DateOnly day, CancellationToken cancellationToken = default)
    {
        var name = kind switch
        {
            DeliveryKind.Reply => "reply",
            DeliveryKind.Push => "push",
            DeliveryKind.Multicast => "multicast",
            DeliveryKind.Broadcast => "broadcast",
        };
        return QueryAsync($"/v2/bot/message/delivery/{name}?date={Day(day)}", DeliveryCount.Read, cancellationToken);
    }

    /// <summary>
    /// How many friends the account had at the end of a day; the day is LINE's (UTC+9). 60 calls an hour.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#get-number-of-followers
    /// </summary>
    /// <param name="day">The day in UTC+9.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<FollowerCount>> GetFollowerCountAsync(DateOnly day, CancellationToken cancellationToken = default) =>
        QueryAsync($"/v2/bot/insight/followers?date={Day(day)}", FollowerCount.Read, cancellationToken);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
