using System.Text.Json;
using Line.Messaging.Json;
using Line.Messaging.Transport;

namespace Line.Messaging;

/// <summary>
/// Client of the LINE Messaging API. Holds no state of its own between calls and may be shared by all threads.
/// </summary>
/// <remarks>
/// <para>Messages are sent by <see cref="ReplyAsync"/> (free of charge, once per event) and by the calls that take a retry key. The key belongs to
/// one content and one list of recipients; make and store it before the first attempt, and repeat with it for at most 24 hours.</para>
/// <para>Nothing is logged. Exceptions are for mistakes in the program (malformed ids, broken limits) and for the caller's own cancellation;
/// whatever LINE or the network does is in the result.</para>
/// <para>Reference: https://developers.line.biz/en/reference/messaging-api/</para>
/// </remarks>
public sealed partial class LineMessagingClient
{
    private readonly ApiTransport _transport;
    private readonly LineMessagingOptions _options;

    /// <summary>Makes a client.</summary>
    /// <param name="http">Carries the requests; swap its handler in tests. Its base address is not used; its own time-out, if shorter than ours, counts as no answer.</param>
    /// <param name="tokens">Gives the channel access token.</param>
    /// <param name="options">Hosts, time-outs and clock; null for LINE itself.</param>
    public LineMessagingClient(HttpClient http, IChannelTokenSource tokens, LineMessagingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(tokens);
        _options = options ?? new LineMessagingOptions();
        _transport = new ApiTransport(http, tokens, _options);
    }

    private async Task<LineResult<T>> QueryAsync<T>(string path, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class =>
        Outcomes.OfQuery(await _transport.QueryAsync(new ApiRequest(HttpMethod.Get, path), cancellationToken).ConfigureAwait(false), read);

    private async Task<ApiAnswer> PostAsync(string path, Action<LimitWriter>? body, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Post, path, body, cancellationToken).ConfigureAwait(false);

    private async Task<LineResult<Done>> CommandAsync(
        HttpMethod method, string path, CancellationToken cancellationToken, Action<LimitWriter>? body = null) =>
        Outcomes.OfCommand(await SendAsync(method, path, body, cancellationToken).ConfigureAwait(false));

    private Task<ApiAnswer> SendAsync(HttpMethod method, string path, Action<LimitWriter>? body, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(method, path) { Body = body is null ? null : LimitWriter.Object(body) };
        return _transport.SendAsync(request, _transport.Commands, cancellationToken);
    }
}
