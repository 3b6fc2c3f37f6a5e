using System.Diagnostics;
using System.Globalization;
using Line.Simulator.Control;
using Participation.Benchmarks.Measure;
using Participation.Benchmarks.Processes;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Publications;
using Participation.Web.Platform.Time;

namespace Participation.Benchmarks.Notice;

/// <summary>
/// News to followers of villages through the page a publisher uses: 10,000 in twelve villages, of which five get it, and 100,000
/// who all get it. Prints what LINE's own limits would allow beside it.
/// </summary>
public sealed class NoticeBench : Bench
{
    private const int Villages = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public override string Name => "notice";
    public override string Summary => "news to 5 of 12 villages of 10,000 followers, and to all of 100,000: calls, seconds, memory";

    public override async Task RunAsync(CancellationToken ct)
    {
        Sheet.Title("News by multicast; simulator and service share this machine");
        Sheet.Machine();
        foreach (var (followers, chosen) in new[] { (10_000, 5), (100_000, Villages) })
        {
            await using (var sqlite = BenchDatabase.Sqlite()) await MeasureAsync(sqlite, followers, chosen, ct);
            await using (var postgres = await BenchDatabase.PostgresAsync(ct)) await MeasureAsync(postgres, followers, chosen, ct);
        }
    }

    private static async Task MeasureAsync(BenchDatabase database, int followers, int chosen, CancellationToken ct)
    {
        await using var line = Child.StartRole("line-simulator");
        using var http = new HttpClient { BaseAddress = new Uri(await line.ExpectAsync("listening", ct)), Timeout = Patience };
        var simulator = new SimulatorClient(http);
        await simulator.SetQuotaAsync(new QuotaRequest(Limit: 1_000_000, Used: 0));
        // The first start makes tables, the demo's office and somebody to sign in.
        await (await ServiceUnderTest.StartAsync(database, http.BaseAddress, ct)).DisposeAsync();
        var (number, villages) = await LoadAsync(database, await simulator.AddFriendsAsync(followers), ct);
        await using var service = await ServiceUnderTest.StartAsync(database, http.BaseAddress, ct);
        using var browser = new StaffBrowser();
        await browser.SignInAsync(service.Port, database, "officer", ct);
        var address = $"/staff/publications/{number}/send?to=villages{string.Concat(villages.Take(chosen).Select(v => $"&villages={v}"))}";
        var seen = Stopwatch.GetTimestamp();
        await browser.ReadAsync(service.Port, address, ct);
        var priced = Stopwatch.GetElapsedTime(seen);

        var memoryBefore = Resident(service.Process.Id);
        var cpuBefore = Cpu.Of(service.Process.Id);
        var started = Stopwatch.GetTimestamp();
        await browser.SubmitAsync(service.Port, address, "handler=Begin", ct);
        var begun = Stopwatch.GetElapsedTime(started);
        var most = memoryBefore;
        while (await database.CountAsync("SELECT COUNT(*) FROM multicasts WHERE state <> 'Finished'", ct) > 0)
        {
            if (Stopwatch.GetElapsedTime(started) > Patience) throw new InvalidOperationException("The news did not go out.");
            most = Math.Max(most, Resident(service.Process.Id));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, ct);
        }
        var finished = Stopwatch.GetElapsedTime(started);
        var calls = await simulator.CallsAsync("multicast");
        var people = await database.CountAsync("SELECT COUNT(*) FROM told_people", ct);
        var floor = (people + MulticastChunk.MostPeople - 1) / MulticastChunk.MostPeople;
        var paid = (await simulator.AccountsAsync())[0].Used;
        Sheet.Title($"{database.Provider}: {Sheet.Number(followers)} followers, {chosen} of {Villages} villages");
        Sheet.Row("People, and paid messages by LINE's count", $"{Sheet.Number(people)}, {Sheet.Number(paid)}");
        Sheet.Row("Calls, and the fewest possible", $"{Sheet.Number(calls.Count)}, {Sheet.Number(floor)}");
        Sheet.Row("Page with the price, cold", priced.TotalMilliseconds, " ms");
        Sheet.Row("Freezing the recipients, until the page answers", begun.TotalMilliseconds, " ms");
        Sheet.Row("Until LINE has taken the last call", finished.TotalSeconds, " s", 2);
        Sheet.Row("  LINE's own limit (200 calls a second) alone", floor / 200.0, " s", 2);
        Sheet.Row("Processor time of the service", Cpu.Of(service.Process.Id).Total - cpuBefore.Total, " s", 2);
        Sheet.Row("Resident memory before, most", $"{Sheet.Number(memoryBefore)} MB, {Sheet.Number(most)} MB");
        if (paid != people || calls.Count != floor) throw new InvalidOperationException("Somebody got it twice or not, or a call was wasted.");
    }

    private static async Task<(int Number, IReadOnlyList<Guid> Villages)> LoadAsync(BenchDatabase database, IReadOnlyList<string> followers, CancellationToken ct)
    {
        var now = TimeProvider.System.Now();
        await using var db = BulkLoad.Open(database);
        await using var connection = BulkLoad.Connect(database);
        await connection.OpenAsync(ct);
        await BulkLoad.BeginAsync(connection, ct);
        var villages = Enumerable.Range(1, Villages).Select(n => new Village { Id = Guid.CreateVersion7(), Number = 500 + n, Name = string.Create(CultureInfo.InvariantCulture, $"บ้านวัดผล {n}"), Label = "หมู่บ้าน", Version = Guid.CreateVersion7() }).ToList();
        await BulkLoad.InsertAsync(connection, db.Model, villages, ct);
        await BulkLoad.InsertAsync(connection, db.Model, followers.Select(id =>
        {
            var recipient = new Recipient { LineId = id, FirstSeenAt = now };
            recipient.Followed(now);
            return recipient;
        }), ct);
        await BulkLoad.InsertAsync(connection, db.Model, followers.Select((id, i) =>
        {
            var citizen = new Citizen { Id = Guid.CreateVersion7(), LineUserId = id, CreatedAt = now, ChangedAt = now };
            citizen.Choose(villages[i % Villages].Id, now);
            return citizen;
        }), ct);
        const int Number = 9_000;
        var publication = new Publication { Id = Guid.CreateVersion7(), Number = Number, Kind = PublicationKind.News, Title = "ปิดถนนหน้าศาลาประชาคม", Summary = "ปิดถนน 3 วัน ใช้ทางเลี่ยง", Body = "ปิดถนน", CreatedAt = now, Version = Guid.CreateVersion7() };
        publication.Submit(now);
        publication.Approve(Guid.CreateVersion7(), now);
        publication.Publish(now);
        await BulkLoad.InsertAsync(connection, db.Model, [publication], ct);
        await BulkLoad.EndAsync(connection, ct);
        return (Number, [.. villages.Select(v => v.Id)]);
    }

    private static double Resident(int processId) => File.ReadLines($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kilobytes, ..] ? double.Parse(kilobytes.Trim(), CultureInfo.InvariantCulture) / 1024 : 0;
}
