namespace Line.Simulator.MessagingApi;

/// <summary>What an endpoint of LINE answers.</summary>
internal sealed record LineAnswer(int Status, byte[] Body, string ContentType = "application/json")
{
    public const string NotFoundText = "Not found";
    public const string MonthlyLimitText = "You have reached your monthly limit.";
    public const string RateLimitText = "The API rate limit has been exceeded. Try again later.";
    public const string UnauthorizedText = "Authentication failed. Confirm that the access token in the authorization header is valid.";

    public bool IsSuccess => Status is >= 200 and < 300;

    public string? AcceptedRequestId { get; init; }

    /// <summary>What LINE lets pass and a careful client would not do; shown in the developer pane only.</summary>
    public string? Warning { get; init; }

    public static LineAnswer Ok(object? body = null, int status = 200) => new(status, LineJson.Bytes(body ?? new { }));

    public static LineAnswer File(byte[] bytes, string contentType) => new(200, bytes, contentType);

    public static LineAnswer Empty(int status) => new(status, []);

    public static LineAnswer Refused(int status, string message, IReadOnlyCollection<ErrorDetail>? details = null) =>
        new(status, LineJson.Bytes(new { message, details = details is { Count: > 0 } ? details : null }));

    public static LineAnswer NotFound(string message = NotFoundText) => Refused(404, message);

    /// <summary>The OAuth endpoints have an error body of their own.</summary>
    public static LineAnswer OAuthRefused(string error, string description) =>
        new(400, LineJson.Bytes(new Dictionary<string, string> { ["error"] = error, ["error_description"] = description }));
}

internal sealed record ErrorDetail(string Message, string? Property);
