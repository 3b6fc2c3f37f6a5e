using System.Text;
using System.Text.Json;
using Line.Simulator.Platform;

namespace Line.Simulator.MessagingApi;

/// <summary>
/// The way of every call: request id, size, failure on demand, token, rate limit, retry key, body, the endpoint itself,
/// and the journal.
/// </summary>
internal sealed class LineApi(LinePlatform platform, IHostApplicationLifetime lifetime)
{
    private const int MaxRequestBytes = 2 * 1024 * 1024;

    public async Task HandleAsync(HttpContext context, LineEndpoint endpoint)
    {
        var started = TimeProvider.System.GetTimestamp();
        var requestId = Ids.RequestId();
        var account = AccountOf(context);
        var body = await ReadBodyAsync(context);
        var call = new ApiCall
        {
            Account = account?.ChannelId,
            Endpoint = endpoint.Name,
            Method = context.Request.Method,
            Path = context.Request.Path + context.Request.QueryString,
            RequestId = requestId,
            RetryKey = context.Request.Headers["X-Line-Retry-Key"],
            RequestBody = body is null ? null : endpoint.Body is RequestBody.Binary ? $"<{body.Length} bytes>" : Encoding.UTF8.GetString(body),
            At = platform.Now,
        };

        var fault = platform.Faults.Strike(endpoint.Name, account?.ChannelId);
        call.Fault = fault?.Kind.ToString();
        var answer = Before(fault) is { } early ? early
            : fault?.Kind is FaultKind.Hang or FaultKind.DropBeforeAccepting ? null
            : body is null ? LineAnswer.Refused(413, "Request entity too large")
            : await AnswerAsync(new LineCall(context, platform, account, requestId, body), endpoint, account);

        call.Warning = answer?.Warning;
        call.AcceptedRequestId = answer?.AcceptedRequestId;
        if (answer is { IsSuccess: true } && fault?.Kind is FaultKind.ServerErrorAfterAccepting)
            answer = LineAnswer.Refused(500, fault.Message ?? "Internal Server Error");

        var silent = fault?.Kind is FaultKind.Hang or FaultKind.HangAfterAccepting;
        var cut = fault?.Kind is FaultKind.DropBeforeAccepting or FaultKind.DropAfterAccepting;
        if (!silent && !cut) call.Status = answer!.Status;
        if (answer is not null) call.ResponseBody = answer.ContentType.StartsWith("application/json", StringComparison.Ordinal) ? Encoding.UTF8.GetString(answer.Body) : $"<{answer.ContentType}, {answer.Body.Length} bytes>";
        call.Milliseconds = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        platform.Calls.Append(call);
        platform.Tell(new Change("call", call.Account, null));

        if (silent) await HangAsync(context);
        else if (cut) context.Abort();
        else await WriteAsync(context, requestId, answer!);
    }

    private static LineAnswer? Before(Fault? fault) => fault?.Kind switch
    {
        FaultKind.ServerError => LineAnswer.Refused(500, fault.Message ?? "Internal Server Error"),
        FaultKind.RateLimited => LineAnswer.Refused(429, fault.Message ?? LineAnswer.RateLimitText),
        FaultKind.MonthlyLimit => LineAnswer.Refused(429, fault.Message ?? LineAnswer.MonthlyLimitText),
        FaultKind.TooManyToOneUser => LineAnswer.Refused(429, fault.Message ?? "Too many messages to the same user in a short time"),
        FaultKind.ConcurrentOperations => LineAnswer.Refused(429, fault.Message ?? "Too many concurrent operations"),
        FaultKind.BadRequest => LineAnswer.Refused(400, fault.Message ?? "The request body has 1 error(s)"),
        FaultKind.Unauthorized => LineAnswer.Refused(401, fault.Message ?? LineAnswer.UnauthorizedText),
        FaultKind.NotFound => LineAnswer.NotFound(fault.Message ?? LineAnswer.NotFoundText),
        _ => null,
    };

    private async Task<LineAnswer> AnswerAsync(LineCall call, LineEndpoint endpoint, Account? account)
    {
        var request = call.Context.Request;
        // ASP.NET Core forgives a trailing slash; LINE does not.
        if (request.Path.Value!.EndsWith('/')) return LineAnswer.NotFound();
        if (account is null && !endpoint.Anonymous) return LineAnswer.Refused(401, LineAnswer.UnauthorizedText);
        if (account is not null && platform.Options.RateLimits && !account.Limiter.Admits(endpoint.Name, endpoint.Rate, call.Now))
            return LineAnswer.Refused(429, LineAnswer.RateLimitText);

        if (request.Headers.TryGetValue("X-Line-Retry-Key", out var retryKey))
        {
            if (!endpoint.TakesRetryKey) return LineAnswer.Refused(400, "The retry key is not supported on this API");
            if (!Guid.TryParseExact(retryKey, "D", out var key)) return LineAnswer.Refused(400, "The retry key is invalid");
            call.RetryKey = key;
        }

        if (endpoint.Body is RequestBody.Json && ParseJson(call) is { } refusal) return refusal;
        if (endpoint.Body is RequestBody.Form && !request.HasFormContentType) return LineAnswer.Refused(415, "Unsupported media type");
        return await endpoint.Answer(call);
    }

    private static LineAnswer? ParseJson(LineCall call)
    {
        if (!call.Context.Request.HasJsonContentType()) return LineAnswer.Refused(415, "Unsupported media type");
        try
        {
            using var document = JsonDocument.Parse(call.Body);
            call.Json = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return LineAnswer.Refused(400, "The request body could not be parsed as JSON (line: 1, column: 1)");
        }

        return call.Json.ValueKind is JsonValueKind.Object ? null : LineAnswer.Refused(400, "The request body could not be parsed as JSON (line: 1, column: 1)");
    }

    private Account? AccountOf(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return null;
        var token = header["Bearer ".Length..].Trim();
        lock (platform.Gate)
            return platform.Accounts.Find(account => account.Tokens.SecondsLeft(token, platform.Now) is not null);
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MaxRequestBytes) return null;
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MaxRequestBytes) return null;
        }

        return buffer.ToArray();
    }

    private async Task HangAsync(HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private static async Task WriteAsync(HttpContext context, string requestId, LineAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers["X-Line-Request-Id"] = requestId;
        if (answer.AcceptedRequestId is not null) response.Headers["X-Line-Accepted-Request-Id"] = answer.AcceptedRequestId;
        response.Headers.CacheControl = "no-cache, no-store, max-age=0, must-revalidate";
        if (answer.Body.Length == 0) return;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
