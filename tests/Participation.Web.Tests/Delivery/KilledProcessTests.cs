using System.Text.Json;
using Line.Simulator;
using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Persistence;
using Participation.Web.Persistence.Postgres;
using Participation.Web.Persistence.Sqlite;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Delivery;

/// <summary>
/// The service is killed (SIGKILL) again and again while people write and are answered. What LINE heard 200 for is handled,
/// its effects exist once, and nobody is answered twice. Hundreds of kills are the bench's (scripts/bench kill).
/// </summary>
public sealed class KilledProcessTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Kills = 20;
    private const int People = 8;

    [Theory, OnBothDatabases]
    public async Task Twenty_kills_lose_nothing_and_repeat_nothing(Database database)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("participation-kill-").FullName;
        await using var own = await TestDatabase.CreateAsync(database, folder);
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { ChannelSecret = Service.ChannelSecret, ChannelAccessToken = Service.AccessToken });
        using var service = new ServiceProcess(new Dictionary<string, string>
        {
            ["Site:DataDirectory"] = folder,
            ["Database:Provider"] = database.ToString(),
            ["Database:ConnectionString"] = own.ConnectionString,
            ["Line:ChannelSecret"] = Service.ChannelSecret,
            ["Line:ChannelAccessToken"] = Service.AccessToken,
            ["Line:ApiBaseUrl"] = simulator.BaseUrl.ToString(),
            ["Line:DataApiBaseUrl"] = simulator.BaseUrl.ToString(),
        });
        await simulator.Client.SetWebhookAsync(new WebhookSettings { Url = new Uri(service.Address, "/line/webhook").ToString(), Redelivery = false });
        var people = new List<string>();
        for (var i = 0; i < People; i++) people.Add((await simulator.Client.AddVillagerAsync($"คนที่ {i}", friend: true)).UserId);

        for (var kill = 0; kill < Kills; kill++)
        {
            await service.StartAsync();
            // Killed in turn while webhooks arrive and while answers go out; the rest of both is under way.
            var (webhooksBefore, repliesBefore) = (await LastWebhookAsync(simulator), await LastReplyAsync(simulator));
            var writing = Task.WhenAll(Enumerable.Range(0, People * 5).Select(i => simulator.Client.SendTextAsync(people[i % People], "สวัสดี")));
            if (kill % 2 == 0) await simulator.Client.WaitForDeliveriesAsync(random.Next(1, 35), after: webhooksBefore);
            else await simulator.Client.WaitForCallsAsync("reply", random.Next(1, 30), repliesBefore);
            service.Kill();
            await writing;
            await simulator.Client.WaitUntilIdleAsync();
        }

        await service.StartAsync();
        using var http = new HttpClient();
        while (await AnyPendingAsync(own)) await http.GetAsync(new Uri(service.Address, "/healthz"));
        service.Kill();

        var deliveries = await simulator.Client.DeliveriesAsync();
        var heard200 = deliveries.Where(d => d.Status == 200).SelectMany(d => d.EventIds).ToHashSet(StringComparer.Ordinal);
        var replies = (await simulator.Client.CallsAsync("reply")).Where(c => c.Status == 200)
            .GroupBy(c => JsonDocument.Parse(c.RequestBody!).RootElement.GetProperty("replyToken").GetString()!).ToDictionary(g => g.Key, g => g.Count());
        await using var db = Open(own);
        var inbox = await db.Inbox.AsNoTracking().ToListAsync();
        var outbox = await db.OutboxMessages.AsNoTracking().ToListAsync();

        Assert.NotEmpty(heard200);
        Assert.NotEmpty(replies);
        Assert.Empty(heard200.Except(inbox.Select(e => e.EventKey)));
        Assert.All(inbox, e => Assert.Equal(InboxStatus.Handled, e.Status));
        Assert.Equal(inbox.Count, outbox.Count);
        Assert.All(replies.Values, count => Assert.Equal(1, count));
        var answered = outbox.Where(m => replies.ContainsKey(m.ReplyToken!)).ToList();
        var listed = outbox.Where(m => m.Status is OutboxStatus.Expired or OutboxStatus.Unknown).ToList();
        output.WriteLine($"{deliveries.Count} webhooks, {heard200.Count} heard 200, {inbox.Count} stored, {answered.Count} answered, {listed.Count} listed as unanswered");
        Assert.Empty(outbox.Except(answered).Except(listed));
        Assert.All(outbox.Where(m => m.Status is OutboxStatus.Sent or OutboxStatus.PresumedSent), m => Assert.Contains(m, answered));
    }

    private static async Task<long> LastWebhookAsync(SimulatorHost simulator) => (await simulator.Client.DeliveriesAsync()).Select(d => d.Seq).DefaultIfEmpty().Max();

    private static async Task<long> LastReplyAsync(SimulatorHost simulator) => (await simulator.Client.CallsAsync("reply")).Select(c => c.Seq).DefaultIfEmpty().Max();

    private static async Task<bool> AnyPendingAsync(TestDatabase database)
    {
        await using var db = Open(database);
        return await db.Inbox.AnyAsync(e => e.Status == InboxStatus.Pending) || await db.OutboxMessages.AnyAsync(m => m.Status == OutboxStatus.Pending);
    }

    private static ParticipationContext Open(TestDatabase database)
    {
        if (database.Kind == Database.Sqlite)
        {
            var sqlite = new DbContextOptionsBuilder<SqliteContext>();
            PersistenceFeature.UseSqlite(sqlite, database.ConnectionString);
            return new SqliteContext(sqlite.Options, new WriteGate(open: true));
        }
        var postgres = new DbContextOptionsBuilder<PostgresContext>();
        PersistenceFeature.UsePostgres(postgres, database.ConnectionString);
        return new PostgresContext(postgres.Options, new WriteGate(open: true));
    }
}
