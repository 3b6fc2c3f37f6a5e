using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging.Transport;

/// <summary>Turns answers into outcomes: by status, and by LINE's words only where two things share a status.</summary>
internal static class Outcomes
{
    public static SendOutcome OfReply(ApiAnswer answer) =>
        answer.Status == 400 && answer.ErrorMessage().Contains("reply token", StringComparison.OrdinalIgnoreCase)
            ? new SendOutcome.Refused(RefusalKind.InvalidReplyToken, 400, answer.ErrorMessage(), answer.RequestId)
            : OfSend(answer);

    public static SendOutcome OfKeyedSend(ApiAnswer answer) =>
        answer.Status == 409
            ? new SendOutcome.AlreadyAccepted(answer.RequestId, answer.AcceptedRequestId, SentMessages(answer))
            : OfSend(answer);

    public static LineResult<T> OfQuery<T>(ApiAnswer answer, Func<JsonElement, T?> read)
        where T : class =>
        Failure<T>(answer) ?? (answer.Read(read) is { } value
            ? new LineResult<T>.Success(value, answer.RequestId)
            : new LineResult<T>.Unknown("the answer could not be read", answer.RequestId));

    public static LineResult<Done> OfCommand(ApiAnswer answer) =>
        Failure<Done>(answer) ?? new LineResult<Done>.Success(default, answer.RequestId);

    public static string MissingAnswer(ApiAnswer answer) => answer.Failure ?? $"LINE answered {answer.Status}";

    private static SendOutcome OfSend(ApiAnswer answer) => answer switch
    {
        { IsSuccess: true } => new SendOutcome.Accepted(answer.RequestId, SentMessages(answer)),
        { Status: 429 } when IsMonthlyLimit(answer.ErrorMessage()) => new SendOutcome.QuotaExhausted(answer.ErrorMessage(), answer.RequestId),
        { Status: 429 } => new SendOutcome.RateLimited(answer.ErrorMessage(), answer.RetryAfter, answer.RequestId),
        { Status: >= 400 and < 500 } => new SendOutcome.Refused(answer.Kind(), answer.Status, answer.ErrorMessage(), answer.RequestId),
        _ => new SendOutcome.Unknown(MissingAnswer(answer), answer.RequestId) { NothingWasSent = answer.NothingWasSent },
    };

    private static LineResult<T>? Failure<T>(ApiAnswer answer) => answer switch
    {
        { IsSuccess: true } => null,
        { Status: >= 400 and < 500 } => new LineResult<T>.Failed(answer.Kind(), answer.Status, answer.ErrorMessage(), answer.RequestId),
        _ => new LineResult<T>.Unknown(MissingAnswer(answer), answer.RequestId),
    };

    // The three kinds of 429 differ only in LINE's words, which may change: anything not recognised counts as the kind that passes.
    private static bool IsMonthlyLimit(string message) => message.Contains("monthly limit", StringComparison.OrdinalIgnoreCase);

    private static List<SentMessage> SentMessages(ApiAnswer answer) => answer.Read(json => json.Items("sentMessages")
        .Select(message => message.TextOrNumber("id") is { } id ? new SentMessage(id, message.Text("quoteToken")) : null)
        .OfType<SentMessage>()
        .ToList()) ?? [];
}
