namespace Line.Messaging;

/// <summary>
/// What became of a send. Closed: handle it with <see cref="Match{T}"/>, which takes one function per case.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#response
/// </summary>
public abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>LINE's id of this request (<c>x-line-request-id</c>), worth keeping for support; null when no answer came.</summary>
    public abstract string? RequestId { get; init; }

    /// <summary>One function per case.</summary>
    /// <typeparam name="T">What the functions give.</typeparam>
    /// <param name="accepted">LINE took it.</param>
    /// <param name="alreadyAccepted">LINE had taken it before, under the same retry key.</param>
    /// <param name="refused">LINE refused it.</param>
    /// <param name="rateLimited">Too many calls.</param>
    /// <param name="quotaExhausted">The month's messages are used up.</param>
    /// <param name="unknown">No answer, or an error inside LINE.</param>
    public abstract T Match<T>(
        Func<Accepted, T> accepted,
        Func<AlreadyAccepted, T> alreadyAccepted,
        Func<Refused, T> refused,
        Func<RateLimited, T> rateLimited,
        Func<QuotaExhausted, T> quotaExhausted,
        Func<Unknown, T> unknown);

    /// <summary>
    /// LINE took the messages and delivers them on its own time. It does not prove delivery: a push to someone who blocked the account is
    /// accepted too.
    /// </summary>
    /// <param name="RequestId">LINE's id of the request.</param>
    /// <param name="SentMessages">Ids of the messages, for replies and pushes; empty for the others.</param>
    public sealed record Accepted(string? RequestId, IReadOnlyList<SentMessage> SentMessages) : SendOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(
            Func<Accepted, T> accepted,
            Func<AlreadyAccepted, T> alreadyAccepted,
            Func<Refused, T> refused,
            Func<RateLimited, T> rateLimited,
            Func<QuotaExhausted, T> quotaExhausted,
            Func<Unknown, T> unknown) => accepted(this);
    }

    /// <summary>409: LINE took the same request before, under the same retry key. A success: nothing was sent twice.</summary>
    /// <param name="RequestId">LINE's id of this request.</param>
    /// <param name="AcceptedRequestId">LINE's id of the request it took before.</param>
    /// <param name="SentMessages">Ids of the messages then sent, for pushes; empty for the others.</param>
    public sealed record AlreadyAccepted(string? RequestId, string? AcceptedRequestId, IReadOnlyList<SentMessage> SentMessages) : SendOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(
            Func<Accepted, T> accepted,
            Func<AlreadyAccepted, T> alreadyAccepted,
            Func<Refused, T> refused,
            Func<RateLimited, T> rateLimited,
            Func<QuotaExhausted, T> quotaExhausted,
            Func<Unknown, T> unknown) => alreadyAccepted(this);
    }

    /// <summary>LINE refused the request; none of it was sent. Repeating it does not help.</summary>
    /// <param name="Kind">Why.</param>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Message">LINE's words; may change, so decide nothing by them.</param>
    /// <param name="RequestId">LINE's id of the request.</param>
    public sealed record Refused(RefusalKind Kind, int Status, string Message, string? RequestId = null) : SendOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(
            Func<Accepted, T> accepted,
            Func<AlreadyAccepted, T> alreadyAccepted,
            Func<Refused, T> refused,
            Func<RateLimited, T> rateLimited,
            Func<QuotaExhausted, T> quotaExhausted,
            Func<Unknown, T> unknown) => refused(this);
    }

    /// <summary>429: too many calls of this kind, or too many to one person. Nothing was sent; wait, then repeat with the same retry key.</summary>
    /// <param name="Message">LINE's words.</param>
    /// <param name="RetryAfter">How long to wait, if LINE says so; its documents promise no such thing.</param>
    /// <param name="RequestId">LINE's id of the request.</param>
    public sealed record RateLimited(string Message, TimeSpan? RetryAfter, string? RequestId = null) : SendOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(
            Func<Accepted, T> accepted,
            Func<AlreadyAccepted, T> alreadyAccepted,
            Func<Refused, T> refused,
            Func<RateLimited, T> rateLimited,
            Func<QuotaExhausted, T> quotaExhausted,
            Func<Unknown, T> unknown) => rateLimited(this);
    }

    /// <summary>
    /// 429: the month's messages are used up, or reserved by a running broadcast. Nothing was sent; do not loop. Replies stay possible.
    /// </summary>
    /// <param name="Message">LINE's words.</param>
    /// <param name="RequestId">LINE's id of the request.</param>
    public sealed record QuotaExhausted(string Message, string? RequestId = null) : SendOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(
            Func<Accepted, T> accepted,
            Func<AlreadyAccepted, T> alreadyAccepted,
            Func<Refused, T> refused,
            Func<RateLimited, T> rateLimited,
            Func<QuotaExhausted, T> quotaExhausted,
            Func<Unknown, T> unknown) => quotaExhausted(this);
    }

    /// <summary>
    /// A time-out, a dropped connection or an error inside LINE (5xx): it may have been sent or not. A send with a retry key can be repeated with
    /// the same key and the same content for 24 hours; a reply cannot be repeated safely unless <see cref="NothingWasSent"/>.
    /// </summary>
    /// <param name="Reason">What happened; holds neither ids nor tokens.</param>
    /// <param name="RequestId">LINE's id of the request, if it answered.</param>
    public sealed record Unknown(string Reason, string? RequestId = null) : SendOutcome
    {
        /// <summary>True when the request certainly did not leave: no connection could be made, or there was no channel access token.</summary>
        public bool NothingWasSent { get; init; }

        /// <inheritdoc/>
        public override T Match<T>(
            Func<Accepted, T> accepted,
            Func<AlreadyAccepted, T> alreadyAccepted,
            Func<Refused, T> refused,
            Func<RateLimited, T> rateLimited,
            Func<QuotaExhausted, T> quotaExhausted,
            Func<Unknown, T> unknown) => unknown(this);
    }
}

/// <summary>A message that LINE accepted. Reference: https://developers.line.biz/en/reference/messaging-api/#send-push-message-response</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="QuoteToken">Token for quoting it later, for kinds that can be quoted.</param>
public sealed record SentMessage(string Id, string? QuoteToken);
