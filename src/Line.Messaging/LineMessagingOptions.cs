namespace Line.Messaging;

/// <summary>
/// Settings of a <see cref="LineMessagingClient"/>. Every default is right for LINE itself.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#domain-name
/// </summary>
public sealed record LineMessagingOptions
{
    /// <summary>Host of most calls.</summary>
    public Uri ApiBaseUrl { get; init; } = new("https://api.line.me");

    /// <summary>Host of files: contents of messages and pictures of rich menus.</summary>
    public Uri DataApiBaseUrl { get; init; } = new("https://api-data.line.me");

    /// <summary>Longest wait for the answer to a reply. Short, because the reply token is short-lived.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Longest wait for the answer to a push, multicast, narrowcast or broadcast.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for the answer to any other call, and for each next piece of a file.</summary>
    public TimeSpan QueryTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a query (GET) is tried again after a time-out, a dropped connection or 5xx. Sends are never tried again here: with a retry key that
    /// is for the caller, who must have stored the key, and without one it is not safe. 0 switches it off.
    /// </summary>
    public int QueryRetries { get; init; } = 2;

    /// <summary>Wait before the first repetition of a query; it doubles, with some chance mixed in.</summary>
    public TimeSpan QueryRetryDelay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>The clock for time-outs and waits.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
