using System.Net;
using Line.Simulator.Control;
using Line.Simulator.MessagingApi;
using Line.Simulator.Platform;
using Line.Simulator.Webhooks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Line.Simulator;

/// <summary>The simulator inside another process: tests and benches start one of their own on a free port.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorHost(WebApplication app, Uri baseUrl)
    {
        _app = app;
        BaseUrl = baseUrl;
        Http = new HttpClient { BaseAddress = baseUrl };
        Client = new SimulatorClient(Http);
    }

    public Uri BaseUrl { get; }

    /// <summary>Plain HTTP against the simulator; the caller adds LINE's bearer token.</summary>
    public HttpClient Http { get; }

    public SimulatorClient Client { get; }

    public static async Task<SimulatorHost> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SimulatorOptions();
        var builder = CreateBuilder([]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = Build(builder, options);
        await app.StartAsync(cancellationToken);

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new SimulatorHost(app, new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    internal static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        return builder;
    }

    internal static WebApplication Build(WebApplicationBuilder builder, SimulatorOptions options)
    {
        var url = new Uri(options.Url);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // LINE's own limit of 2 MB is answered with LINE's own 413; uploads from the phone page may be larger.
            kestrel.Limits.MaxRequestBodySize = 32 * 1024 * 1024;
            if (IPAddress.TryParse(url.Host, out var address))
                kestrel.Listen(address, url.Port);
            else
                kestrel.ListenLocalhost(url.Port);
        });
        // A call that hangs on demand must not hold up the end of a test.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(500));

        var platform = new LinePlatform(options);
        builder.Services.AddSingleton(platform);
        builder.Services.AddSingleton<WebhookSender>();
        builder.Services.AddSingleton<LineApi>();
        builder.Services.AddSingleton<Phone>();

        var app = builder.Build();
        app.Services.GetRequiredService<WebhookSender>();
        app.MapLineApi();
        app.MapControlApi();
        app.MapPhonePage();
        return app;
    }
}
