using System.Text.Json;
using Line.Simulator.Platform;

namespace Line.Simulator.MessagingApi;

internal enum RequestBody
{
    None,
    Json,
    Form,
    Binary,
}

/// <summary>One operation of LINE as data: the pipeline around it is the same for all.</summary>
internal sealed record LineEndpoint(string Name, string Method, string Path, Func<LineCall, Task<LineAnswer>> Answer)
{
    public LineEndpoint(string name, string method, string path, Func<LineCall, LineAnswer> answer)
        : this(name, method, path, call => Task.FromResult(answer(call)))
    {
    }

    public RateLimit Rate { get; init; } = RateLimit.Default;

    public RequestBody Body { get; init; } = RequestBody.None;

    /// <summary>Only the four paid sends take a retry key; anywhere else it is an error.</summary>
    public bool TakesRetryKey { get; init; }

    /// <summary>The OAuth endpoints are called without a bearer token.</summary>
    public bool Anonymous { get; init; }
}

/// <summary>One call on its way to an endpoint.</summary>
internal sealed class LineCall(HttpContext context, LinePlatform platform, Account? account, string requestId, byte[] body)
{
    public LinePlatform Platform => platform;

    /// <summary>The account whose token was sent. Anonymous endpoints have none.</summary>
    public Account Account => account ?? throw new InvalidOperationException("This endpoint is called without a token.");

    public HttpContext Context => context;

    public string RequestId => requestId;

    public byte[] Body => body;

    public JsonElement Json { get; set; }

    public Guid? RetryKey { get; set; }

    public DateTimeOffset Now { get; } = platform.Now;

    public string Route(string name) => (string)context.Request.RouteValues[name]!;

    public string? Query(string name) => context.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    public async Task<IFormCollection> FormAsync()
    {
        context.Request.Body = new MemoryStream(body);
        return await context.Request.ReadFormAsync(context.RequestAborted);
    }
}
