using Line.Messaging.Json;
using Line.Messaging.RichMenus;

namespace Line.Messaging;

public sealed partial class LineMessagingClient
{
    /// <summary>Most people of one bulk call.</summary>
    public const int MaxBulkUsers = 500;

    /// <summary>
    /// Gives a person a menu of their own, at once. For someone who is no friend or blocked the account it is accepted without effect.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#link-rich-menu-to-user
    /// </summary>
    /// <param name="userId">The person.</param>
    /// <param name="richMenuId">The menu.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">An id is malformed.</exception>
    public Task<LineResult<Done>> LinkRichMenuAsync(string userId, string richMenuId, CancellationToken cancellationToken = default) =>
        CommandAsync(HttpMethod.Post, $"{UserMenuPath(userId)}/{LineIds.Segment(richMenuId, nameof(richMenuId))}", cancellationToken);

    /// <summary>Id of a person's own menu; not found when there is none. Reference: https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-id-of-user</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id is malformed.</exception>
    public Task<LineResult<string>> GetRichMenuIdOfUserAsync(string userId, CancellationToken cancellationToken = default) =>
        QueryAsync(UserMenuPath(userId), json => json.Text("richMenuId"), cancellationToken);

    /// <summary>Takes a person's own menu away. Reference: https://developers.line.biz/en/reference/messaging-api/#unlink-rich-menu-from-user</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id is malformed.</exception>
    public Task<LineResult<Done>> UnlinkRichMenuAsync(string userId, CancellationToken cancellationToken = default) =>
        CommandAsync(HttpMethod.Delete, UserMenuPath(userId), cancellationToken);

    /// <summary>Gives up to 500 people a menu; done soon after. Reference: https://developers.line.biz/en/reference/messaging-api/#link-rich-menu-to-users</summary>
    /// <param name="userIds">1 to 500 people.</param>
    /// <param name="richMenuId">The menu.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">An id is malformed, or there are too many.</exception>
    public Task<LineResult<Done>> LinkRichMenuToManyAsync(IReadOnlyList<string> userIds, string richMenuId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userIds);
        return CommandAsync(HttpMethod.Post, "/v2/bot/richmenu/bulk/link", cancellationToken, writer =>
        {
            writer.Token("richMenuId", richMenuId);
            WriteUsers(writer, userIds);
        });
    }

    /// <summary>Takes their own menu from up to 500 people; done soon after. Reference: https://developers.line.biz/en/reference/messaging-api/#unlink-rich-menu-from-users</summary>
    /// <param name="userIds">1 to 500 people.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">An id is malformed, or there are too many.</exception>
    public Task<LineResult<Done>> UnlinkRichMenuFromManyAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userIds);
        return CommandAsync(HttpMethod.Post, "/v2/bot/richmenu/bulk/unlink", cancellationToken, writer => WriteUsers(writer, userIds));
    }

    /// <summary>
    /// Starts changes to the menus of everybody who has them; the result's request id leads to the progress. 3 calls an hour.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#batch-control-rich-menus-of-users
    /// </summary>
    /// <param name="batch">The changes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Messages.MessageLimitException">A limit is broken.</exception>
    public Task<LineResult<Done>> StartRichMenuBatchAsync(RichMenuBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return CommandAsync(HttpMethod.Post, "/v2/bot/richmenu/batch", cancellationToken, batch.Write);
    }

    /// <summary>Has LINE check a batch without starting it. Reference: https://developers.line.biz/en/reference/messaging-api/#validate-batch-control-rich-menus-request</summary>
    /// <param name="batch">The changes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Messages.MessageLimitException">A limit is broken.</exception>
    public Task<LineResult<Done>> ValidateRichMenuBatchAsync(RichMenuBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return CommandAsync(HttpMethod.Post, "/v2/bot/richmenu/validate/batch", cancellationToken, batch.Write);
    }

    /// <summary>How far a batch is; kept for 14 days. Reference: https://developers.line.biz/en/reference/messaging-api/#get-batch-control-rich-menus-progress-status</summary>
    /// <param name="requestId">Request id of the batch when it was started.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<RichMenuBatchProgress>> GetRichMenuBatchProgressAsync(string requestId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestId);
        return QueryAsync($"/v2/bot/richmenu/progress/batch?requestId={Uri.EscapeDataString(requestId)}", RichMenuBatchProgress.Read, cancellationToken);
    }

    private static string UserMenuPath(string userId) => $"/v2/bot/user/{LineIds.User(userId, nameof(userId))}/richmenu";

    private static void WriteUsers(LimitWriter writer, IReadOnlyList<string> userIds) =>
        writer.Texts("userIds", userIds, 1, MaxBulkUsers, static (_, field, id) => LineIds.User(id, field));
}
