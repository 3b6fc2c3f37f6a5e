using System.Net;
using System.Net.Sockets;

namespace Participation.Benchmarks.Processes;

/// <summary>The published service as a process of its own, on a data folder and a database of its own.</summary>
public sealed class ServiceUnderTest : IAsyncDisposable
{
    public const string ChannelSecret = "8c570fa6dd201bb328f1c1eac23a96d8";

    private ServiceUnderTest(Child process, int port) => (Process, Port) = (process, port);

    public Child Process { get; }
    public int Port { get; }

    public static async Task<ServiceUnderTest> StartAsync(BenchDatabase database, Uri line, CancellationToken ct)
    {
        var port = FreePort();
        var process = Launch(database, line, port);
        try
        {
            await WaitUntilReadyAsync(process, port, ct);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
        return new ServiceUnderTest(process, port);
    }

    /// <summary>Starts the process and does not wait for it.</summary>
    public static Child Launch(BenchDatabase database, Uri line, int port)
    {
        var process = Child.Start(Path.Combine(Published, "Participation.Web.dll"), [], new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["Site__PublicUrl"] = $"http://localhost:{port}",
            ["Site__DataDirectory"] = database.Folder,
            ["Site__DemoData"] = "true",
            ["Database__Provider"] = database.Provider,
            ["Database__ConnectionString"] = database.ConnectionString,
            // Benches are run at night as well.
            ["Delivery__QuietFrom"] = "00:00",
            ["Delivery__QuietUntil"] = "00:00",
            ["Line__ChannelId"] = "1650000001",
            ["Line__ChannelSecret"] = ChannelSecret,
            ["Line__ChannelAccessToken"] = "bench",
            ["Line__ApiBaseUrl"] = line.ToString(),
            ["Line__DataApiBaseUrl"] = line.ToString(),
        });
        process.ReadOn();
        return process;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private static string Published => Environment.GetEnvironmentVariable("PARTICIPATION_BENCH_SERVICE")
        ?? throw new InvalidOperationException("Benches are started by scripts/bench, which publishes the service first.");

    private static async Task WaitUntilReadyAsync(Child process, int port, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        for (var i = 0; i < 600; i++)
        {
            if (process.HasEnded) throw process.Fail("ended while starting");
            try
            {
                using var answer = await http.GetAsync("/readyz", ct);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
        }
        throw process.Fail("was not ready within a minute");
    }
}
