using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Participation.Benchmarks.Measure;
using Participation.Benchmarks.Processes;

namespace Participation.Benchmarks.Start;

/// <summary>From the start of the process to the whole first answer, with demo data present.</summary>
public sealed class StartBench : Bench
{
    private const int Runs = 11;
    private static readonly Uri NoLine = new("http://127.0.0.1:9");

    public override string Name => "start";
    public override string Summary => "start of the process to the first answer, data present";

    public override async Task RunAsync(CancellationToken ct)
    {
        Sheet.Title("Start to first answer, from a publish folder, demo data present");
        Sheet.Machine();
        foreach (var create in (Func<Task<BenchDatabase>>[])[() => Task.FromResult(BenchDatabase.Sqlite()), () => BenchDatabase.PostgresAsync(ct)])
        {
            await using var database = await create();
            await (await ServiceUnderTest.StartAsync(database, NoLine, ct)).DisposeAsync();
            foreach (var path in (string[])["/readyz", "/s/D1"]) await MeasureAsync(database, path, ct);
        }
    }

    private static async Task MeasureAsync(BenchDatabase database, string path, CancellationToken ct)
    {
        var times = new List<double>();
        for (var i = 0; i < Runs; i++) times.Add(await OnceAsync(database, path, ct));
        times.Sort();
        Sheet.Row($"{database.Provider}, GET {path}, {Runs} runs: median (min, max)",
            $"{Sheet.Number(times[Runs / 2])} ms ({Sheet.Number(times[0])}, {Sheet.Number(times[^1])})");
    }

    private static async Task<double> OnceAsync(BenchDatabase database, string path, CancellationToken ct)
    {
        var port = ServiceUnderTest.FreePort();
        var started = Stopwatch.GetTimestamp();
        await using var process = ServiceUnderTest.Launch(database, NoLine, port);
        while (true)
        {
            if (process.HasEnded) throw process.Fail("ended while starting");
            if (await TryGetAsync(port, path, ct) is { } status)
            {
                var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                return status == 200 ? took : throw process.Fail($"answered {status} to {path}");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, ct);
        }
    }

    private static async Task<int?> TryGetAsync(int port, string path, CancellationToken ct)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync("127.0.0.1", port, ct);
        }
        catch (SocketException)
        {
            return null;
        }
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), ct);
        var answer = new byte[64 * 1024];
        int read, total = 0;
        while ((read = await socket.ReceiveAsync(answer.AsMemory(total), ct)) > 0 && total + read < answer.Length) total += read;
        return total < 12 ? 0 : int.Parse(Encoding.ASCII.GetString(answer, 9, 3), System.Globalization.CultureInfo.InvariantCulture);
    }
}
