namespace Line.Messaging;

public sealed partial class LineMessagingClient
{
    /// <summary>
    /// Sets the address that LINE sends events to. Takes up to a minute to have effect; 1,000 calls a minute.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#set-webhook-endpoint-url
    /// </summary>
    /// <param name="endpoint">https, percent-encoded, at most 500 characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Messages.MessageLimitException">The address is too long or not https.</exception>
    public Task<LineResult<Done>> SetWebhookEndpointAsync(Uri endpoint, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return CommandAsync(HttpMethod.Put, "/v2/bot/channel/webhook/endpoint", cancellationToken, writer => writer.HttpsUrl("endpoint", Encoded(endpoint), 500));
    }

    /// <summary>The address that LINE sends events to. Reference: https://developers.line.biz/en/reference/messaging-api/#get-webhook-endpoint-information</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<LineResult<WebhookEndpoint>> GetWebhookEndpointAsync(CancellationToken cancellationToken = default) =>
        QueryAsync("/v2/bot/channel/webhook/endpoint", WebhookEndpoint.Read, cancellationToken);

    /// <summary>
    /// Has LINE send an empty webhook and tells how it was answered. 60 calls an hour.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint
    /// </summary>
    /// <param name="endpoint">Address to try; null for the one that is set.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Messages.MessageLimitException">The address is too long or not https.</exception>
    public async Task<LineResult<WebhookTest>> TestWebhookEndpointAsync(Uri? endpoint = null, CancellationToken cancellationToken = default) =>
        Transport.Outcomes.OfQuery(
            await PostAsync(
                "/v2/bot/channel/webhook/test",
                writer => writer.OptionalHttpsUrl("endpoint", endpoint is null ? null : Encoded(endpoint), 500),
                cancellationToken).ConfigureAwait(false),
            WebhookTest.Read);

    private static string Encoded(Uri address) => address.IsAbsoluteUri ? address.AbsoluteUri : address.OriginalString;
}
