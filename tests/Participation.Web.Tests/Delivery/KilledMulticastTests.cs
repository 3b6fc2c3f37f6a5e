using Line.Simulator;
using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Features.Publications;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Delivery;

/// <summary>The service is killed (SIGKILL) while a multicast goes out: every person is paid for once, and none is left out.</summary>
public sealed class KilledMulticastTests
{
    private const int Chunks = 12;
    private const int PeopleInEach = 20;
    private const int Kills = 2;

    [Theory, OnBothDatabases]
    public async Task Two_kills_lose_and_double_nothing(Database database)
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { ChannelSecret = Service.ChannelSecret, ChannelAccessToken = Service.AccessToken });
        await simulator.Client.SetQuotaAsync(new QuotaRequest(Unlimited: true));
        var folder = Directory.CreateTempSubdirectory("participation-multicast-").FullName;
        await using var own = await TestDatabase.CreateAsync(database, folder);
        using var service = new ServiceProcess(new Dictionary<string, string>
        {
            ["Site:DataDirectory"] = folder,
            ["Database:Provider"] = database.ToString(),
            ["Database:ConnectionString"] = own.ConnectionString,
            ["Line:ChannelSecret"] = Service.ChannelSecret,
            ["Line:ChannelAccessToken"] = Service.AccessToken,
            ["Line:ApiBaseUrl"] = simulator.BaseUrl.ToString(),
            ["Delivery:QuietFrom"] = "00:00",
            ["Delivery:QuietUntil"] = "00:00",
            ["Delivery:MulticastLanes"] = "2",
            ["Delivery:MulticastsPerSecond"] = "20",
        });
        await service.StartAsync();
        service.Kill();
        var people = await simulator.Client.AddFriendsAsync(Chunks * PeopleInEach);
        await FreezeAsync(own, people);

        for (var kill = 1; kill <= Kills; kill++)
        {
            var before = (await simulator.Client.CallsAsync("multicast")).Select(c => c.Seq).DefaultIfEmpty().Max();
            await service.StartAsync();
            await simulator.Client.WaitForCallsAsync("multicast", kill, before);
            service.Kill();
        }
        await service.StartAsync();
        await using (var db = KillStorm.Open(own))
            while (await db.Set<Multicast>().AnyAsync(m => m.State != MulticastState.Finished)) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        service.Kill();

        await using var after = KillStorm.Open(own);
        Assert.All(await after.Set<MulticastChunk>().AsNoTracking().ToListAsync(), c => Assert.Equal(ChunkStatus.Sent, c.Status));
        var accepted = (await simulator.Client.CallsAsync("multicast")).Where(c => c.Status == 200).ToList();
        Assert.Equal(Chunks, accepted.Count);
        Assert.Equal(people.Order(StringComparer.Ordinal), accepted.SelectMany(c => SendingWorld.To(c.RequestBody!)).Order(StringComparer.Ordinal));
        Assert.Equal(people.Count, (await simulator.Client.AccountsAsync())[0].Used);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task FreezeAsync(TestDatabase own, IReadOnlyList<string> people)
    {
        var now = TimeProvider.System.Now();
        var today = ThaiCalendar.Day(now);
        var multicast = new Multicast { Id = Guid.CreateVersion7(), SubjectId = Guid.CreateVersion7(), Topic = "News", Payload = """[{"type":"text","text":"ข่าว"}]"""u8.ToArray(), CreatedAt = now, NotAfter = now.AddDays(1) };
        await using var db = KillStorm.Open(own);
        db.Add(multicast);
        for (var number = 1; number <= Chunks; number++)
        {
            db.Add(new MulticastChunk { MulticastId = multicast.Id, Number = number, Count = PeopleInEach, RetryKey = Guid.CreateVersion7(), NextAttemptAt = now, BookedIn = (today.Year * 100) + today.Month });
            db.AddRange(people.Skip((number - 1) * PeopleInEach).Take(PeopleInEach).Select(id => new ToldPerson { SubjectId = multicast.SubjectId, LineId = id, MulticastId = multicast.Id, Chunk = number, At = now }));
        }
        await db.SaveChangesAsync();
    }
}
