using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Participation.Benchmarks.Measure;
using Participation.Benchmarks.Processes;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Features.Queues.Model;

namespace Participation.Benchmarks.Queue;

/// <summary>
/// 200 phones, 2 self-service screens and 5 counters at once on SQLite through the web interface for a minute; then how long a
/// call takes to every open card, with 200 and with 2,000 of them. At the end the log of the day is played through the model.
/// </summary>
public sealed class QueueBench : Bench
{
    private const int Phones = 200;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ThinkTime = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Uri NoLine = new("http://127.0.0.1:9");

    public override string Name => "queue";
    public override string Summary => "queue cards: 200 phones, 2 screens and 5 counters for a minute; live updates to 200 and 2,000 open cards; promised waits";

    public override async Task RunAsync(CancellationToken ct)
    {
        Sheet.Title("Queue cards on SQLite, through the web interface");
        Sheet.Machine();
        WaitPromise.Print(ct);
        await using var database = BenchDatabase.Sqlite();
        // The first start makes tables, demo data and somebody whose password is known.
        await (await ServiceUnderTest.StartAsync(database, NoLine, ct)).DisposeAsync();
        var office = await BenchOffice.BuildAsync(database, ct);
        await using (var service = await ServiceUnderTest.StartAsync(database, NoLine, ct))
        {
            await BusyMinuteAsync(office, service.Port, ct);
            await LiveAsync(office, service.Port, BenchOffice.Few, BenchOffice.Counters, Phones, calls: 40, ct);
            await LiveAsync(office, service.Port, BenchOffice.Many, BenchOffice.Counters + 1, 2_000, calls: 15, ct);
        }
        await CheckAsync(office, ct);
    }

