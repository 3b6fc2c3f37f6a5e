namespace Line.Messaging;

/// <summary>
/// Where the client gets its channel access token from. Safe to share between threads.
/// Reference: https://developers.line.biz/en/docs/basics/channel-access-token/
/// </summary>
public interface IChannelTokenSource
{
    /// <summary>A token believed to be valid.</summary>
    /// <param name="cancellationToken">Stops the waiting of this caller.</param>
    /// <exception cref="ChannelTokenException">No token could be had.</exception>
    ValueTask<string> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Called after LINE answered 401 to a token.</summary>
    /// <param name="rejected">The token LINE did not take.</param>
    /// <param name="cancellationToken">Stops the waiting of this caller.</param>
    /// <returns>Another token to try once, or null when there is none.</returns>
    /// <exception cref="ChannelTokenException">No token could be had.</exception>
    ValueTask<string?> RenewAsync(string rejected, CancellationToken cancellationToken = default);
}

/// <summary>
/// No channel access token could be had. The message holds neither tokens nor secrets.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#channel-access-token
/// </summary>
public sealed class ChannelTokenException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="status">HTTP status of LINE's refusal; null when there was no answer.</param>
    /// <param name="inner">What lay behind it.</param>
    public ChannelTokenException(string message, int? status = null, Exception? inner = null)
        : base(message, inner) => Status = status;

    /// <summary>HTTP status of LINE's refusal (400 or 401: check channel id and secret); null when there was no answer.</summary>
    public int? Status { get; }
}
