using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Line.Messaging.Tests.AgainstTheSimulator;

/// <summary>A service on Kestrel that takes webhooks and answers as the test wants.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    public ConcurrentQueue<Received> All { get; } = new();

    /// <summary>Status to answer; null never answers.</summary>
    public Func<Received, int?> Answer { get; set; } = _ => 200;

    public string Url => _app.Urls.First() + "/line/webhook";

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.MapPost("/line/webhook", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var received = new Received(body.ToArray(), context.Request.Headers["x-line-signature"], context.Request.ContentType);
        All.Enqueue(received);
        if (Answer(received) is { } status) context.Response.StatusCode = status;
        else await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    internal sealed record Received(byte[] Body, string? Signature, string? ContentType)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public JsonElement Event => Json.GetProperty("events")[0];

        public string Type => Event.GetProperty("type").GetString()!;
    }
}
