using Line.Messaging.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Participation.Benchmarks.Processes;

namespace Participation.Benchmarks.Webhook;

/// <summary>The least a webhook can do: read the body, check the signature, answer 200. What the service adds is measured against it.</summary>
public sealed class BareEndpoint : Role
{
    public override string Name => "bare";

    public override async Task RunAsync(string[] args, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder(RoleHost.Options);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPost("/line/webhook", async (HttpContext http) =>
        {
            var body = new byte[http.Request.ContentLength ?? 0];
            await http.Request.Body.ReadExactlyAsync(body, http.RequestAborted);
            return WebhookSignature.IsValid(body, http.Request.Headers[WebhookSignature.HeaderName], ServiceUnderTest.ChannelSecret)
                ? Results.Ok()
                : Results.StatusCode(StatusCodes.Status401Unauthorized);
        });
        await app.StartAsync(ct);
        Console.WriteLine($"listening {new Uri(app.Urls.First()).Port}");
        await app.WaitForShutdownAsync(ct);
    }
}
