using Line.Simulator.Validation;
using Line.Simulator.Webhooks;

namespace Line.Simulator.MessagingApi;

/// <summary>The webhook address of the channel: read, set, try.</summary>
internal static class WebhookEndpoints
{
    public static IEnumerable<LineEndpoint> All(WebhookSender webhooks)
    {
        yield return new("webhook/get", "GET", "/v2/bot/channel/webhook/endpoint", Get) { Rate = RateLimit.Minute(1000) };
        yield return new("webhook/set", "PUT", "/v2/bot/channel/webhook/endpoint", Set) { Body = RequestBody.Json, Rate = RateLimit.Minute(1000) };
        yield return new("webhook/test", "POST", "/v2/bot/channel/webhook/test", call => TestAsync(call, webhooks)) { Rate = RateLimit.Hour(60) };
    }

    private static LineAnswer Get(LineCall call) => call.Account.WebhookUrl is { } url
        ? LineAnswer.Ok(new { endpoint = url, active = call.Account.Webhook.Enabled })
        : LineAnswer.NotFound("The webhook endpoint is not set");

    private static LineAnswer Set(LineCall call)
    {
        var problems = new Problems();
        var root = new ObjectCheck(call.Json, new Place(""), problems);
        new Urls(allowLoopbackMedia: true).Media(root, "endpoint", max: 500);
        root.NoOthers();
        if (!problems.None) return problems.Answer();
        lock (call.Platform.Gate) call.Account.WebhookUrl = call.Json.Text("endpoint");
        return LineAnswer.Ok();
    }

    private static async Task<LineAnswer> TestAsync(LineCall call, WebhookSender webhooks)
    {
        var url = call.Body.Length > 0 && System.Text.Json.JsonDocument.Parse(call.Body).RootElement.Text("endpoint") is { } asked ? asked : call.Account.WebhookUrl;
        if (url is null) return LineAnswer.NotFound("The webhook endpoint is not set");
        var tried = await webhooks.TryAsync(call.Account, url);
        return LineAnswer.Ok(new
        {
            success = tried.Reason is "ok",
            timestamp = tried.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            statusCode = tried.Status ?? 0,
            reason = tried.Reason?.ToUpperInvariant(),
            detail = tried.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? tried.Reason,
        });
    }
}
