using Line.Messaging.Json;
using Line.Messaging.Transport;

namespace Line.Messaging;

public sealed partial class LineMessagingClient
{
    /// <summary>
    /// Shows the loading animation in a one-to-one chat until the next message or until the time is over; only someone who is looking at the chat
    /// sees it. 100 calls a second. Reference: https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator
    /// </summary>
    /// <param name="userId">The person; groups and rooms have no animation.</param>
    /// <param name="seconds">5 to 60, in steps of 5.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id is malformed.</exception>
    /// <exception cref="Messages.MessageLimitException">The seconds are out of range.</exception>
    public async Task<LineResult<Done>> StartLoadingAsync(string userId, int seconds = 20, CancellationToken cancellationToken = default)
    {
        LineIds.User(userId, nameof(userId));
        return await CommandAsync(HttpMethod.Post, "/v2/bot/chat/loading/start", cancellationToken, writer =>
        {
            writer.Token("chatId", userId);
            writer.Number("loadingSeconds", seconds, 5, 60);
            writer.Require(seconds % 5 == 0, "loadingSeconds", "a multiple of 5", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// A person's profile. 404 when the person blocked the account, never agreed, or does not exist. 2,000 calls a second.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#get-profile
    /// </summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id is malformed.</exception>
    public Task<LineResult<UserProfile>> GetProfileAsync(string userId, CancellationToken cancellationToken = default) =>
        QueryAsync($"/v2/bot/profile/{LineIds.User(userId, nameof(userId))}", UserProfile.Read, cancellationToken);

    /// <summary>About the bot's own account. Reference: https://developers.line.biz/en/reference/messaging-api/#get-bot-info</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<BotInfo>> GetBotInfoAsync(CancellationToken cancellationToken = default) =>
        QueryAsync("/v2/bot/info", BotInfo.Read, cancellationToken);

    /// <summary>
    /// Marks a message and all earlier ones of the chat as read. Only where "Chat" is switched on; the token has no time limit.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#mark-as-read
    /// </summary>
    /// <param name="markAsReadToken">Token of the message, from its event.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<Done>> MarkAsReadAsync(string markAsReadToken, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(markAsReadToken);
        return CommandAsync(HttpMethod.Post, "/v2/bot/chat/markAsRead", cancellationToken, writer => writer.Token("markAsReadToken", markAsReadToken));
    }

    /// <summary>
    /// A page of the account's friends. Only for verified and premium accounts.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#get-follower-ids
    /// </summary>
    /// <param name="start"><see cref="UserIdPage.Next"/> of the page before, within 24 hours; null for the first page.</param>
    /// <param name="limit">Most ids in the page, 1 to 1,000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<UserIdPage>> GetFollowerIdsAsync(string? start = null, int limit = 1000, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        var path = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/v2/bot/followers/ids?limit={limit}");
        return QueryAsync(start is null ? path : $"{path}&start={Uri.EscapeDataString(start)}", json => UserIdPage.Read(json, "userIds"), cancellationToken);
    }

    /// <summary>
    /// A token for linking a person's LINE account with an account of the service: once, within 10 minutes.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#issue-link-token
    /// </summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id is malformed.</exception>
    public async Task<LineResult<string>> IssueLinkTokenAsync(string userId, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest(HttpMethod.Post, $"/v2/bot/user/{LineIds.User(userId, nameof(userId))}/linkToken");
        return Outcomes.OfQuery(await _transport.SendAsync(request, _transport.Commands, cancellationToken).ConfigureAwait(false), json => json.Text("linkToken"));
    }
}
