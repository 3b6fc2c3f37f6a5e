using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Lanes;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Delivery;

/// <summary>Stored events are handled once, in order for each person, and one that cannot be handled does not stand in the way.</summary>
public sealed class HandlingEventsTests
{
    private readonly ScriptedHandler _handler = new();

    private Task<Service> StartAsync(Database database) => Service.StartAsync(database, configure: _handler.Register);

    private static InboxWorker Worker(Service service) => service.Services.GetRequiredService<InboxWorker>();

    [Theory, OnBothDatabases]
    public async Task A_person_s_events_are_handled_in_order_of_time_however_they_arrived(Database database)
    {
        await using var service = await StartAsync(database);
        await service.FillInboxAsync(("third", "a", 3), ("first", "a", 1), ("second", "a", 2), ("other", "b", 0));

        await Worker(service).RunOnceAsync(CancellationToken.None);

        Assert.Equal(["first", "second", "third"], _handler.Handled.Where(k => k != "other"));
        Assert.Contains("other", _handler.Handled);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_failing_handler_did_is_undone_and_tried_again(Database database)
    {
        await using var service = await StartAsync(database);
        var tries = 0;
        _handler.Script = (inboxEvent, _) =>
        {
            inboxEvent.Payload = [1, 2, 3];
            return ++tries < 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        };
        await service.FillInboxAsync(("event", "a", 0));

        await Worker(service).RunOnceAsync(CancellationToken.None);
        var afterFirst = await service.ReadAsync(db => db.Inbox.SingleAsync());
        Assert.Equal((InboxStatus.Pending, 1), (afterFirst.Status, afterFirst.Attempts));
        Assert.Equal("{}"u8.ToArray(), afterFirst.Payload);
        Assert.Equal(0, await Worker(service).RunOnceAsync(CancellationToken.None));

        service.Clock.Advance(TimeSpan.FromSeconds(1));
        await Worker(service).RunOnceAsync(CancellationToken.None);
        service.Clock.Advance(TimeSpan.FromSeconds(2));
        await Worker(service).RunOnceAsync(CancellationToken.None);

        var last = await service.ReadAsync(db => db.Inbox.SingleAsync());
        Assert.Equal((InboxStatus.Handled, 3), (last.Status, last.Attempts));
    }

    [Theory, OnBothDatabases]
    public async Task An_event_that_keeps_failing_is_parked_within_twenty_seconds_and_the_next_ones_go_on(Database database)
    {
        await using var service = await StartAsync(database);
        _handler.Script = (inboxEvent, _) => inboxEvent.EventKey == "broken" ? throw new FormatException("the citizen's words") : Task.CompletedTask;
        await service.FillInboxAsync(("broken", "a", 0), ("next", "a", 1));
        var started = service.Clock.GetUtcNow();

        while (!_handler.Handled.Contains("next"))
        {
            await Worker(service).RunOnceAsync(CancellationToken.None);
            service.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(service.Clock.GetUtcNow() - started, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        var parked = await service.ReadAsync(db => db.Inbox.SingleAsync(e => e.EventKey == "broken"));
        Assert.Equal(InboxStatus.Parked, parked.Status);
        Assert.Equal("FormatException", parked.Failure);
        Assert.DoesNotContain(service.Log, line => line.Contains("the citizen's words", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task An_event_that_takes_the_process_with_it_is_parked_as_well(Database database)
    {
        await using var service = await StartAsync(database);
        await service.FillInboxAsync(("deadly", "a", 0), ("next", "a", 1));
        // What five processes left behind that were killed while they handled it: attempts counted, nothing else.
        await service.WriteAsync(db => db.Inbox.Where(e => e.EventKey == "deadly").ExecuteUpdateAsync(set => set.SetProperty(e => e.Attempts, InboxEvent.MaxAttempts)));

        await Worker(service).RunOnceAsync(CancellationToken.None);

        Assert.Equal(["next"], _handler.Handled);
        Assert.Equal(InboxStatus.Parked, (await service.ReadAsync(db => db.Inbox.SingleAsync(e => e.EventKey == "deadly"))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_handler_that_hangs_is_cut_off_and_tried_again(Database database)
    {
        await using var service = await StartAsync(database);
        var entered = new TaskCompletionSource();
        _handler.Script = async (_, ct) =>
        {
            entered.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, service.Clock, ct);
        };
        await service.FillInboxAsync(("slow", "a", 0));

        var run = Worker(service).RunOnceAsync(CancellationToken.None);
        await entered.Task;
        service.Clock.Advance(TimeSpan.FromSeconds(4));
        await run;

        Assert.Equal(InboxStatus.Pending, (await service.ReadAsync(db => db.Inbox.SingleAsync())).Status);
        _handler.Script = (_, _) => Task.CompletedTask;
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        await Worker(service).RunOnceAsync(CancellationToken.None);
        Assert.Equal(["slow"], _handler.Handled);
    }

    [Theory, OnBothDatabases]
    public async Task A_lease_is_held_by_one_worker_until_its_time_is_over(Database database)
    {
        await using var service = await StartAsync(database);
        await service.FillInboxAsync(("event", "a", 0));
        await using (var scope = service.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Participation.Web.Persistence.ParticipationContext>();
            var now = service.Clock.GetUtcNow().UtcDateTime;
            var (mine, theirs) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            Assert.True(await db.WriteAsync(ct => db.TryTakeLeaseAsync("in:a", mine, now, ct), CancellationToken.None));
            Assert.False(await db.WriteAsync(ct => db.TryTakeLeaseAsync("in:a", theirs, now.AddSeconds(9), ct), CancellationToken.None));
            Assert.True(await db.WriteAsync(ct => db.TryTakeLeaseAsync("in:a", theirs, now.AddSeconds(10), ct), CancellationToken.None));
            Assert.False(await db.WriteAsync(ct => db.HoldLeaseAsync("in:a", mine, now.AddSeconds(10), ct), CancellationToken.None));
            Assert.True(await db.WriteAsync(ct => db.HoldLeaseAsync("in:a", theirs, now.AddSeconds(10), ct), CancellationToken.None));
        }

        Assert.Equal(0, await Worker(service).RunOnceAsync(CancellationToken.None));
        Assert.Empty(_handler.Handled);
    }

    [Theory, OnBothDatabases]
    public async Task Workers_side_by_side_handle_each_event_once(Database database)
    {
        await using var service = await StartAsync(database);
        await service.FillInboxAsync([.. Enumerable.Range(0, 120).Select(i => ($"event {i:000}", $"lane {i % 15}", i))]);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            while (await service.ReadAsync(db => db.Inbox.AnyAsync(e => e.Status == InboxStatus.Pending)))
                await Worker(service).RunOnceAsync(CancellationToken.None);
        })));

        Assert.Equal(120, _handler.Handled.Count);
        Assert.Equal(120, _handler.Handled.Distinct().Count());
        foreach (var lane in Enumerable.Range(0, 15))
        {
            var inLane = _handler.Handled.Where(k => int.Parse(k[6..], System.Globalization.CultureInfo.InvariantCulture) % 15 == lane).ToList();
            Assert.Equal(inLane.Order(StringComparer.Ordinal), inLane);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Old_handled_events_are_removed_and_parked_ones_stay(Database database)
    {
        await using var service = await StartAsync(database);
        await service.FillInboxAsync([.. Enumerable.Range(0, 1200).Select(i => ($"event {i}", "a", 0)), ("parked", "p", 0)]);
        var finished = service.Clock.GetUtcNow().UtcDateTime;
        await service.WriteAsync(db => db.Inbox.ExecuteUpdateAsync(set => set
            .SetProperty(e => e.Status, e => e.EventKey == "parked" ? InboxStatus.Parked : InboxStatus.Handled)
            .SetProperty(e => e.FinishedAt, finished)));

        service.Clock.Advance(TimeSpan.FromDays(29));
        await service.Services.GetRequiredService<DeliveryRetention>().PruneAsync(CancellationToken.None);
        Assert.Equal(1201, await service.ReadAsync(db => db.Inbox.CountAsync()));

        service.Clock.Advance(TimeSpan.FromDays(2));
        await service.Services.GetRequiredService<DeliveryRetention>().PruneAsync(CancellationToken.None);
        Assert.Equal(["parked"], await service.ReadAsync(db => db.Inbox.Select(e => e.EventKey).ToListAsync()));
    }
}
