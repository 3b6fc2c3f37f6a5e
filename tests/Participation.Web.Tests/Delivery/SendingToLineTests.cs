using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Delivery.Quota;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Delivery;

/// <summary>With LINE failing in each way it can: nothing is lost that LINE could still take, and nothing is said twice.</summary>
public sealed class SendingToLineTests
{
    public static TheoryData<Database, string> EveryFailure()
    {
        var cases = new TheoryData<Database, string>();
        foreach (var database in new[] { Database.Sqlite, Database.Postgres })
            foreach (var kind in new[] { "serverError", "serverErrorAfterAccepting", "rateLimited", "unauthorized", "hang", "hangAfterAccepting", "dropBeforeAccepting", "dropAfterAccepting" })
                cases.Add(database, kind);
        return cases;
    }

    [Theory, MemberData(nameof(EveryFailure))]
    public async Task An_answer_arrives_once_whatever_happens_to_the_first_attempt(Database database, string failure)
    {
        await using var world = await LineWorld.StartAsync(database);
        var somchai = await world.Line.AddVillagerAsync("สมชาย");
        await world.Line.FailAsync("reply", failure, count: 1);

        await world.Line.FollowAsync(somchai.UserId);
        await world.SettleThroughTimeOutsAsync(faultsExpected: 1);
        await world.LiveOnAsync(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5));

