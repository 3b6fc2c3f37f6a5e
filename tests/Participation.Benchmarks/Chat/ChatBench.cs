using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Line.Simulator;
using Line.Simulator.Control;
using Participation.Benchmarks.Measure;
using Participation.Benchmarks.Processes;

namespace Participation.Benchmarks.Chat;

/// <summary>
/// A village reads the same announcement: a thousand people write to the account at once, simulator and service on one
/// machine. The wait of each is from the moment their phone sends until LINE takes the reply with their token.
/// PARTICIPATION_BENCH_VILLAGERS sets another number.
/// </summary>
public sealed class ChatBench : Bench
{
    private const int AtOnce = 64;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly string[] Words = ["เมนู", "ติดต่อ", "ประเมิน", "S-D1", "ร้องเรีบน", "อยากร้องเรียนเรื่องถนน", "คิิว", "สวัสดีค่ะ"];

    public override string Name => "chat";
    public override string Summary => "1,000 villagers write at once: share answered within their minute, p50 and p99";

    public override async Task RunAsync(CancellationToken ct)
    {
        var villagers = int.TryParse(Environment.GetEnvironmentVariable("PARTICIPATION_BENCH_VILLAGERS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1_000;
        Sheet.Title($"Chat: {Sheet.Number(villagers)} villagers write at once");
        Sheet.Machine();
        Sheet.Note("Simulator and service share this machine; the simulator keeps LINE's rate limits.");
        await using (var sqlite = BenchDatabase.Sqlite()) await MeasureAsync("SQLite, synchronous=FULL", sqlite, villagers, ct);
        await using (var postgres = await BenchDatabase.PostgresAsync(ct)) await MeasureAsync("PostgreSQL, fsync=on", postgres, villagers, ct);
    }

    private static async Task MeasureAsync(string what, BenchDatabase database, int villagers, CancellationToken ct)
    {
        await using var line = Child.StartRole("line-simulator");
        using var http = new HttpClient { BaseAddress = new Uri(await line.ExpectAsync("listening", ct)), Timeout = Minute };
        var simulator = new SimulatorClient(http);
        await using var service = await ServiceUnderTest.StartAsync(database, http.BaseAddress, ct);
        await simulator.SetWebhookAsync(new WebhookSettings { Url = $"http://127.0.0.1:{service.Port}/line/webhook" });
        await WarmUpAsync(simulator, ct);
        var people = await BefriendAsync(simulator, villagers, ct);

        var sent = new (string Token, double At)[villagers];
        var start = Stopwatch.GetTimestamp();
        var before = (await simulator.CallsAsync("reply")).Select(c => c.Seq).DefaultIfEmpty(0).Max();
        var origin = (await simulator.ClockAsync()).Now;
        await Parallel.ForAsync(0, villagers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (i, _) =>
        {
            var at = Stopwatch.GetElapsedTime(start).TotalSeconds;
            sent[i] = ((await simulator.SendTextAsync(people[i].UserId, Words[i % Words.Length])).ReplyToken!, at);
        });
        var writing = Stopwatch.GetElapsedTime(start);

        var answered = new Dictionary<string, double>();
        while (answered.Count < villagers && Stopwatch.GetElapsedTime(start) < writing + Minute + TimeSpan.FromSeconds(10))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, ct);
            foreach (var call in await simulator.CallsAsync("reply", before))
                if (call.Status == 200) answered.TryAdd(TokenOf(call.RequestBody!), (call.At - origin).TotalSeconds);
        }
        var waits = sent.Where(s => answered.ContainsKey(s.Token)).Select(s => answered[s.Token] - s.At).Order().ToList();
        Sheet.Title(what);
        Sheet.Row("All had written after", writing.TotalSeconds, " s", 1);
        Sheet.Row("Answered", $"{Sheet.Number(waits.Count)} of {Sheet.Number(villagers)}");
        Sheet.Row("  within their minute", 100.0 * waits.Count(w => w <= 60) / villagers, " %", 1);
        if (waits.Count > 0)
            Sheet.Row("  wait p50, p99, longest", $"{Sheet.Number(waits[waits.Count / 2], 2)} s, {Sheet.Number(waits[(int)(waits.Count * 0.99)], 2)} s, {Sheet.Number(waits[^1], 2)} s");
        Sheet.Row("  last answer after", answered.Count == 0 ? 0 : answered.Values.Max(), " s", 1);
        Sheet.Row("Replies LINE did not take", (await simulator.CallsAsync("reply", before)).Count(c => c.Status != 200));
        Sheet.Row("Loading animations shown", (await simulator.CallsAsync("loading")).Count);
        Sheet.Row("Paid messages", (await simulator.CallsAsync("push")).Count);
    }

    /// <summary>Friends of the account who have been greeted.</summary>
    private static async Task<IReadOnlyList<VillagerView>> BefriendAsync(SimulatorClient simulator, int count, CancellationToken ct)
    {
        var people = new VillagerView[count];
        for (var i = 0; i < count; i++) people[i] = await simulator.AddVillagerAsync($"ชาวบ้าน {i}", friend: true);
        foreach (var person in people) await simulator.WaitForMessagesAsync(person.UserId, patience: Minute / 2);
        ct.ThrowIfCancellationRequested();
        return people;
    }

    private static async Task WarmUpAsync(SimulatorClient simulator, CancellationToken ct)
    {
        var first = await simulator.AddVillagerAsync("คนแรก", friend: true);
        foreach (var word in Words)
        {
            ct.ThrowIfCancellationRequested();
            await simulator.WaitForAnswerAsync(first.UserId, await simulator.SendTextAsync(first.UserId, word));
        }
    }

    private static string TokenOf(string body)
    {
        using var call = JsonDocument.Parse(body);
        return call.RootElement.GetProperty("replyToken").GetString()!;
    }
}

/// <summary>The stand-in for LINE in a process of its own, with LINE's rate limits and room for everything in its journal.</summary>
public sealed class SimulatorRole : Role
{
    public override string Name => "line-simulator";

    public override async Task RunAsync(string[] args, CancellationToken ct)
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { ChannelSecret = ServiceUnderTest.ChannelSecret, ChannelAccessToken = "bench", JournalCapacity = 50_000 }, ct);
        Console.WriteLine($"listening {simulator.BaseUrl}");
        using var terminated = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, _ => Environment.Exit(0));
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
    }
}
