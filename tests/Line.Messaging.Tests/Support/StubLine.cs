using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Line.Messaging.Tests.Support;

/// <summary>Stands in for LINE behind the HTTP client: keeps what was sent, answers what the test says.</summary>
internal sealed class StubLine(Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SentRequest> _requests = [];

    public StubLine(Func<SentRequest, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request))) { }

    public IReadOnlyList<SentRequest> Requests => [.. _requests];

    public SentRequest Only => Assert.Single(_requests);

    public static StubLine Answering(HttpStatusCode status, string json = "{}", params (string Name, string Value)[] headers) =>
        new(_ => Response(status, json, headers));

    public static HttpResponseMessage Response(HttpStatusCode status, string json = "{}", params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    public LineMessagingClient Client(LineMessagingOptions? options = null, IChannelTokenSource? tokens = null) =>
        new(new HttpClient(this), tokens ?? new LongLivedToken("token"), options ?? new LineMessagingOptions { TimeProvider = new ManualClock(), QueryRetries = 0 });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var sent = new SentRequest(
            request.Method,
            request.RequestUri!,
            request.Headers.Authorization?.Parameter,
            request.Headers.TryGetValues("X-Line-Retry-Key", out var keys) ? keys.Single() : null,
            request.Content?.Headers.ContentType?.ToString(),
            body);
        _requests.Enqueue(sent);
        return await answer(sent, cancellationToken);
    }
}

internal sealed record SentRequest(HttpMethod Method, Uri Uri, string? Token, string? RetryKey, string? ContentType, byte[] Body)
{
    public string Json => Encoding.UTF8.GetString(Body);
}