    private static async Task BusyMinuteAsync(BenchOffice office, int port, CancellationToken ct)
    {
        var counters = await OpenAsync(office, port, Enumerable.Range(0, BenchOffice.Counters), ct);
        var (issues, screenIssues, calls, starts, odd) = (new ConcurrentBag<double>(), new ConcurrentBag<double>(), new ConcurrentBag<double>(), new ConcurrentBag<double>(), new ConcurrentBag<string>());
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var phones = Enumerable.Range(0, Phones).Select(i => new Phone(port, i)).ToList();
        var events = 0L;
        // Compiled and warm, as on any other morning.
        await Task.WhenAll(phones.Take(10).Select(p => p.TakeAsync(BenchOffice.Busy, office.HallCode(BenchOffice.Busy), ct)));
        over.CancelAfter(Minute);
        var started = Stopwatch.GetTimestamp();
        var people = phones.Index().Select(p => LoopAsync(odd, async () =>
        {
            // Everybody within the first half minute, then again whoever has been served.
            if (p.Item.Card is null) await Task.Delay(TimeSpan.FromMilliseconds(p.Index * 150), TimeProvider.System, over.Token);
            if (p.Item.Card is null || p.Item.LastHeard.Contains("gone", StringComparison.Ordinal))
            {
                if (await p.Item.TakeAsync(BenchOffice.Busy, office.HallCode(BenchOffice.Busy), over.Token) is { } took) issues.Add(took);
                if (p.Item.Card is not null) await p.Item.OpenCardAsync(over.Token);
            }
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, over.Token);
        }, over.Token));
        var officers = counters.Select(c => LoopAsync(odd, async () =>
        {
            var form = c.MayStart ? QueueWeb.StartForm : QueueWeb.NextForm;
            if (await c.PressAsync(form, over.Token) is { } press) (form == QueueWeb.NextForm ? calls : starts).Add(Stopwatch.GetElapsedTime(press.Sent, press.Answered).TotalMilliseconds);
            await Task.Delay(ThinkTime, TimeProvider.System, over.Token);
        }, over.Token));
        var screens = office.ScreenSecrets.Index().Select(s => ScreenAsync(port, s.Index, s.Item, screenIssues, odd, over.Token));
        await Task.WhenAll([.. people, .. officers, .. screens]);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        events = phones.Sum(p => p.Events);
        foreach (var phone in phones) phone.Dispose();
        foreach (var counter in counters) counter.Dispose();
        Sheet.Row("200 phones, 2 screens, 5 counters: seconds", seconds, decimals: 1);
        Sheet.Row("Cards by phone: count, p50, p99, most", Told(issues));
        Sheet.Row("Cards by screen: count, p50, p99, most", Told(screenIssues));
        Sheet.Row("Calls: count, p50, p99, most", Told(calls));
        Sheet.Row("Starts: count, p50, p99, most", Told(starts));
        Sheet.Row("Steps a second", (issues.Count + screenIssues.Count + calls.Count + starts.Count) / seconds, decimals: 1);
        Sheet.Row("Live updates that reached an open card", events);
        Sheet.Row("Answers that were no answer", odd.Count);
        foreach (var what in odd.Distinct().Take(5)) Sheet.Note(what);
    }

    /// <summary>So many cards open and nobody else about: how long after the counter's answer the last of them knows.</summary>
    private static async Task LiveAsync(BenchOffice office, int port, string queue, int counter, int many, int calls, CancellationToken ct)
    {
        var officer = (await OpenAsync(office, port, [counter], ct))[0];
        var phones = Enumerable.Range(0, many).Select(i => new Phone(port, 1_000 + i)).ToList();
        var issues = new ConcurrentBag<double>();
        foreach (var phone in phones.Take(calls + 1)) issues.Add(await phone.TakeAsync(queue, office.HallCode(queue), ct) ?? throw new InvalidOperationException($"No card in {queue}."));
        await Parallel.ForEachAsync(phones.Skip(calls + 1), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = ct }, async (phone, token) =>
            issues.Add(await phone.TakeAsync(queue, office.HallCode(queue), token) ?? throw new InvalidOperationException($"No card in {queue}.")));
        await Parallel.ForEachAsync(phones, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = ct }, async (phone, token) => await phone.OpenCardAsync(token));
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, ct);
        var (each, last, silent) = (new List<double>(), new List<double>(), 0);
        for (var call = 0; call < calls; call++)
        {
            var waiting = phones.Skip(call).ToList();
            foreach (var phone in waiting) phone.Mark();
            if (await officer.PressAsync(QueueWeb.NextForm, ct) is not { } press) throw new InvalidOperationException($"Nobody to call in {queue}.");
            var patience = Stopwatch.StartNew();
            while (waiting.Any(p => p.HeardAt == 0) && patience.Elapsed < Patience) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, ct);
            silent += waiting.Count(p => p.HeardAt == 0);
            var took = waiting.Where(p => p.HeardAt != 0).Select(p => Math.Max(0, Stopwatch.GetElapsedTime(press.Answered, p.HeardAt).TotalMilliseconds)).ToList();
            each.AddRange(took);
            last.Add(took.DefaultIfEmpty(double.NaN).Max());
            await officer.PressAsync(QueueWeb.StartForm, ct);
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, ct);
        }
        foreach (var phone in phones) phone.Dispose();
        officer.Dispose();
        Sheet.Row($"{many:N0} open cards: cards taken: count, p50, p99, most", Told(issues));
        Sheet.Row($"{many:N0} open cards: a call reaches one: count, p50, p99, most", Told(each));
        Sheet.Row($"{many:N0} open cards: a call reaches all: count, p50, p99, most", Told(last));
        Sheet.Row($"{many:N0} open cards: updates that never came", silent);
    }

    private static async Task<List<CounterBrowser>> OpenAsync(BenchOffice office, int port, IEnumerable<int> counters, CancellationToken ct)
    {
        var open = new List<CounterBrowser>();
        foreach (var counter in counters)
        {
            open.Add(new CounterBrowser(port, counter));
            await open[^1].OpenAsync(office.Password, ct);
        }
        return open;
    }

    private static async Task ScreenAsync(int port, int screen, string secret, ConcurrentBag<double> took, ConcurrentBag<string> odd, CancellationToken ct)
    {
        using var browser = QueueWeb.Browser(port, 61_000 + screen);
        await LoopAsync(odd, async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, QueueWeb.ScreenTickets(BenchOffice.Busy)) { Content = JsonContent.Create(new { id = Guid.CreateVersion7(), @class = "Ordinary", service = (Guid?)null }) };
            request.Headers.TryAddWithoutValidation("Authorization", $"Device {secret}");
            var started = Stopwatch.GetTimestamp();
            using var answer = await browser.SendAsync(request, ct);
            if (answer.IsSuccessStatusCode) took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            else odd.Add($"the screen was answered with {(int)answer.StatusCode}");
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ct);
        }, ct);
    }

    private static async Task LoopAsync(ConcurrentBag<string> odd, Func<Task> once, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await once();
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException or IOException)
            {
                if (!ct.IsCancellationRequested) odd.Add(failure.Message);
                await Task.Yield();
            }
        }
    }

    private static async Task CheckAsync(BenchOffice office, CancellationToken ct)
    {
        await using var db = office.Open();
        var day = await RecordedDay.ReadAsync(db, [.. office.Queues.Values], ThaiCalendar.Day(TimeProvider.System.Now()), ct);
        var problems = day.Problems(isOver: false).Concat(LogReplay.Problems(day)).ToList();
        Sheet.Row("Cards and entries in the log", $"{day.Tickets.Count:N0}, {day.Queues.Sum(q => q.Log.Count):N0}");
        Sheet.Row("Lost, doubled or out of order, by the log through the model", problems.Count);
        foreach (var problem in problems.Take(10)) Sheet.Note(problem);
    }

    private static string Told(IReadOnlyCollection<double> times)
    {
        if (times.Count == 0) return "none";
        var sorted = times.Order().ToList();
        return $"{sorted.Count:N0}, {Sheet.Number(sorted[sorted.Count / 2], 1)}, {Sheet.Number(sorted[Math.Min(sorted.Count - 1, sorted.Count * 99 / 100)], 1)}, {Sheet.Number(sorted[^1], 1)} ms";
    }
}
