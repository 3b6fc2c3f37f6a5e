using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Participation.Benchmarks.Measure;
using Participation.Benchmarks.Processes;

namespace Participation.Benchmarks.Webhook;

/// <summary>One round of load against a port, with what the machine did meanwhile.</summary>
public sealed class LoadRun
{
    private readonly long[] _times;
    private readonly List<double> _latencies;

    private LoadRun(long[] times, int warmUp)
    {
        _times = times;
        WarmUp = warmUp;
        _latencies = Enumerable.Range(warmUp, times.Length / 2 - warmUp)
            .Select(i => Stopwatch.GetElapsedTime(times[2 * i], times[2 * i + 1]).TotalMilliseconds).Order().ToList();
    }

    public int WarmUp { get; }
    public int Count => _latencies.Count;
    public int Total => _times.Length / 2;
    public required int Refused { get; init; }
    public required long? Flushes { get; init; }
    public required IReadOnlyList<(string Thread, double Seconds)> ServerCpu { get; init; }
    public required double LoadCpu { get; init; }

    public double Seconds => Cpu.Seconds(_times[2 * WarmUp], Enumerable.Range(WarmUp, Count).Max(i => _times[2 * i + 1]));
    public double PerSecond => Count / Seconds;
    public double Percentile(double share) => _latencies[(int)((_latencies.Count - 1) * share)];
    public long AnsweredAt(int number) => _times[2 * number + 1];

    public static async Task<LoadRun> AgainstAsync(Child server, int port, int connections, int warmUp, int count, CancellationToken ct)
    {
        var file = Path.Combine(Path.GetTempPath(), $"participation-load-{Guid.CreateVersion7():N}");
        await using var load = Child.StartRole("load", [.. new[] { port, connections, warmUp, count }.Select(n => n.ToString(CultureInfo.InvariantCulture)), file]);
        await load.ExpectAsync("ready", ct);
        await load.Input.WriteLineAsync("warm up");
        await load.ExpectAsync("warm", ct);

        var (server0, load0, flushes0) = (Cpu.Of(server.Id), Cpu.Of(load.Id), Disk.Flushes());
        await load.Input.WriteLineAsync("go");
        var refused = int.Parse(await load.ExpectAsync("sent", ct), CultureInfo.InvariantCulture);
        var (server1, load1, flushes1) = (Cpu.Of(server.Id), Cpu.Of(load.Id), Disk.Flushes());

        var times = MemoryMarshal.Cast<byte, long>(await File.ReadAllBytesAsync(file, ct)).ToArray();
        File.Delete(file);
        return new LoadRun(times, warmUp)
        {
            Refused = refused,
            Flushes = flushes1 - flushes0,
            ServerCpu = server1.Since(server0).ToList(),
            LoadCpu = load1.Total - load0.Total,
        };
    }
}
