using Line.Messaging.Messages;
using Line.Simulator;
using Line.Simulator.Control;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Delivery.Quota;
using Participation.Web.Persistence;

namespace Participation.Web.Tests.Support;

/// <summary>The service and the stand-in for LINE, talking to each other over real ports, under one clock.</summary>
public sealed class LineWorld : IAsyncDisposable
{
    private LineWorld(SimulatorHost simulator, Service service) => (Simulator, Service) = (simulator, service);

    public SimulatorHost Simulator { get; }
    public Service Service { get; }
    public SimulatorClient Line => Simulator.Client;

    public static async Task<LineWorld> StartAsync(Database database, IReadOnlyDictionary<string, string?>? settings = null, bool loops = false, Action<IServiceCollection>? configure = null)
    {
        var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { ChannelSecret = Service.ChannelSecret, ChannelAccessToken = Service.AccessToken, BasicId = "@participation", DisplayName = "อบต.ทุ่งดอกคูณ" });
        var service = await Service.StartAsync(database, simulator.BaseUrl, settings, loops, configure: configure, kestrel: true);
        await simulator.Client.FreezeClockAsync(service.Clock.GetUtcNow());
        await simulator.Client.SetWebhookAsync(new WebhookSettings { Url = new Uri(service.Address, "/line/webhook").ToString() });
        return new LineWorld(simulator, service);
    }

    public async Task AdvanceAsync(TimeSpan by)
    {
        Service.Clock.Advance(by);
        await Line.AdvanceClockAsync(by);
    }

    /// <summary>Lets every webhook arrive, then handles and sends what is due.</summary>
    public async Task SettleAsync()
    {
        await Line.WaitUntilIdleAsync();
        await Service.SettleAsync();
    }

    /// <summary>Settles while LINE may hang: moves the clock until the service gives up waiting.</summary>
    public async Task SettleThroughTimeOutsAsync(int faultsExpected)
    {
        await Line.WaitUntilIdleAsync();
        var settling = Task.Run(Service.SettleAsync);
        while ((await Line.FaultsAsync()).Sum(f => f.Struck) < faultsExpected && !settling.IsCompleted) await Task.Yield();
        if (!settling.IsCompleted) await AdvanceAsync(TimeSpan.FromSeconds(11));
        await settling;
    }

    /// <summary>Settles at each moment something may become due, for as long as asked.</summary>
    public async Task LiveOnAsync(TimeSpan duration, TimeSpan? step = null)
    {
        var end = Service.Clock.GetUtcNow() + duration;
        while (Service.Clock.GetUtcNow() < end)
        {
            await AdvanceAsync(step ?? TimeSpan.FromSeconds(1));
            await Service.SettleAsync();
        }
    }

    /// <summary>Something a person must be told, as a slice would enqueue it.</summary>
    public Task EnqueuePushAsync(string userId, string text, MessageClass messageClass = MessageClass.Outcome, TimeSpan? life = null) => WriteOutboxAsync(outbox =>
        outbox.Push(messageClass, userId, MessageBatch.Of(new TextMessage(text)), Service.Clock.GetUtcNow().UtcDateTime + (life ?? TimeSpan.FromDays(3))));

    public async Task WriteOutboxAsync(Action<Outbox> enqueue)
    {
        await using var scope = Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        await db.WriteAsync(_ =>
        {
            enqueue(scope.ServiceProvider.GetRequiredService<Outbox>());
            return Task.CompletedTask;
        }, CancellationToken.None);
    }

    /// <summary>Asks LINE how many paid messages are left, as the service does every hour.</summary>
    public async Task RefreshQuotaAsync()
    {
        await using var scope = Service.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<QuotaLedger>().RefreshAsync(force: true, CancellationToken.None));
    }

    /// <summary>What the person's phone shows from the account.</summary>
    public async Task<IReadOnlyList<ChatEntryView>> MessagesOnPhoneAsync(string userId) =>
        [.. (await Line.ChatAsync(userId)).Entries.Where(e => e.From is null && e.Via != "system" && e.Delivered)];

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Simulator.DisposeAsync();
    }
}
