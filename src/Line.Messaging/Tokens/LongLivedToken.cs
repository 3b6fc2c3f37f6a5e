namespace Line.Messaging;

/// <summary>
/// The long-lived token of the LINE Developers Console: no end, one per channel. After a reissue the old one may live for up to 24 hours more.
/// Reference: https://developers.line.biz/en/docs/basics/channel-access-token/#long-lived-channel-access-token
/// </summary>
public sealed class LongLivedToken : IChannelTokenSource
{
    private readonly string _token;

    /// <summary>Uses a token from the console.</summary>
    /// <param name="token">The token.</param>
    public LongLivedToken(string token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        _token = token.Trim();
    }

    /// <inheritdoc/>
    public ValueTask<string> GetAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(_token);

    /// <summary>Always null: only a person can issue another one.</summary>
    /// <param name="rejected">The token LINE did not take.</param>
    /// <param name="cancellationToken">Not used.</param>
    public ValueTask<string?> RenewAsync(string rejected, CancellationToken cancellationToken = default) => ValueTask.FromResult<string?>(null);
}
