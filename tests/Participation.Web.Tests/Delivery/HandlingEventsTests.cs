using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Lanes;
using Participation.Web.Platform.Retention;
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
        // What processes left behind that were killed while they handled it: attempts counted, nothing else.
        await service.WriteAsync(db => db.Inbox.Where(e => e.EventKey == "deadly").ExecuteUpdateAsync(set => set.SetProperty(e => e.Attempts, InboxEvent.MaxKills)));

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
            Assert.False(await db.WriteAsync(ct => db.HoldLeasesAsync(["in:a"], mine, now.AddSeconds(10), ct), CancellationToken.None));
            Assert.True(await db.WriteAsync(ct => db.HoldLeasesAsync(["in:a"], theirs, now.AddSeconds(10), ct), CancellationToken.None));
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
    public async Task An_event_that_fails_among_others_fails_alone(Database database)
    {
        await using var service = await StartAsync(database);
        _handler.Script = (inboxEvent, _) => inboxEvent.EventKey == "broken" ? throw new FormatException() : Task.CompletedTask;
        await service.FillInboxAsync([("broken", "lane 3", 0), .. Enumerable.Range(0, 9).Select(i => ($"good {i}", $"lane {i}", 1))]);

        await Worker(service).RunOnceAsync(CancellationToken.None);

        var events = await service.ReadAsync(db => db.Inbox.OrderBy(e => e.EventKey).ToListAsync());
        Assert.Equal((InboxStatus.Pending, 1, "FormatException"), (events[0].Status, events[0].Attempts, events[0].Failure));
        // What waits behind it in its lane keeps its place; everybody else is served.
        Assert.Equal(["broken", "good 3"], events.Where(e => e.Status == InboxStatus.Pending).Select(e => e.EventKey));
        Assert.All(events.Where(e => e.Status == InboxStatus.Handled), e => Assert.Null(e.Failure));
    }

    [Theory, OnBothDatabases]
    public async Task A_group_that_was_broken_off_leaves_nothing_behind_and_is_handled_one_by_one(Database database)
    {
        await using var service = await StartAsync(database);
        var calls = 0;
        _handler.Script = (inboxEvent, _) =>
        {
            inboxEvent.Payload = [(byte)++calls];
            return calls == 3 ? throw new InvalidOperationException("the third of the group") : Task.CompletedTask;
        };
        await service.FillInboxAsync(("1", "a", 0), ("2", "b", 1), ("3", "c", 2), ("4", "d", 3));

        await Worker(service).RunOnceAsync(CancellationToken.None);

        var events = await service.ReadAsync(db => db.Inbox.OrderBy(e => e.EventKey).ToListAsync());
        Assert.All(events, e => Assert.Equal((InboxStatus.Handled, 1), (e.Status, e.Attempts)));
        // The first two were undone with the third: what stands is what the second time wrote.
        Assert.Equal([4, 5, 6, 7], events.Select(e => (int)e.Payload.Single()).Order());
    }

    [Theory, OnBothDatabases]
    public async Task What_may_have_killed_the_process_is_tried_apart_from_the_others(Database database)
    {
        await using var service = await StartAsync(database);
        await service.FillInboxAsync(("deadly", "b", 0), ("good 1", "a", 1), ("good 2", "c", 2), ("good 3", "d", 3));
        // A process died with all four in one group.
        await service.WriteAsync(db => db.Inbox.ExecuteUpdateAsync(set => set.SetProperty(e => e.Attempts, 1)));
        var beside = new List<int>();
        _handler.Script = async (_, _) => beside.Add(await service.ReadAsync(db => db.Set<LaneLease>().CountAsync()));

        await Worker(service).RunOnceAsync(CancellationToken.None);

        Assert.Equal([1, 1, 1, 1], beside);
        Assert.All(await service.ReadAsync(db => db.Inbox.ToListAsync()), e => Assert.Equal((InboxStatus.Handled, 2), (e.Status, e.Attempts)));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_under_suspicion_waits_for_the_others_and_the_least_tried_comes_first(Database database)
    {
        await using var service = await StartAsync(database);
        await service.FillInboxAsync(("thrice", "a", 0), ("once", "b", 1), ("new 1", "c", 2), ("new 2", "d", 3));
        await service.WriteAsync(db => db.Inbox.Where(e => e.EventKey == "thrice").ExecuteUpdateAsync(set => set.SetProperty(e => e.Attempts, 3)));
        await service.WriteAsync(db => db.Inbox.Where(e => e.EventKey == "once").ExecuteUpdateAsync(set => set.SetProperty(e => e.Attempts, 1)));

        await Worker(service).RunOnceAsync(CancellationToken.None);

        Assert.Equal(["new 1", "new 2", "once", "thrice"], _handler.Handled);
    }

    [Theory, OnBothDatabases]
    public async Task A_hundred_people_cost_a_handful_of_commits(Database database)
    {
        var counter = new CommitCounter();
        await using var service = await Service.StartAsync(database, configure: services =>
        {
            _handler.Register(services);
            counter.Register(services);
        });
        await service.FillInboxAsync([.. Enumerable.Range(0, 96).Select(i => ($"event {i}", $"lane {i}", 0))]);
        var before = counter.Commits;

        await Worker(service).RunOnceAsync(CancellationToken.None);

        Assert.Equal(96, _handler.Handled.Count);
        // Three groups of 32: a claim and the effects.
        Assert.Equal(6, counter.Commits - before);
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
        await service.Services.GetRequiredService<RetentionJob>().RunAsync(CancellationToken.None);
        Assert.Equal(1201, await service.ReadAsync(db => db.Inbox.CountAsync()));

        service.Clock.Advance(TimeSpan.FromDays(2));
        await service.Services.GetRequiredService<RetentionJob>().RunAsync(CancellationToken.None);
        Assert.Equal(["parked"], await service.ReadAsync(db => db.Inbox.Select(e => e.EventKey).ToListAsync()));
    }
}
