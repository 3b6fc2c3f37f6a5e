using Line.Messaging.Json;
using Line.Messaging.RichMenus;

namespace Line.Messaging;

public sealed partial class LineMessagingClient
{
    /// <summary>
    /// Gives a menu a lasting name for switching; at most 1,000 names a channel. The menu must have its picture.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#create-rich-menu-alias
    /// </summary>
    /// <param name="aliasId">1 to 32 of <c>a-z 0-9 _ -</c>.</param>
    /// <param name="richMenuId">The menu.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public Task<LineResult<Done>> CreateRichMenuAliasAsync(string aliasId, string richMenuId, CancellationToken cancellationToken = default)
    {
        LineIds.RichMenuAlias(aliasId, nameof(aliasId));
        return CommandAsync(HttpMethod.Post, "/v2/bot/richmenu/alias", cancellationToken, writer =>
        {
            writer.Constant("richMenuAliasId", aliasId);
            writer.Token("richMenuId", richMenuId);
        });
    }

    /// <summary>Makes a name stand for another menu; phones may keep the old one for some time. Reference: https://developers.line.biz/en/reference/messaging-api/#update-rich-menu-alias</summary>
    /// <param name="aliasId">The name.</param>
    /// <param name="richMenuId">The menu.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public Task<LineResult<Done>> UpdateRichMenuAliasAsync(string aliasId, string richMenuId, CancellationToken cancellationToken = default) =>
        CommandAsync(HttpMethod.Post, AliasPath(aliasId), cancellationToken, writer => writer.Token("richMenuId", richMenuId));

    /// <summary>The menu a name stands for. Reference: https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-alias-information</summary>
    /// <param name="aliasId">The name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public Task<LineResult<RichMenuAlias>> GetRichMenuAliasAsync(string aliasId, CancellationToken cancellationToken = default) =>
        QueryAsync(AliasPath(aliasId), RichMenuAlias.Read, cancellationToken);

    /// <summary>All names. Reference: https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-alias-list</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<IReadOnlyList<RichMenuAlias>>> ListRichMenuAliasesAsync(CancellationToken cancellationToken = default) =>
        QueryAsync<IReadOnlyList<RichMenuAlias>>(
            "/v2/bot/richmenu/alias/list", json => [.. json.Items("aliases").Select(RichMenuAlias.Read).OfType<RichMenuAlias>()], cancellationToken);

    /// <summary>Deletes a name, not the menu. 100 calls an hour. Reference: https://developers.line.biz/en/reference/messaging-api/#delete-rich-menu-alias</summary>
    /// <param name="aliasId">The name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public Task<LineResult<Done>> DeleteRichMenuAliasAsync(string aliasId, CancellationToken cancellationToken = default) =>
        CommandAsync(HttpMethod.Delete, AliasPath(aliasId), cancellationToken);

    private static string AliasPath(string aliasId) => $"/v2/bot/richmenu/alias/{LineIds.RichMenuAlias(aliasId, nameof(aliasId))}";
}