        // One reply of two messages: the greeting and the question for the village.
        Assert.Equal(2, (await world.MessagesOnPhoneAsync(somchai.UserId)).Count);
        Assert.Empty(await world.Line.CallsAsync("push"));
        var status = (await world.Service.ReadAsync(db => db.OutboxMessages.SingleAsync())).Status;
        Assert.Equal(failure.EndsWith("AfterAccepting", StringComparison.Ordinal) ? OutboxStatus.PresumedSent : OutboxStatus.Sent, status);
    }

    [Theory, MemberData(nameof(EveryFailure))]
    public async Task A_push_arrives_once_under_its_stored_key_whatever_happens_to_the_first_attempt(Database database, string failure)
    {
        await using var world = await LineWorld.StartAsync(database);
        var malee = await world.Line.AddVillagerAsync("มาลี", friend: true);
        await world.SettleAsync();
        await world.Line.FailAsync("push", failure, count: 1);

        await world.EnqueuePushAsync(malee.UserId, "ผลเรื่องร้องทุกข์ของท่าน");
        await world.SettleThroughTimeOutsAsync(faultsExpected: 1);
        await world.LiveOnAsync(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5));

        Assert.Single(await world.MessagesOnPhoneAsync(malee.UserId), m => m.Text == "ผลเรื่องร้องทุกข์ของท่าน");
        Assert.Single((await world.Line.CallsAsync("push")).Select(c => c.RetryKey).Distinct());
        Assert.Equal(OutboxStatus.Sent, (await world.Service.ReadAsync(db => db.OutboxMessages.SingleAsync(m => m.Class == MessageClass.Outcome))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task While_LINE_is_away_answers_die_with_their_tokens_and_outcomes_wait(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        var malee = await world.Line.AddVillagerAsync("มาลี", friend: true);
        await world.SettleAsync();
        await world.Line.FailAsync("*", "rateLimited");
        await world.Line.SendTextAsync(malee.UserId, "สวัสดี");
        await world.EnqueuePushAsync(malee.UserId, "ต้องแจ้งให้ทราบ");

        await world.SettleAsync();
        await world.LiveOnAsync(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(5));
        var statuses = await world.Service.ReadAsync(db => db.OutboxMessages.OrderBy(m => m.Id).Select(m => new { m.Class, m.Status }).ToListAsync());
        Assert.Contains(statuses, m => m is { Class: MessageClass.Conversation, Status: OutboxStatus.Expired });
        Assert.Contains(statuses, m => m is { Class: MessageClass.Outcome, Status: OutboxStatus.Pending });

        await world.Line.ClearFaultsAsync();
        await world.LiveOnAsync(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(1));
        Assert.Single(await world.MessagesOnPhoneAsync(malee.UserId), m => m.Text == "ต้องแจ้งให้ทราบ");
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_who_blocked_the_account_gets_no_push_and_the_office_sees_it(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        var malee = await world.Line.AddVillagerAsync("มาลี", friend: true);
        await world.SettleAsync();
        await world.Line.BlockAsync(malee.UserId);
        await world.SettleAsync();

        await world.EnqueuePushAsync(malee.UserId, "ผลเรื่องของท่าน");
        await world.SettleAsync();

        Assert.Empty(await world.Line.CallsAsync("push"));
        Assert.Equal(OutboxStatus.Blocked, (await world.Service.ReadAsync(db => db.OutboxMessages.SingleAsync(m => m.Class == MessageClass.Outcome))).Status);

        await world.Line.FollowAsync(malee.UserId);
        await world.SettleAsync();
        await world.EnqueuePushAsync(malee.UserId, "เรื่องใหม่");
        await world.SettleAsync();
        Assert.Single(await world.MessagesOnPhoneAsync(malee.UserId), m => m.Text == "เรื่องใหม่");
    }

    [Theory, OnBothDatabases]
    public async Task When_LINE_says_the_month_is_used_up_pushes_stop_and_replies_go_on(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        var malee = await world.Line.AddVillagerAsync("มาลี", friend: true);
        await world.SettleAsync();
        await world.Line.SetQuotaAsync(new QuotaRequest(Limit: 300, Used: 300));

        for (var i = 0; i < 5; i++) await world.EnqueuePushAsync(malee.UserId, $"เรื่องที่ {i}");
        await world.SettleAsync();
        await world.LiveOnAsync(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30));

        Assert.Single(await world.Line.CallsAsync("push"));
        Assert.Equal(5, await world.Service.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Status == OutboxStatus.Pending && m.Error == DeliveryError.QuotaExhausted)));
        Assert.True((await world.Service.ReadAsync(db => db.Set<QuotaMonth>().SingleAsync())).ExhaustedByLine);

        await world.Line.SendTextAsync(malee.UserId, "สวัสดี");
        await world.SettleAsync();
        Assert.Contains(await world.MessagesOnPhoneAsync(malee.UserId), m => m.Via == "reply");

        // The month turns: what is still worth saying is said.
        await world.Line.SetQuotaAsync(new QuotaRequest(Limit: 300, Used: 0));
        world.Service.Clock.MoveTo(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.FromHours(7)));
        await world.EnqueuePushAsync(malee.UserId, "เดือนใหม่");
        await world.Service.SettleAsync();
        Assert.Contains(await world.MessagesOnPhoneAsync(malee.UserId), m => m.Text == "เดือนใหม่");
    }

    [Theory, OnBothDatabases]
    public async Task The_reserve_is_kept_for_what_a_person_must_be_told(Database database)
    {
        await using var world = await LineWorld.StartAsync(database, new Dictionary<string, string?> { ["Delivery:QuotaReservePercent"] = "30" });
        await world.Line.SetQuotaAsync(new QuotaRequest(Limit: 10, Used: 5));
        var people = new List<string>();
        for (var i = 0; i < 6; i++) people.Add((await world.Line.AddVillagerAsync($"คนที่ {i}", friend: true)).UserId);
        await world.SettleAsync();
        await world.RefreshQuotaAsync();

        foreach (var person in people) await world.EnqueuePushAsync(person, "อีก 3 คิว", MessageClass.Notice);
        await world.SettleAsync();
        Assert.Equal(2, (await world.Line.CallsAsync("push")).Count);

        foreach (var person in people) await world.EnqueuePushAsync(person, "ผลเรื่องของท่าน");
        await world.SettleAsync();
        Assert.Equal(5, (await world.Line.CallsAsync("push")).Count);
        Assert.Equal(0, (await world.Service.ReadAsync(db => db.Set<QuotaMonth>().SingleAsync())).Left);
    }

    [Theory, OnBothDatabases]
    public async Task A_message_whose_time_is_over_is_not_sent_late(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        var malee = await world.Line.AddVillagerAsync("มาลี", friend: true);
        await world.SettleAsync();
        await world.Line.FailAsync("push", "rateLimited");

        await world.EnqueuePushAsync(malee.UserId, "ถึงคิวของท่านแล้ว", MessageClass.Notice, TimeSpan.FromMinutes(5));
        await world.SettleAsync();
        await world.LiveOnAsync(TimeSpan.FromMinutes(6), TimeSpan.FromSeconds(20));
        await world.Line.ClearFaultsAsync();
        await world.LiveOnAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));

        Assert.DoesNotContain(await world.MessagesOnPhoneAsync(malee.UserId), m => m.Text == "ถึงคิวของท่านแล้ว");
        Assert.Equal(OutboxStatus.Expired, (await world.Service.ReadAsync(db => db.OutboxMessages.SingleAsync(m => m.Class == MessageClass.Notice))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Webhooks_repeated_and_disordered_by_LINE_are_answered_once_each(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        await world.Line.SetWebhookAsync(new WebhookSettings { Duplicates = 2, Paused = true });
        var malee = await world.Line.AddVillagerAsync("มาลี", friend: true);
        for (var i = 0; i < 5; i++) await world.Line.SendTextAsync(malee.UserId, $"ข้อความ {i}");
        await world.Line.ReleaseWebhooksAsync("shuffled");

        await world.SettleAsync();

        // Two on following, one to each text.
        Assert.Equal(2 + 5, (await world.MessagesOnPhoneAsync(malee.UserId)).Count);
        Assert.Equal(6, (await world.Line.CallsAsync("reply")).Count);
        Assert.All(await world.Line.CallsAsync("reply"), call => Assert.Equal(200, call.Status));
    }

    [Theory, OnBothDatabases]
    public async Task Answers_to_one_person_arrive_in_the_order_they_were_given(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        var malee = await world.Line.AddVillagerAsync("มาลี", friend: true);
        await world.SettleAsync();

        // The clock stands still: all of them are made within one millisecond.
        for (var i = 0; i < 12; i++) await world.EnqueuePushAsync(malee.UserId, $"{i}");
        await world.SettleAsync();

        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"{i}"), (await world.MessagesOnPhoneAsync(malee.UserId)).Where(m => m.Via == "push").Select(m => m.Text));
    }

    [Theory, OnBothDatabases]
    public async Task A_hundred_answers_cost_a_handful_of_commits(Database database)
    {
        var counter = new CommitCounter();
        await using var world = await LineWorld.StartAsync(database, configure: counter.Register);
        for (var i = 0; i < 64; i++) await world.EnqueuePushAsync((await world.Line.AddVillagerAsync($"คนที่ {i}", friend: true)).UserId, "ผลเรื่องของท่าน");
        await world.Line.WaitUntilIdleAsync();
        var before = counter.Commits;

        await world.Service.Services.GetRequiredService<OutboxWorker>().RunOnceAsync(CancellationToken.None);

        Assert.Equal(64, (await world.Line.CallsAsync("push")).Count);
        // Two groups of 32: begun; ended and begun; ended.
        Assert.Equal(3, counter.Commits - before);
    }
}
