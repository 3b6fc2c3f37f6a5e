using System.Text.Json;
using Line.Simulator;
using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Persistence;
using Participation.Web.Persistence.Postgres;
using Participation.Web.Persistence.Sqlite;

namespace Participation.Web.Tests.Support;

/// <summary>
/// Kills the service (SIGKILL) again and again while people write and are answered, lets it finish, and counts what became of
/// every event. Twenty kills are a test; hundreds are a bench, which links this file.
/// </summary>
public static class KillStorm
{
    private const string ChannelSecret = "8c570fa6dd201bb328f1c1eac23a96d8";
    private const string AccessToken = "kill-storm";
    private const int People = 8;

    public static async Task<KillStormResult> RunAsync(Database database, int kills, int seed)
    {
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("participation-kill-").FullName;
        await using var own = await TestDatabase.CreateAsync(database, folder);
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { ChannelSecret = ChannelSecret, ChannelAccessToken = AccessToken });
        using var service = new ServiceProcess(new Dictionary<string, string>
        {
            ["Site:DataDirectory"] = folder,
            ["Database:Provider"] = database.ToString(),
            ["Database:ConnectionString"] = own.ConnectionString,
            ["Line:ChannelSecret"] = ChannelSecret,
            ["Line:ChannelAccessToken"] = AccessToken,
            ["Line:ApiBaseUrl"] = simulator.BaseUrl.ToString(),
            ["Line:DataApiBaseUrl"] = simulator.BaseUrl.ToString(),
        });
        await simulator.Client.SetWebhookAsync(new WebhookSettings { Url = new Uri(service.Address, "/line/webhook").ToString(), Redelivery = false });
        var people = new List<string>();
        for (var i = 0; i < People; i++) people.Add((await simulator.Client.AddVillagerAsync($"คนที่ {i}", friend: true)).UserId);

        for (var kill = 0; kill < kills; kill++)
        {
            await service.StartAsync();
            // Killed in turn while webhooks arrive and while answers go out; the rest of both is under way.
            var (webhooksBefore, repliesBefore) = (await LastWebhookAsync(simulator), await LastReplyAsync(simulator));
            var writing = Task.WhenAll(Enumerable.Range(0, People * 3).Select(i => simulator.Client.SendTextAsync(people[i % People], "สวัสดี")));
            if (kill % 2 == 0) await simulator.Client.WaitForDeliveriesAsync(random.Next(1, 21), after: webhooksBefore);
            else await simulator.Client.WaitForCallsAsync("reply", random.Next(1, 18), repliesBefore);
            service.Kill();
            await writing;
            await simulator.Client.WaitUntilIdleAsync();
        }

        await service.StartAsync();
        using var http = new HttpClient();
        while (await AnyPendingAsync(own)) await http.GetAsync(new Uri(service.Address, "/healthz"));
        service.Kill();
        return await CountAsync(simulator, own);
    }

    private static async Task<KillStormResult> CountAsync(SimulatorHost simulator, TestDatabase own)
    {
        var deliveries = await simulator.Client.DeliveriesAsync();
        var heard200 = deliveries.Where(d => d.Status == 200).SelectMany(d => d.EventIds).ToHashSet(StringComparer.Ordinal);
        var replies = (await simulator.Client.CallsAsync("reply")).Where(c => c.Status == 200)
            .GroupBy(c => JsonDocument.Parse(c.RequestBody!).RootElement.GetProperty("replyToken").GetString()!).ToDictionary(g => g.Key, g => g.Count());
        await using var db = Open(own);
        var inbox = await db.Inbox.AsNoTracking().ToListAsync();
        var outbox = await db.OutboxMessages.AsNoTracking().ToListAsync();
        var answered = outbox.Where(m => replies.ContainsKey(m.ReplyToken!)).ToHashSet();
        var listed = outbox.Where(m => m.Status is OutboxStatus.Expired or OutboxStatus.Unknown).ToHashSet();
        return new KillStormResult
        {
            Heard200 = heard200.Count,
            Stored = inbox.Count,
            Lost = heard200.Except(inbox.Select(e => e.EventKey)).Count(),
            NotHandled = inbox.Count(e => e.Status != InboxStatus.Handled),
            Effects = outbox.Count,
            Answered = answered.Count,
            AnsweredTwice = replies.Values.Count(count => count != 1),
            ListedAsUnanswered = listed.Count,
            NeitherAnsweredNorListed = outbox.Count(m => !answered.Contains(m) && !listed.Contains(m)),
            SaidSentButNot = outbox.Count(m => m.Status is OutboxStatus.Sent or OutboxStatus.PresumedSent && !answered.Contains(m)),
        };
    }

    private static async Task<long> LastWebhookAsync(SimulatorHost simulator) => (await simulator.Client.DeliveriesAsync()).Select(d => d.Seq).DefaultIfEmpty().Max();

    private static async Task<long> LastReplyAsync(SimulatorHost simulator) => (await simulator.Client.CallsAsync("reply")).Select(c => c.Seq).DefaultIfEmpty().Max();

    private static async Task<bool> AnyPendingAsync(TestDatabase database)
    {
        await using var db = Open(database);
        return await db.Inbox.AnyAsync(e => e.Status == InboxStatus.Pending) || await db.OutboxMessages.AnyAsync(m => m.Status == OutboxStatus.Pending);
    }

    public static ParticipationContext Open(TestDatabase database)
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

/// <summary>What became of the events and answers of a <see cref="KillStorm"/>. The last five must be 0, and Effects equal Stored.</summary>
public sealed record KillStormResult
{
    public required int Heard200 { get; init; }
    public required int Stored { get; init; }
    public required int Effects { get; init; }
    public required int Answered { get; init; }
    public required int ListedAsUnanswered { get; init; }

    public required int Lost { get; init; }
    public required int NotHandled { get; init; }
    public required int AnsweredTwice { get; init; }
    public required int NeitherAnsweredNorListed { get; init; }
    public required int SaidSentButNot { get; init; }

    public bool IsFaultless => Effects == Stored && Lost + NotHandled + AnsweredTwice + NeitherAnsweredNorListed + SaidSentButNot == 0;
}
