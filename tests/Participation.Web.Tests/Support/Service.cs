using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Delivery.Quota;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Tests.Support;

/// <summary>
/// The whole service on a database of its own, under a clock that the test moves. Nothing is replaced but the clock, the
/// price of a password's hash and, unless asked for, the two loops: tests run them by <see cref="SettleAsync"/> so that nothing waits by the clock.
/// </summary>
public sealed class Service : IAsyncDisposable
{
    public const string ChannelSecret = "8c570fa6dd201bb328f1c1eac23a96d8";

    /// <summary>Guessing these passwords is nobody's interest; how dear the service's own hash is has a test of its own.</summary>
    public const int CheapHash = 1_000;

    public const string AccessToken = "test-channel-access-token";

    private readonly Factory _factory;
    private readonly TestDatabase? _database;
    private readonly string _folder;

    private Service(Factory factory, TestDatabase? database, FakeClock clock, string folder)
    {
        (_factory, _database, Clock, _folder) = (factory, database, clock, folder);
    }

    public FakeClock Clock { get; }
    public IServiceProvider Services => _factory.Services;
    public string DataFolder => _folder;
    public IReadOnlyList<string> Log => _factory.Lines.ToArray();

    /// <param name="database">Which engine.</param>
    /// <param name="line">Address of the LINE simulator; none where the test never reaches LINE.</param>
    /// <param name="settings">Further configuration, as in appsettings: "Site:PublicUrl". With a connection string, that database and none of its own.</param>
    /// <param name="loops">Let the inbox and outbox loops run by themselves.</param>
    /// <param name="kestrel">Listen on a real port, for what the in-memory server does not do.</param>
    /// <param name="before">Done to the data folder and the database before the service starts on them, with the service's own parts.</param>
    /// <param name="configure">Changes to the registrations.</param>
    public static async Task<Service> StartAsync(
        Database database, Uri? line = null, IReadOnlyDictionary<string, string?>? settings = null, bool loops = false, bool kestrel = false, Action<IServiceCollection>? configure = null,
        Func<string, IServiceProvider, Task>? before = null)
    {
        var folder = Directory.CreateTempSubdirectory("participation-test-").FullName;
        var own = settings?.ContainsKey("Database:ConnectionString") == true ? null
            : database == Database.Sqlite && before is null && settings?.GetValueOrDefault(DemoFolder.Setting) == "true" ? await DemoFolder.CopyToAsync(folder)
            : await TestDatabase.CreateAsync(database, folder);
        var clock = FakeClock.FridayMorning();
        var api = (line ?? new Uri("http://127.0.0.1:9")).ToString();
        var all = new Dictionary<string, string?>
        {
            ["Site:DataDirectory"] = folder,
            ["Site:PublicUrl"] = "http://localhost",
            ["Database:Provider"] = database.ToString(),
            ["Database:ConnectionString"] = own?.ConnectionString,
            ["Line:ChannelSecret"] = ChannelSecret,
            ["Line:ChannelAccessToken"] = AccessToken,
            ["Line:BasicId"] = "@participation",
            ["Line:ApiBaseUrl"] = api,
            ["Line:DataApiBaseUrl"] = api,
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>()) all[key] = value;
        if (before is not null)
        {
            // Built and never started: so the program's own commands run.
            await using var unstarted = new Factory(all, clock, loops, services =>
            {
                configure?.Invoke(services);
                foreach (var ours in services.Where(s => s.ServiceType == typeof(IHostedService) && (s.ImplementationType ?? s.ImplementationFactory?.Method.ReturnType)?.Namespace?.StartsWith("Participation", StringComparison.Ordinal) == true).ToList()) services.Remove(ours);
            });
            await using var scope = unstarted.Services.CreateAsyncScope();
            await before(folder, scope.ServiceProvider);
        }
        var factory = new Factory(all, clock, loops, configure);
        if (kestrel) factory.UseKestrel(0);
        factory.StartServer();
        return new Service(factory, own, clock, folder);
    }

