using Line.Messaging.Json;
using Line.Messaging.Messages;
using Line.Messaging.Transport;

namespace Line.Messaging;

public sealed partial class LineMessagingClient
{
    /// <summary>Most recipients of one multicast.</summary>
    public const int MaxMulticastRecipients = 500;

    /// <summary>
    /// Answers an event, free of charge. The token works once, within about a minute of the event; 2,000 calls a second. There is no retry key and no
    /// safe repetition. Reference: https://developers.line.biz/en/reference/messaging-api/#send-reply-message
    /// </summary>
    /// <param name="replyToken">Token of the event.</param>
    /// <param name="messages">1 to 5 messages.</param>
    /// <param name="options">Silent delivery.</param>
    /// <param name="cancellationToken">Gives up; the outcome is then not known.</param>
    public async Task<SendOutcome> ReplyAsync(
        string replyToken, MessageBatch messages, SendOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(replyToken);
        ArgumentNullException.ThrowIfNull(messages);
        var body = LimitWriter.Object(writer =>
        {
            writer.Token("replyToken", replyToken);
            writer.Raw("messages", messages.Utf8Json.Span);
            options?.Write(writer);
        });
        var request = new ApiRequest(HttpMethod.Post, "/v2/bot/message/reply") { Body = body };
        return Outcomes.OfReply(await _transport.SendAsync(request, _transport.Replies, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Sends to one person, group or room; counts against the month's messages (a group counts every member). The person must be a friend or have
    /// written within 7 days; to someone who blocked the account it is accepted and not delivered. 2,000 calls a second.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#send-push-message
    /// </summary>
    /// <param name="to">User, group or room id.</param>
    /// <param name="messages">1 to 5 messages.</param>
    /// <param name="retryKey">Key of this content to this recipient, stored before the first attempt.</param>
    /// <param name="options">Silent delivery, aggregation unit.</param>
    /// <param name="cancellationToken">Gives up; the outcome is then not known.</param>
    /// <exception cref="ArgumentException">The id is malformed or the key is empty.</exception>
    public async Task<SendOutcome> PushAsync(
        string to, MessageBatch messages, Guid retryKey, PushOptions? options = null, CancellationToken cancellationToken = default)
    {
        LineIds.Chat(to, nameof(to));
        return await SendKeyedAsync("/v2/bot/message/push", messages, retryKey, options, writer => writer.Token("to", to), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Sends to 1 to 500 people; each counts against the month's messages. 200 calls a second.
    /// Reference: https://developers.line.biz/en/reference/messaging-api/#send-multicast-message
    /// </summary>
    /// <param name="to">User ids; no groups or rooms.</param>
    /// <param name="messages">1 to 5 messages.</param>
    /// <param name="retryKey">Key of this content to exactly these people: one for each chunk of a longer list, stored before the first attempt.</param>
    /// <param name="options">Silent delivery, aggregation unit.</param>
    /// <param name="cancellationToken">Gives up; the outcome is then not known.</param>
    /// <exception cref="MessageLimitException">There are no recipients, or more than 500.</exception>
    /// <exception cref="ArgumentException">An id is malformed or the key is empty.</exception>
    public async Task<SendOutcome> MulticastAsync(
        IReadOnlyList<string> to, MessageBatch messages, Guid retryKey, PushOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        return await SendKeyedAsync(
            "/v2/bot/message/multicast",
            messages,
            retryKey,
            options,
            writer => writer.Texts("to", to, 1, MaxMulticastRecipients, static (_, field, id) => LineIds.User(id, field)),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<SendOutcome> SendKeyedAsync(
        string path, MessageBatch messages, Guid retryKey, SendOptions? options, Action<LimitWriter> recipients, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (retryKey == Guid.Empty)
            throw new ArgumentException("A retry key must be a new one for each content and recipients, not the empty one.", nameof(retryKey));
        var body = LimitWriter.Object(writer =>
        {
            recipients(writer);
            writer.Raw("messages", messages.Utf8Json.Span);
            options?.Write(writer);
        });
        var request = new ApiRequest(HttpMethod.Post, path) { Body = body, RetryKey = retryKey };
        return Outcomes.OfKeyedSend(await _transport.SendAsync(request, _transport.Sends, cancellationToken).ConfigureAwait(false));
    }
}
