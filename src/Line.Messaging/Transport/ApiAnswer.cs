using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging.Transport;

/// <summary>What came back from a call: an answer of LINE, or the reason why there is none.</summary>
internal sealed record ApiAnswer
{
    private string? _error;

    private ApiAnswer() { }

    /// <summary>HTTP status; 0 when there was no answer.</summary>
    public int Status { get; private init; }

    public string? RequestId { get; private init; }

    public string? AcceptedRequestId { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>The response of a streamed request that succeeded; the receiver disposes it.</summary>
    public HttpResponseMessage? Opened { get; private init; }

    /// <summary>Why there was no answer; null when there was one.</summary>
    public string? Failure { get; private init; }

    public bool NothingWasSent { get; private init; }

    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>Worth another try, where another try is safe.</summary>
    public bool IsTransient => Failure is not null || Status >= 500;

    public static ApiAnswer Of(HttpResponseMessage response, ReadOnlyMemory<byte> body) => new()
    {
        Status = (int)response.StatusCode,
        RequestId = Header(response, "x-line-request-id"),
        AcceptedRequestId = Header(response, "x-line-accepted-request-id"),
        RetryAfter = response.Headers.RetryAfter?.Delta,
        Body = body,
    };

    public static ApiAnswer Open(HttpResponseMessage response) => Of(response, default) with { Opened = response };

    /// <summary>LINE gives us no token: the same to the caller as a token LINE does not take.</summary>
    public static ApiAnswer WithoutToken(ChannelTokenException e) =>
        e.Status is null ? None(e.Message, nothingWasSent: true) : new ApiAnswer { Status = 401, _error = e.Message };

    public static ApiAnswer None(string failure, bool nothingWasSent = false) => new() { Failure = failure, NothingWasSent = nothingWasSent };

    /// <summary>Reads the body; null when it is not the JSON that was expected.</summary>
    public T? Read<T>(Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>LINE's words about a refusal, with the details that name the wrong properties.</summary>
    public string ErrorMessage() => _error ?? Read(json =>
    {
        var details = json.Items("details").Select(detail => $"{detail.Text("property")}: {detail.Text("message")}");
        return string.Join("; ", details.Prepend(json.Text("message") ?? json.Text("error_description") ?? json.Text("error") ?? ""));
    }) ?? "";

    public RefusalKind Kind() => Status switch
    {
        400 => RefusalKind.BadRequest,
        401 => RefusalKind.Unauthorized,
        403 => RefusalKind.Forbidden,
        404 => RefusalKind.NotFound,
        409 => RefusalKind.Conflict,
        410 => RefusalKind.Gone,
        413 => RefusalKind.TooLarge,
        429 => RefusalKind.RateLimited,
        _ => RefusalKind.Other,
    };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