    /// <summary>Another process of the same service, as far as the lock can tell.</summary>
    public static async Task StartSecondAsync(Service first)
    {
        using var second = ActivatorUtilities.CreateInstance<DatabaseStart>(first.Services);
        await second.RunAsync(CancellationToken.None);
    }

    /// <summary>A client that follows redirects and keeps cookies, like a browser.</summary>
    public HttpClient Client(bool redirects = true) => _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = redirects, HandleCookies = true, BaseAddress = Address });

    /// <summary>Where the service listens; only a name under the in-memory server.</summary>
    public Uri Address => Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
        ? new Uri(address.Replace("[::]", "127.0.0.1", StringComparison.Ordinal))
        : new Uri("http://localhost");

    public async Task<T> ReadAsync<T>(Func<ParticipationContext, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<ParticipationContext>());
    }

    public async Task WriteAsync(Func<ParticipationContext, Task> change)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        await db.WriteAsync(_ => change(db), CancellationToken.None);
    }

    /// <summary>Handles every event and makes every attempt that is due at this moment.</summary>
    public async Task SettleAsync()
    {
        while (await Services.GetRequiredService<InboxWorker>().RunOnceAsync(CancellationToken.None) > 0)
            await Services.GetRequiredService<OutboxWorker>().RunOnceAsync(CancellationToken.None);
        await Services.GetRequiredService<OutboxWorker>().RunOnceAsync(CancellationToken.None);
        await Services.GetRequiredService<MulticastWorker>().RunOnceAsync(CancellationToken.None);
    }

    public static string Sign(byte[] body, string secret = ChannelSecret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    public Task<HttpResponseMessage> PostWebhookAsync(string body, string? signature = null, HttpClient? client = null) =>
        PostWebhookAsync(Encoding.UTF8.GetBytes(body), signature, client);

    public async Task<HttpResponseMessage> PostWebhookAsync(byte[] body, string? signature = null, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/line/webhook") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (signature != "") request.Headers.TryAddWithoutValidation("x-line-signature", signature ?? Sign(body));
        return await (client ?? Client()).SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        ManyHosts.DisposeRateLimiters(_factory.First);
        if (_database is not null) await _database.DisposeAsync();
        await RemoveAsync(_folder);
    }

    // The last connection to the file, closed by the pool in its own time, may still be writing beside us.
    private static async Task RemoveAsync(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 100)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }
    }

    private sealed class Factory(IReadOnlyDictionary<string, string?> settings, FakeClock clock, bool loops, Action<IServiceCollection>? configure) : WebApplicationFactory<Program>
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = [];

        /// <summary>The service's whole pipeline.</summary>
        public RequestDelegate? First { get; private set; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Environments.Production);
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new LogLines(Lines)));
            builder.ConfigureTestServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                ManyHosts.Share(services);
                // A handler that expires is kept, with all it knows, until somebody looks.
                services.ConfigureAll<HttpClientFactoryOptions>(client => client.HandlerLifetime = Timeout.InfiniteTimeSpan);
                services.AddSingleton<IStartupFilter>(new ManyHosts.Pipeline(first => First = first));
                services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = CheapHash);
                if (!loops)
                {
                    foreach (var loop in services.Where(s => s.ServiceType == typeof(IHostedService) && IsLoop(s)).ToList()) services.Remove(loop);
                }
                configure?.Invoke(services);
            });
        }

        private static readonly HashSet<Type> Loops = [typeof(InboxWorker), typeof(OutboxWorker), typeof(MulticastWorker), typeof(QuotaWatch), typeof(LoadingAnimation)];

        private static bool IsLoop(ServiceDescriptor descriptor) => descriptor.ImplementationFactory?.Method.ReturnType is { } returns && (Loops.Contains(returns) || (returns.IsGenericType && returns.GetGenericTypeDefinition() == typeof(PeriodicJob<>)));
    }

    private sealed class LogLines(System.Collections.Concurrent.ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
