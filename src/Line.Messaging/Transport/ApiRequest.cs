namespace Line.Messaging.Transport;

/// <summary>One call, as it is made each time it is tried.</summary>
internal sealed record ApiRequest(HttpMethod Method, string Path)
{
    public const string Json = "application/json; charset=utf-8";

    public ReadOnlyMemory<byte>? Body { get; init; }

    public string ContentType { get; init; } = Json;

    /// <summary>Only the four calls that take a key can set it: on any other LINE answers 400.</summary>
    public Guid? RetryKey { get; init; }

    /// <summary>Files are on a host of their own.</summary>
    public bool OnDataHost { get; init; }

    /// <summary>A successful answer is left open, to be read piece by piece.</summary>
    public bool Streamed { get; init; }

    public HttpRequestMessage ToMessage(Uri address, string token)
    {
        var message = new HttpRequestMessage(Method, address);
        message.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        if (RetryKey is { } key)
            message.Headers.TryAddWithoutValidation("X-Line-Retry-Key", key.ToString("D"));
        if (Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        return message;
    }
}
