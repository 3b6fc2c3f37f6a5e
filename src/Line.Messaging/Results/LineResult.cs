namespace Line.Messaging;

/// <summary>
/// The answer to a call that sends no message. Closed: handle it with <see cref="Match{TResult}"/>, which takes one function per case.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#response
/// </summary>
/// <typeparam name="T">What a successful call gives.</typeparam>
public abstract record LineResult<T>
{
    private LineResult() { }

    /// <summary>One function per case.</summary>
    /// <typeparam name="TResult">What the functions give.</typeparam>
    /// <param name="success">LINE answered.</param>
    /// <param name="failed">LINE refused.</param>
    /// <param name="unknown">No answer, or an error inside LINE.</param>
    public abstract TResult Match<TResult>(Func<Success, TResult> success, Func<Failed, TResult> failed, Func<Unknown, TResult> unknown);

    /// <summary>LINE answered.</summary>
    /// <param name="Value">The answer.</param>
    /// <param name="RequestId">LINE's id of the request (<c>x-line-request-id</c>).</param>
    public sealed record Success(T Value, string? RequestId = null) : LineResult<T>
    {
        /// <inheritdoc/>
        public override TResult Match<TResult>(Func<Success, TResult> success, Func<Failed, TResult> failed, Func<Unknown, TResult> unknown) => success(this);
    }

    /// <summary>LINE refused.</summary>
    /// <param name="Kind">Why.</param>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Message">LINE's words, with its details; may change, so decide nothing by them.</param>
    /// <param name="RequestId">LINE's id of the request.</param>
    public sealed record Failed(RefusalKind Kind, int Status, string Message, string? RequestId = null) : LineResult<T>
    {
        /// <inheritdoc/>
        public override TResult Match<TResult>(Func<Success, TResult> success, Func<Failed, TResult> failed, Func<Unknown, TResult> unknown) => failed(this);
    }

    /// <summary>A time-out, a dropped connection, an error inside LINE (5xx), or an answer that could not be read.</summary>
    /// <param name="Reason">What happened; holds neither ids nor tokens.</param>
    /// <param name="RequestId">LINE's id of the request, if it answered.</param>
    public sealed record Unknown(string Reason, string? RequestId = null) : LineResult<T>
    {
        /// <inheritdoc/>
        public override TResult Match<TResult>(Func<Success, TResult> success, Func<Failed, TResult> failed, Func<Unknown, TResult> unknown) => unknown(this);
    }
}

/// <summary>The value of a call that only succeeds.</summary>
public readonly record struct Done;
