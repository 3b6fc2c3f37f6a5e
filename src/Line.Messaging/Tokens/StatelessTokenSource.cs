namespace Line.Messaging;

/// <summary>
/// Stateless channel access tokens (v3): valid for 15 minutes, any number of them, not revocable. Kept, renewed before they end, and fetched again
/// once when LINE answers 401. Safe to share; 100 calls at once fetch one token.
/// </summary>
/// <remarks>Reference: https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token</remarks>
public sealed class StatelessTokenSource : IChannelTokenSource
{
    private readonly TokenCache _cache;

    /// <summary>Gets tokens with the channel's id and secret.</summary>
    /// <param name="channelId">Id of the Messaging API channel.</param>
    /// <param name="channelSecret">Its secret.</param>
    /// <param name="http">Carries the requests.</param>
    /// <param name="timeProvider">The clock for renewing.</param>
    /// <param name="apiBaseUrl">Host; null for <c>https://api.line.me</c>.</param>
    public StatelessTokenSource(string channelId, string channelSecret, HttpClient http, TimeProvider timeProvider, Uri? apiBaseUrl = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(channelId);
        ArgumentException.ThrowIfNullOrWhiteSpace(channelSecret);
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(timeProvider);
        var address = new Uri((apiBaseUrl ?? new LineMessagingOptions().ApiBaseUrl).AbsoluteUri.TrimEnd('/') + "/oauth2/v3/token");
        KeyValuePair<string, string>[] form =
        [
            new("grant_type", "client_credentials"),
            new("client_id", channelId),
            new("client_secret", channelSecret),
        ];
        _cache = new TokenCache(cancellationToken => TokenEndpoint.IssueAsync(http, address, form, cancellationToken), timeProvider);
    }

    /// <inheritdoc/>
    public ValueTask<string> GetAsync(CancellationToken cancellationToken = default) => _cache.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string?> RenewAsync(string rejected, CancellationToken cancellationToken = default) => _cache.RenewAsync(rejected, cancellationToken);
}
