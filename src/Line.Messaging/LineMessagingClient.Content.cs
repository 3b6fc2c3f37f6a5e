using Line.Messaging.Transport;

namespace Line.Messaging;

public sealed partial class LineMessagingClient
{
    /// <summary>
    /// Fetches a file someone sent and writes it to a stream as it arrives. Only files that LINE holds (<c>contentProvider.type</c> line); LINE deletes
    /// them after a time it does not publish. 2,000 calls a second.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#get-content
    /// </summary>
    /// <param name="messageId">Id of the message.</param>
    /// <param name="destination">Receives the bytes; may hold a part of them unless the outcome is <see cref="ContentOutcome.Ready"/>. Its own errors come out as they are.</param>
    /// <param name="maxBytes">Largest file to take. LINE publishes no limit, so there must be one of yours.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id could leave its place in the address.</exception>
    public Task<ContentOutcome> GetContentAsync(string messageId, Stream destination, long maxBytes, CancellationToken cancellationToken = default) =>
        DownloadAsync($"/v2/bot/message/{LineIds.Segment(messageId, nameof(messageId))}/content", destination, maxBytes, cancellationToken);

    /// <summary>
    /// Fetches the small picture of a picture or video; other kinds are refused.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#get-image-or-video-preview
    /// </summary>
    /// <param name="messageId">Id of the message.</param>
    /// <param name="destination">Receives the bytes; see <see cref="GetContentAsync"/>.</param>
    /// <param name="maxBytes">Largest file to take.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id could leave its place in the address.</exception>
    public Task<ContentOutcome> GetPreviewAsync(string messageId, Stream destination, long maxBytes, CancellationToken cancellationToken = default) =>
        DownloadAsync($"/v2/bot/message/{LineIds.Segment(messageId, nameof(messageId))}/content/preview", destination, maxBytes, cancellationToken);

    /// <summary>
    /// Whether a video or recording is ready to be fetched.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#verify-video-or-audio-preparation-status
    /// </summary>
    /// <param name="messageId">Id of the message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The id could leave its place in the address.</exception>
    public async Task<LineResult<Transcoding>> GetTranscodingStateAsync(string messageId, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest(HttpMethod.Get, $"/v2/bot/message/{LineIds.Segment(messageId, nameof(messageId))}/content/transcoding") { OnDataHost = true };
        return Outcomes.OfQuery(await _transport.QueryAsync(request, cancellationToken).ConfigureAwait(false), Transcoding.Read);
    }

    private async Task<ContentOutcome> DownloadAsync(string path, Stream destination, long maxBytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        var request = new ApiRequest(HttpMethod.Get, path) { OnDataHost = true, Streamed = true };
        var answer = await _transport.QueryAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer.Opened is { } response)
        {
            using (response)
                return await FileTransfer.CopyAsync(response, destination, maxBytes, _options, cancellationToken).ConfigureAwait(false);
        }

        return answer.Status switch
        {
            202 => new ContentOutcome.NotReadyYet(),
            404 => new ContentOutcome.NotFound(),
            410 => new ContentOutcome.Gone(),
            >= 400 and < 500 => new ContentOutcome.Refused(answer.Kind(), answer.Status, answer.ErrorMessage()),
            _ => new ContentOutcome.Unknown(Outcomes.MissingAnswer(answer)),
        };
    }
}
