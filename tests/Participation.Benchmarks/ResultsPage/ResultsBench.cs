using System.Diagnostics;
using System.Globalization;
using Participation.Benchmarks.Measure;
using Participation.Benchmarks.Processes;

namespace Participation.Benchmarks.ResultsPage;

/// <summary>The results page at ten thousand answers and at a million: of a fiscal year and of one counter, in a fresh process and in a warm one.</summary>
public sealed class ResultsBench : Bench
{
    private const int ColdRuns = 3;
    private const int WarmRuns = 20;
    private const double Aim = 1.5;
    private static readonly Uri NoLine = new("http://127.0.0.1:9");
    private static readonly int[] Sizes = [10_000, 1_000_000];

    private static readonly (string Name, string Path)[] Pages =
    [
        ("fiscal year", "/staff/surveys/results/service?period=fiscal-year&date=2026-06-01"),
        ("one counter", "/staff/surveys/results/service?period=fiscal-year&date=2026-06-01&point=D1"),
    ];

    public override string Name => "results";
    public override string Summary => "the results page at 10,000 and 1,000,000 answers, cold and warm";

    public override async Task RunAsync(CancellationToken ct)
    {
        Sheet.Title("Results page: 24 points, 3 fiscal years, 5 ways in");
        Sheet.Machine();
        foreach (var create in (Func<Task<BenchDatabase>>[])[() => Task.FromResult(BenchDatabase.Sqlite()), () => BenchDatabase.PostgresAsync(ct)])
        {
            var measured = new Dictionary<(int Size, string What), double>();
            var provider = "";
            foreach (var size in Sizes)
            {
                await using var database = await create();
                provider = database.Provider;
                await MeasureAsync(database, size, measured, ct);
            }
            foreach (var what in measured.Keys.Select(k => k.What).Distinct())
            {
                var ratio = measured[(Sizes[1], what)] / measured[(Sizes[0], what)];
                Sheet.Row($"{provider}, {what}: 10 k, 1 M, ratio",
                    $"{Sheet.Number(measured[(Sizes[0], what)], 1)} ms, {Sheet.Number(measured[(Sizes[1], what)], 1)} ms, {Sheet.Number(ratio, 2)}{(ratio > Aim ? "  ABOVE 1.5" : "")}");
            }
        }
    }

    private static async Task MeasureAsync(BenchDatabase database, int size, Dictionary<(int, string), double> measured, CancellationToken ct)
    {
        // The first start makes tables, forms and somebody to sign in.
        await (await ServiceUnderTest.StartAsync(database, NoLine, ct)).DisposeAsync();
        await ManyAnswers.MakeAsync(database, size, ct);
        using var browser = new StaffBrowser();
        var started = Stopwatch.GetTimestamp();
        await using (var counting = await StartAsync(database, ct))
        {
            Sheet.Row($"{database.Provider}, {size:N0}: start that counts all answers once", $"{Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
            await browser.SignInAsync(counting.Port, database, "officer", ct);
        }
        foreach (var (name, path) in Pages)
        {
            var cold = new List<double>();
            for (var run = 0; run < ColdRuns; run++)
            {
                await using var service = await StartAsync(database, ct);
                cold.Add(await browser.TimeAsync(service.Port, path, "id=\"points\"", ct));
                if (run < ColdRuns - 1) continue;
                var warm = new List<double>();
                for (var i = 0; i < WarmRuns; i++) warm.Add(await browser.TimeAsync(service.Port, path, "id=\"points\"", ct));
                measured[(size, $"{name}, warm")] = Median(warm);
            }
            measured[(size, $"{name}, first request of a process")] = Median(cold);
        }
    }

    private static async Task<(int Port, Child Process)> LaunchAsync(BenchDatabase database, CancellationToken ct)
    {
        var port = ServiceUnderTest.FreePort();
        var process = ServiceUnderTest.Launch(database, NoLine, port);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        // Counting a million answers takes longer than any other start.
        for (var i = 0; i < 6000; i++)
        {
            if (process.HasEnded) throw process.Fail("ended while starting");
            try
            {
                using var answer = await http.GetAsync("/readyz", ct);
                if (answer.IsSuccessStatusCode) return (port, process);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
        }
        throw process.Fail("was not ready within ten minutes");
    }

    private static async Task<Running> StartAsync(BenchDatabase database, CancellationToken ct)
    {
        var (port, process) = await LaunchAsync(database, ct);
        return new Running(port, process);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private sealed record Running(int Port, Child Process) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Process.DisposeAsync();
    }
}
