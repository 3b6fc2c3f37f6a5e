using Line.Messaging.Json;
using Line.Messaging.RichMenus;
using Line.Messaging.Transport;

namespace Line.Messaging;

public sealed partial class LineMessagingClient
{
    /// <summary>
    /// Creates a menu, without picture yet. 100 calls an hour; at most 1,000 menus a channel.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#create-rich-menu
    /// </summary>
    /// <param name="menu">The menu.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Id of the menu.</returns>
    /// <exception cref="Messages.MessageLimitException">A limit is broken.</exception>
    public async Task<LineResult<string>> CreateRichMenuAsync(RichMenu menu, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(menu);
        return Outcomes.OfQuery(await PostAsync("/v2/bot/richmenu", menu.Write, cancellationToken).ConfigureAwait(false), json => json.Text("richMenuId"));
    }

    /// <summary>Has LINE check a menu without creating it. Reference: https://developers.line.biz/en/reference/messaging-api/#validate-rich-menu-object</summary>
    /// <param name="menu">The menu.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Messages.MessageLimitException">A limit is broken.</exception>
    public Task<LineResult<Done>> ValidateRichMenuAsync(RichMenu menu, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(menu);
        return CommandAsync(HttpMethod.Post, "/v2/bot/richmenu/validate", cancellationToken, menu.Write);
    }

    /// <summary>
    /// Gives a menu its picture, once and for all. Reference: https://developers.line.biz/en/reference/messaging-api/#upload-rich-menu-image
    /// </summary>
    /// <param name="richMenuId">The menu.</param>
    /// <param name="image">The picture, of the menu's size.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id could leave its place in the address.</exception>
    public async Task<LineResult<Done>> SetRichMenuImageAsync(string richMenuId, RichMenuImage image, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var request = new ApiRequest(HttpMethod.Post, $"{MenuPath(richMenuId)}/content") { OnDataHost = true, Body = image.Bytes, ContentType = image.ContentType };
        return Outcomes.OfCommand(await _transport.SendAsync(request, _transport.Sends, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Fetches the picture of a menu. Reference: https://developers.line.biz/en/reference/messaging-api/#download-rich-menu-image</summary>
    /// <param name="richMenuId">The menu.</param>
    /// <param name="destination">Receives the bytes; see <see cref="GetContentAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id could leave its place in the address.</exception>
    public Task<ContentOutcome> GetRichMenuImageAsync(string richMenuId, Stream destination, CancellationToken cancellationToken = default) =>
        DownloadAsync($"{MenuPath(richMenuId)}/content", destination, RichMenuImage.MaxBytes, cancellationToken);

    /// <summary>
    /// Menus made through the API; those of the console are not among them. 10 calls a second.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-list
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<IReadOnlyList<StoredRichMenu>>> ListRichMenusAsync(CancellationToken cancellationToken = default) =>
        QueryAsync<IReadOnlyList<StoredRichMenu>>(
            "/v2/bot/richmenu/list", json => [.. json.Items("richmenus").Select(StoredRichMenu.Read).OfType<StoredRichMenu>()], cancellationToken);

    /// <summary>One menu. Reference: https://developers.line.biz/en/reference/messaging-api/#get-rich-menu</summary>
    /// <param name="richMenuId">The menu.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id could leave its place in the address.</exception>
    public Task<LineResult<StoredRichMenu>> GetRichMenuAsync(string richMenuId, CancellationToken cancellationToken = default) =>
        QueryAsync(MenuPath(richMenuId), StoredRichMenu.Read, cancellationToken);

    /// <summary>Deletes a menu; people who have it see the default one. 100 calls an hour. Reference: https://developers.line.biz/en/reference/messaging-api/#delete-rich-menu</summary>
    /// <param name="richMenuId">The menu.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id could leave its place in the address.</exception>
    public Task<LineResult<Done>> DeleteRichMenuAsync(string richMenuId, CancellationToken cancellationToken = default) =>
        CommandAsync(HttpMethod.Delete, MenuPath(richMenuId), cancellationToken);

    /// <summary>
    /// Makes a menu the one for everybody without a menu of their own; seen when the chat is opened again. It must have its picture.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#set-default-rich-menu
    /// </summary>
    /// <param name="richMenuId">The menu.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id could leave its place in the address.</exception>
    public Task<LineResult<Done>> SetDefaultRichMenuAsync(string richMenuId, CancellationToken cancellationToken = default) =>
        CommandAsync(HttpMethod.Post, $"/v2/bot/user/all/richmenu/{LineIds.Segment(richMenuId, nameof(richMenuId))}", cancellationToken);

    /// <summary>Id of the default menu; not found when there is none. Reference: https://developers.line.biz/en/reference/messaging-api/#get-default-rich-menu-id</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<string>> GetDefaultRichMenuIdAsync(CancellationToken cancellationToken = default) =>
        QueryAsync("/v2/bot/user/all/richmenu", json => json.Text("richMenuId"), cancellationToken);

    /// <summary>Leaves everybody without a default menu of the API. Reference: https://developers.line.biz/en/reference/messaging-api/#clear-default-rich-menu</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<Done>> ClearDefaultRichMenuAsync(CancellationToken cancellationToken = default) =>
        CommandAsync(HttpMethod.Delete, "/v2/bot/user/all/richmenu", cancellationToken);

    private static string MenuPath(string richMenuId) => $"/v2/bot/richmenu/{LineIds.Segment(richMenuId, nameof(richMenuId))}";
}
