using System.Text.Json;
using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Quota;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Publications;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Publications;

/// <summary>Twelve villages with followers, a publisher at the desk, and news that is out.</summary>
public sealed class SendingWorld : IAsyncDisposable
{
    private SendingWorld(LineWorld world, Visitor publisher, IReadOnlyList<Guid> villages) => (World, Publisher, Villages) = (world, publisher, villages);

    public LineWorld World { get; }
    public Service Service => World.Service;
    public SimulatorClient Line => World.Line;
    public Visitor Publisher { get; private set; }
    public IReadOnlyList<Guid> Villages { get; }

    /// <summary>Followers of each village, by its place in <see cref="Villages"/>.</summary>
    public List<List<string>> Followers { get; } = [];

    public static async Task<SendingWorld> StartAsync(Database database, int perVillage, int limit = 100_000, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var world = await LineWorld.StartAsync(database, settings, configure: configure);
        await Visitor.AddOfficeAsync(world.Service);
        await world.Line.SetQuotaAsync(new QuotaRequest(Limit: limit, Used: 0));
        await world.RefreshQuotaAsync();
        var villages = Enumerable.Range(1, 12).Select(n => new Village { Id = Guid.CreateVersion7(), Number = n, Name = $"บ้านที่ {n}", Label = "หมู่บ้าน", Version = Guid.CreateVersion7() }).ToList();
        await world.Service.WriteAsync(db =>
        {
            db.AddRange(villages);
            return Task.CompletedTask;
        });
        var publisher = await (await Colleague.AddAsync(world.Service, "publisher", [StaffRole.Publisher])).SignInAsync();
        var sending = new SendingWorld(world, publisher, [.. villages.Select(v => v.Id)]);
        foreach (var village in villages) sending.Followers.Add(await sending.AddFollowersAsync(village.Id, perVillage));
        return sending;
    }

    public async Task<List<string>> AddFollowersAsync(Guid? village, int count)
    {
        if (count == 0) return [];
        var ids = await Line.AddFriendsAsync(count);
        var now = Service.Clock.Now();
        await Service.WriteAsync(db =>
        {
            foreach (var id in ids)
            {
                var recipient = new Recipient { LineId = id, FirstSeenAt = now };
                recipient.Followed(now);
                db.Add(recipient);
                if (village is null) continue;
                var citizen = new Citizen { Id = Guid.CreateVersion7(), LineUserId = id, CreatedAt = now, ChangedAt = now };
                citizen.Choose(village, now);
                db.Add(citizen);
            }
            return Task.CompletedTask;
        });
        return [.. ids];
    }

    /// <summary>News that is out, with the next number.</summary>
    public async Task<int> PublishAsync(PublicationKind kind = PublicationKind.News, string title = "ปิดถนนหน้าศาลา")
    {
        var (now, number) = (Service.Clock.Now(), 0);
        await Service.WriteAsync(async db =>
        {
            number = (await db.Set<Publication>().MaxAsync(p => (int?)p.Number) ?? 0) + 1;
            var publication = new Publication { Id = Guid.CreateVersion7(now), Number = number, Kind = kind, Title = title, Summary = "วันที่ 24 ถึง 26 พ.ย. 2569 ปิดถนน", Body = "ใช้ทางเลี่ยง", CreatedAt = now, Version = Guid.CreateVersion7(now) };
            publication.Submit(now);
            publication.Approve(Guid.CreateVersion7(now), now);
            publication.Publish(now);
            db.Add(publication);
        });
        return number;
    }

    public Task<Guid> IdOfAsync(int number) => Service.ReadAsync(db => db.Set<Publication>().Where(p => p.Number == number).Select(p => p.Id).SingleAsync());

    /// <summary>Looks at the price and says yes to it.</summary>
    public async Task BeginAsync(int number, params int[] villages)
    {
        await LookAsync(number, villages);
        await Publisher.SendAllAsync("form[action*=Begin]");
    }

    /// <summary>Without villages: everybody.</summary>
    public Task LookAsync(int number, params int[] villages) =>
        Publisher.OpenAsync($"/staff/publications/{number}/send?to={(villages.Length == 0 ? "all" : "villages")}{string.Concat(villages.Select(v => $"&villages={Villages[v]}"))}");

    public async Task SignInAnewAsync(string name) => Publisher = await (await Colleague.AddAsync(Service, name, [StaffRole.Publisher])).SignInAsync();

    public Task SettleAsync() => World.SettleAsync();

    /// <summary>What the service does again and again, once.</summary>
    public async Task RunAsync<T>(Func<T, Task> run) where T : notnull
    {
        await using var scope = Service.Services.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Everybody's clock.</summary>
    public async Task MoveToAsync(DateTimeOffset moment)
    {
        Service.Clock.MoveTo(moment);
        await Line.FreezeClockAsync(moment);
    }

    /// <summary>A group of so many people, bound to a village.</summary>
    public async Task<string> AddGroupAsync(int village, int people)
    {
        var members = new List<string>();
        for (var i = 0; i < people; i++) members.Add((await Line.AddVillagerAsync($"คนที่ {i} ของกลุ่ม {village}")).UserId);
        var group = (await Line.AddGroupAsync($"กลุ่ม {village}", members)).Id;
        await SettleAsync();
        await Service.WriteAsync(async db => (await db.Set<Village>().SingleAsync(v => v.Id == Villages[village])).LineGroupId = group);
        return group;
    }

    /// <summary>Looks at the price for the groups of these villages and says yes to it.</summary>
    public async Task TellGroupsAsync(int number, params int[] villages)
    {
        await Publisher.OpenAsync($"/staff/publications/{number}/groups");
        await Publisher.SendAllAsync("#groups", [.. villages.Select(v => ("Villages", Villages[v].ToString()))]);
    }

    /// <summary>How often a group was pushed to.</summary>
    public async Task<int> PushesAsync(string group) => (await Line.GroupChatAsync(group)).Entries.Count(e => e.From is null && e.Via == "push");

    /// <summary>Whom LINE took a multicast for, each as often as it took one; by retry keys, as LINE does.</summary>
    public async Task<List<string>> ReachedAsync()
    {
        var calls = await Line.CallsAsync("multicast");
        Assert.All(calls, c => Assert.Null(c.Warning));
        return [.. calls.Where(c => c.Status == 200 || c.Fault?.EndsWith("AfterAccepting", StringComparison.OrdinalIgnoreCase) == true).DistinctBy(c => c.RetryKey).SelectMany(c => To(c.RequestBody!))];
    }

    /// <summary>Paid messages by LINE's own count: more than the people would mean that somebody got it twice.</summary>
    public async Task<int> PaidAsync() => (await Line.AccountsAsync())[0].Used;

    public Task<MulticastProgress> ProgressAsync(int number, int ordinal = 1) => Service.ReadAsync(async db =>
    {
        var sending = await db.FindSendingAsync(number, ordinal, CancellationToken.None);
        return (await MulticastProgress.ReadAsync(db, [sending!.Id], CancellationToken.None))[sending.Id];
    });

    public Task<long> BookedAsync() => Service.ReadAsync(db => db.Set<QuotaMonth>().Select(m => m.Booked).SingleAsync());

    public static IEnumerable<string> To(string body)
    {
        using var call = JsonDocument.Parse(body);
        return [.. call.RootElement.GetProperty("to").EnumerateArray().Select(id => id.GetString()!)];
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
