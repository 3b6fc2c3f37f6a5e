namespace Line.Messaging;

/// <summary>
/// What became of fetching a file. Closed: handle it with <see cref="Match{T}"/>, which takes one function per case.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#get-content
/// </summary>
public abstract record ContentOutcome
{
    private ContentOutcome() { }

    /// <summary>One function per case.</summary>
    /// <typeparam name="T">What the functions give.</typeparam>
    /// <param name="ready">The whole file was written.</param>
    /// <param name="notReadyYet">LINE is still preparing it.</param>
    /// <param name="gone">The message was taken back, or the file deleted.</param>
    /// <param name="notFound">There is no such file.</param>
    /// <param name="tooLarge">It is larger than allowed.</param>
    /// <param name="refused">LINE refused for another reason.</param>
    /// <param name="unknown">No answer, a broken transfer, or an error inside LINE.</param>
    public abstract T Match<T>(
        Func<Ready, T> ready,
        Func<NotReadyYet, T> notReadyYet,
        Func<Gone, T> gone,
        Func<NotFound, T> notFound,
        Func<TooLarge, T> tooLarge,
        Func<Refused, T> refused,
        Func<Unknown, T> unknown);

    /// <summary>The whole file was written to the destination.</summary>
    /// <param name="ContentType">LINE's content type, for example <c>image/jpeg</c>; check the bytes before trusting it.</param>
    /// <param name="Length">Number of bytes written.</param>
    public sealed record Ready(string? ContentType, long Length) : ContentOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(
            Func<Ready, T> ready,
            Func<NotReadyYet, T> notReadyYet,
            Func<Gone, T> gone,
            Func<NotFound, T> notFound,
            Func<TooLarge, T> tooLarge,
            Func<Refused, T> refused,
            Func<Unknown, T> unknown) => ready(this);
    }

    /// <summary>202: a video or recording is still being prepared. Ask the transcoding status, then fetch again.</summary>
    public sealed record NotReadyYet : ContentOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(
            Func<Ready, T> ready,
            Func<NotReadyYet, T> notReadyYet,
            Func<Gone, T> gone,
            Func<NotFound, T> notFound,
            Func<TooLarge, T> tooLarge,
            Func<Refused, T> refused,
            Func<Unknown, T> unknown) => notReadyYet(this);
    }

    /// <summary>410: the message was taken back.</summary>
    public sealed record Gone : ContentOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(
            Func<Ready, T> ready,
            Func<NotReadyYet, T> notReadyYet,
            Func<Gone, T> gone,
            Func<NotFound, T> notFound,
            Func<TooLarge, T> tooLarge,
            Func<Refused, T> refused,
            Func<Unknown, T> unknown) => gone(this);
    }

    /// <summary>404: there is no such file, or LINE has deleted it after a time it does not publish.</summary>
    public sealed record NotFound : ContentOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(
            Func<Ready, T> ready,
            Func<NotReadyYet, T> notReadyYet,
            Func<Gone, T> gone,
            Func<NotFound, T> notFound,
            Func<TooLarge, T> tooLarge,
            Func<Refused, T> refused,
            Func<Unknown, T> unknown) => notFound(this);
    }

    /// <summary>The file is larger than the caller allows. Part of it may have been written: throw that away.</summary>
    /// <param name="MaxBytes">What was allowed.</param>
    public sealed record TooLarge(long MaxBytes) : ContentOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(
            Func<Ready, T> ready,
            Func<NotReadyYet, T> notReadyYet,
            Func<Gone, T> gone,
            Func<NotFound, T> notFound,
            Func<TooLarge, T> tooLarge,
            Func<Refused, T> refused,
            Func<Unknown, T> unknown) => tooLarge(this);
    }

    /// <summary>LINE refused for another reason.</summary>
    /// <param name="Kind">Why.</param>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Message">LINE's words.</param>
    public sealed record Refused(RefusalKind Kind, int Status, string Message) : ContentOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(
            Func<Ready, T> ready,
            Func<NotReadyYet, T> notReadyYet,
            Func<Gone, T> gone,
            Func<NotFound, T> notFound,
            Func<TooLarge, T> tooLarge,
            Func<Refused, T> refused,
            Func<Unknown, T> unknown) => refused(this);
    }

    /// <summary>No answer, a transfer that broke off, or an error inside LINE. Part of the file may have been written: throw that away and fetch again.</summary>
    /// <param name="Reason">What happened; holds neither ids nor tokens.</param>
    public sealed record Unknown(string Reason) : ContentOutcome
    {
        /// <inheritdoc/>
        public override T Match<T>(
            Func<Ready, T> ready,
            Func<NotReadyYet, T> notReadyYet,
            Func<Gone, T> gone,
            Func<NotFound, T> notFound,
            Func<TooLarge, T> tooLarge,
            Func<Refused, T> refused,
            Func<Unknown, T> unknown) => unknown(this);
    }
}
