using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Participation.Benchmarks.Measure;
using Participation.Benchmarks.Processes;

namespace Participation.Benchmarks.Webhook;

public sealed class WebhookBench : Bench
{
    private const int Connections = 32;
    private const int WarmUp = 2_000;
    private const int BareCount = 40_000;
    private const int Count = 20_000;
    private static readonly TimeSpan MostDrain = TimeSpan.FromMinutes(8);

    public override string Name => "webhook";
    public override string Summary => "durable accepts against a bare endpoint, and how fast the handlers answer";

    public override async Task RunAsync(CancellationToken ct)
    {
        Sheet.Title("Webhook: durable accepts per second");
        Sheet.Machine();
        Sheet.Row("Load", $"{Connections} connections, {Count} signed requests of one event");
        await using (var sqlite = BenchDatabase.Sqlite()) await MeasureAsync("SQLite, synchronous=FULL", sqlite, ct);
        await using (var postgres = await BenchDatabase.PostgresAsync(ct)) await MeasureAsync("PostgreSQL, fsync=on", postgres, ct);
    }

    private static async Task MeasureAsync(string what, BenchDatabase database, CancellationToken ct)
    {
        Sheet.Title(what);
        var probe = Disk.ProbeFlushes(database.Folder);
        Sheet.Row("Disk alone: 4 KB appends flushed by one writer", probe.PerSecond, "/s");
        var before = await BareAsync(ct);
        await using var line = Child.StartRole("line-stub", (WarmUp + Count).ToString(CultureInfo.InvariantCulture));
        var address = new Uri($"http://127.0.0.1:{await line.ExpectAsync("listening", ct)}");
        await using var service = await ServiceUnderTest.StartAsync(database, address, ct);
        var run = await LoadRun.AgainstAsync(service.Process, service.Port, Connections, WarmUp, Count, ct);
        using var stub = new HttpClient { BaseAddress = address };
        var drain = await DrainAsync(database, service, ct);
        await service.DisposeAsync();
        var groups = await database.CountAsync(
            $"SELECT COUNT(DISTINCT received_at) FROM inbox_events WHERE event_key >= '{string.Create(CultureInfo.InvariantCulture, $"01BENCH{WarmUp:D19}")}'", ct);
        Report(before, run, await BareAsync(ct), groups);
        await ReportRepliesAsync(stub, run, drain, ct);
    }

    private static async Task<LoadRun> BareAsync(CancellationToken ct)
    {
        await using var bare = Child.StartRole("bare");
        var port = int.Parse(await bare.ExpectAsync("listening", ct), CultureInfo.InvariantCulture);
        return await LoadRun.AgainstAsync(bare, port, Connections, WarmUp, BareCount, ct);
    }

    /// <summary>Time from the last accept until no event waits for its handler and no message for its sending.</summary>
    private static async Task<TimeSpan> DrainAsync(BenchDatabase database, ServiceUnderTest service, CancellationToken ct)
    {
        var from = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(from) < MostDrain && await database.CountAsync(
            "SELECT (SELECT COUNT(*) FROM inbox_events WHERE status = 'Pending') + (SELECT COUNT(*) FROM outbox_messages WHERE status = 'Pending')", ct) > 0)
        {
            if (service.Process.HasEnded) throw service.Process.Fail("ended while handling");
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, ct);
        }
        return Stopwatch.GetElapsedTime(from);
    }

    private static void Report(LoadRun before, LoadRun run, LoadRun after, long groups)
    {
        var bare = (before.PerSecond + after.PerSecond) / 2;
        Sheet.Row("Bare endpoint, before and after", $"{Sheet.Number(before.PerSecond)}/s, {Sheet.Number(after.PerSecond)}/s");
        Sheet.Row("  p50, p99", $"{Sheet.Number(before.Percentile(0.5), 2)} ms, {Sheet.Number(before.Percentile(0.99), 2)} ms");
        Sheet.Row("Durable accepts", run.PerSecond, "/s");
        Sheet.Row("  p50, p99, worst", $"{Sheet.Number(run.Percentile(0.5), 2)} ms, {Sheet.Number(run.Percentile(0.99), 2)} ms, {Sheet.Number(run.Percentile(1), 1)} ms");
        Sheet.Row("  not answered 200", run.Refused);
        Sheet.Row("Ratio", run.PerSecond / bare, decimals: 2);
        Sheet.Row("Inbox commits (distinct receive times, a lower bound)", groups / run.Seconds, "/s");
        Sheet.Row("  requests per commit", run.Count / (double)Math.Max(1, groups), decimals: 1);
        if (run.Flushes is { } flushes) Sheet.Row("Flushes reaching the disk, handlers' included", flushes / run.Seconds, "/s");
        Sheet.Row("Processor time per request: bare, service", $"{Micro(before)} us, {Micro(run)} us");
        foreach (var (thread, seconds) in run.ServerCpu.Where(t => t.Seconds / run.Seconds > 0.01).Take(6))
            Sheet.Row($"  service thread \"{thread}\"", $"{Sheet.Number(100 * seconds / run.Seconds)} % of one");
        Sheet.Row("  load generator", $"{Sheet.Number(100 * run.LoadCpu / run.Seconds)} % of one");
    }

    private static string Micro(LoadRun run) => Sheet.Number(1e6 * run.ServerCpu.Sum(t => t.Seconds) / run.Count, 0);

    private static async Task ReportRepliesAsync(HttpClient stub, LoadRun run, TimeSpan drain, CancellationToken ct)
    {
        var arrivals = MemoryMarshal.Cast<byte, long>(await stub.GetByteArrayAsync("/arrivals", ct)).ToArray();
        var waits = arrivals.Select((at, number) => at == 0 ? (double?)null : Cpu.Seconds(run.AnsweredAt(number), at)).ToList();
        var answered = waits.OfType<double>().Order().ToList();
        var twice = (await stub.GetStringAsync("/count", ct)).Split(' ')[1];
        Sheet.Row("Handlers: drained after the last accept", drain.TotalSeconds, " s", 1);
        Sheet.Row("  replies, of events", $"{answered.Count} of {run.Total}");
        Sheet.Row("  replies per second", answered.Count / (run.Seconds + drain.TotalSeconds), "/s");
        Sheet.Row("  inside their minute", $"{Sheet.Number(100.0 * answered.Count(s => s <= 60) / run.Total, 1)} %");
        if (answered.Count > 0) Sheet.Row("  wait p50, p99", $"{Sheet.Number(answered[answered.Count / 2], 1)} s, {Sheet.Number(answered[(int)(answered.Count * 0.99)], 1)} s");
        Sheet.Row("  tokens used twice", twice);
    }
}
