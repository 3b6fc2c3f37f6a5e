using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Participation.Benchmarks.Processes;

namespace Participation.Benchmarks.Webhook;

/// <summary>
/// LINE's reply call and nothing else of it: takes every reply, and notes when each token came. The simulator would check
/// each message as well, and use the processors that are being measured.
/// </summary>
public sealed class LineStub : Role
{
    public override string Name => "line-stub";

    public override async Task RunAsync(string[] args, CancellationToken ct)
    {
        var arrivals = new long[int.Parse(args[0], CultureInfo.InvariantCulture)];
        int replies = 0, twice = 0;
        var builder = WebApplication.CreateSlimBuilder(RoleHost.Options);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPost("/v2/bot/message/reply", async (HttpContext http) =>
        {
            var body = new byte[http.Request.ContentLength ?? 0];
            await http.Request.Body.ReadExactlyAsync(body, http.RequestAborted);
            if (Interlocked.CompareExchange(ref arrivals[TokenIn(body)], Stopwatch.GetTimestamp(), 0) != 0) Interlocked.Increment(ref twice);
            Interlocked.Increment(ref replies);
            return Results.Text("""{"sentMessages":[{"id":"461230966842064897"}]}""", "application/json");
        });
        app.MapGet("/count", () => Results.Text($"{replies} {twice}"));
        app.MapGet("/arrivals", () => Results.Bytes(MemoryMarshal.AsBytes(arrivals.AsSpan()).ToArray()));
        app.MapGet("/v2/bot/message/quota", () => Results.Text("""{"type":"limited","value":300}""", "application/json"));
        app.MapGet("/v2/bot/message/quota/consumption", () => Results.Text("""{"totalUsage":0}""", "application/json"));
        app.MapFallback(() => Results.Text("{}", "application/json"));
        await app.StartAsync(ct);
        Console.WriteLine($"listening {new Uri(app.Urls.First()).Port}");
        await app.WaitForShutdownAsync(ct);
    }

    private static int TokenIn(ReadOnlySpan<byte> body)
    {
        var token = body[(body.IndexOf(SyntheticWebhook.TokenPrefix) + SyntheticWebhook.TokenPrefix.Length)..][..9];
        return int.Parse(token, CultureInfo.InvariantCulture);
    }
}
