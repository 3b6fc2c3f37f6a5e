using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Line.Simulator;
using Line.Simulator.Control;

namespace Line.Messaging.Tests.AgainstTheSimulator;

/// <summary>A simulator, a service that takes its webhooks, and a client that speaks plain HTTP.</summary>
public abstract class SimulatorTest : IAsyncLifetime
{
    internal SimulatorHost Sim { get; private set; } = null!;

    internal WebhookReceiver Service { get; private set; } = null!;

    protected SimulatorClient Phone => Sim.Client;

    protected virtual SimulatorOptions Options => new();

    public async Task InitializeAsync()
    {
        Service = await WebhookReceiver.StartAsync();
        var options = Options;
        options.WebhookUrl = Service.Url;
        Sim = await SimulatorHost.StartAsync(options);
        Sim.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ChannelAccessToken);
    }

    public async Task DisposeAsync()
    {
        await Sim.DisposeAsync();
        await Service.DisposeAsync();
    }

    internal static object Text(string text = "ค่ะ") => new { type = "text", text };

    internal async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string? retryKey = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body, body.GetType());
        if (retryKey is not null) request.Headers.Add("X-Line-Retry-Key", retryKey);
        using var response = await Sim.Http.SendAsync(request);
        return new Answer(
            (int)response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(),
            Header(response, "X-Line-Request-Id"),
            Header(response, "X-Line-Accepted-Request-Id"));
    }

    internal Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    internal Task<Answer> PostAsync(string path, object? body = null, string? retryKey = null) => SendAsync(HttpMethod.Post, path, body, retryKey);

    internal Task<Answer> PushAsync(string to, string? retryKey = null, params object[] messages) =>
        PostAsync("/v2/bot/message/push", new { to, messages = messages.Length == 0 ? [Text()] : messages }, retryKey);

    internal Task<Answer> ReplyAsync(string? replyToken, params object[] messages) =>
        PostAsync("/v2/bot/message/reply", new { replyToken, messages = messages.Length == 0 ? [Text()] : messages });

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    internal sealed record Answer(int Status, byte[] Body, string? RequestId, string? AcceptedRequestId)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public string? Message => Json.TryGetProperty("message", out var message) ? message.GetString() : null;

        public IReadOnlyList<(string? Property, string? Message)> Details =>
            [.. Json.GetProperty("details").EnumerateArray().Select(detail => (detail.GetProperty("property").GetString(), detail.GetProperty("message").GetString()))];
    }
}
