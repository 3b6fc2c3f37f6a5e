using System.Net;
using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Features.Publications;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Publications;

/// <summary>News to LINE: exactly the right people, each once, in the fewest calls, at a price that was seen before.</summary>
public sealed class SendingTests
{
    private static readonly int[] Five = [0, 2, 4, 7, 11];

    [Theory, OnBothDatabases]
    public async Task News_for_five_of_twelve_villages_reaches_exactly_their_followers_once_in_the_fewest_calls_while_LINE_fails(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 833);
        await world.AddFollowersAsync(null, 4);
        var number = await world.PublishAsync();
        var (blocked, refuses) = (world.Followers[0][..3], world.Followers[2][..2]);
        await world.Service.WriteAsync(async db =>
        {
            foreach (var recipient in await db.Set<Recipient>().Where(r => blocked.Contains(r.LineId)).ToListAsync()) recipient.Blocked(world.Service.Clock.GetUtcNow().UtcDateTime);
            foreach (var person in refuses) db.Add(new NewsRefusal { LineUserId = person, Kind = PublicationKind.News, At = world.Service.Clock.GetUtcNow().UtcDateTime });
        });
        var expected = Five.SelectMany(v => world.Followers[v]).Except(blocked).Except(refuses).Order(StringComparer.Ordinal).ToList();
        foreach (var failure in (string[])["rateLimited", "serverErrorAfterAccepting", "dropBeforeAccepting", "dropAfterAccepting", "serverError"]) await world.Line.FailAsync("multicast", failure, count: 1);

        await world.BeginAsync(number, Five);
        Assert.EndsWith("/sendings/1", world.Publisher.Path, StringComparison.Ordinal);
        await world.SettleAsync();
        await world.World.LiveOnAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(5));

        Assert.Equal(expected, (await world.ReachedAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Count, await world.PaidAsync());
        var calls = await world.Line.CallsAsync("multicast");
        Assert.Equal((expected.Count + 499) / 500, calls.Select(c => c.RetryKey).Distinct().Count());
        // One more call for each of the five failures, and none besides.
        Assert.Equal(((expected.Count + 499) / 500) + 5, calls.Count);
        Assert.Equal(expected.Count, await world.BookedAsync());
        foreach (var person in (string[])[expected[0], expected[^1], world.Followers[7][5]]) Assert.Single(await world.World.MessagesOnPhoneAsync(person));
        foreach (var person in (string[])[blocked[0], refuses[0], world.Followers[1][0]]) Assert.Empty(await world.World.MessagesOnPhoneAsync(person));
        await world.Publisher.OpenAsync($"/staff/publications/{number}/sendings/1");
        Assert.Contains("✓ ส่งครบแล้ว", world.Publisher.Words, StringComparison.Ordinal);
    }

    public static TheoryData<Database, string> EveryFailure()
    {
        var cases = new TheoryData<Database, string>();
        foreach (var database in new[] { Database.Sqlite, Database.Postgres })
            foreach (var kind in new[] { "unauthorized", "hang", "hangAfterAccepting", "tooManyToOneUser" })
                cases.Add(database, kind);
        return cases;
    }

    [Theory, MemberData(nameof(EveryFailure))]
    public async Task Whatever_happens_to_the_first_call_everybody_gets_it_once_under_the_stored_keys(Database database, string failure)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 60);
        var number = await world.PublishAsync();
        await world.Line.FailAsync("multicast", failure, count: 1);
        await world.BeginAsync(number);

        await world.World.SettleThroughTimeOutsAsync(faultsExpected: 1);
        await world.World.LiveOnAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5));

        Assert.Equal(world.Followers.SelectMany(f => f).Order(StringComparer.Ordinal), (await world.ReachedAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(720, await world.PaidAsync());
        Assert.Equal(2, (await world.Line.CallsAsync("multicast")).Select(c => c.RetryKey).Distinct().Count());
    }

    [Theory, OnBothDatabases]
    public async Task Killed_between_any_two_steps_nothing_is_lost_or_doubled(Database database)
    {
        var broken = new BrokenCommits();
        await using var world = await SendingWorld.StartAsync(database, perVillage: 90, settings: new Dictionary<string, string?> { ["Delivery:MulticastLanes"] = "1" }, configure: broken.Register);
        var everybody = world.Followers.Sum(f => f.Count);
        for (var commits = 0; commits <= 4; commits++)
        {
            var number = await world.PublishAsync(title: $"ข่าวที่ {commits}");
            await world.BeginAsync(number);
            Assert.Equal(HttpStatusCode.OK, world.Publisher.Status);
            broken.BreakAfter(commits);
            // A worker that dies with all it remembers; the next one knows only the rows.
            try
            {
                using var dying = ActivatorUtilities.CreateInstance<MulticastWorker>(world.Service.Services);
                await dying.RunOnceAsync(CancellationToken.None);
            }
            catch (InvalidOperationException)
            {
                // The database is gone.
            }
            broken.Mend();
            await world.World.LiveOnAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(11));

            Assert.Equal((commits, everybody), (commits, (await world.ProgressAsync(number)).Sent));
            Assert.Equal(everybody * (commits + 1), await world.PaidAsync());
        }
        Assert.Equal(everybody * 5, (await world.ReachedAsync()).Count);
        Assert.Equal(everybody * 5, await world.BookedAsync());
    }

    [Theory, OnBothDatabases]
    public async Task When_the_month_has_300_left_and_700_people_wait_it_is_seen_before_and_nothing_is_half_sent(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0, limit: 300, settings: new Dictionary<string, string?> { ["Delivery:QuotaReservePercent"] = "0" });
        world.Followers[3] = await world.AddFollowersAsync(world.Villages[3], 500);
        world.Followers[5] = await world.AddFollowersAsync(world.Villages[5], 200);
        var number = await world.PublishAsync();

        await world.LookAsync(number, 3, 5);

        Assert.Contains("ส่งถึง 700 คน ใช้ 700 ข้อความ", world.Publisher.Words, StringComparison.Ordinal);
        Assert.Contains("ข้อความเดือนนี้ไม่พอ", world.Publisher.Words, StringComparison.Ordinal);
        Assert.Null(world.Publisher.Page.QuerySelector("form[action*=Begin]"));
        foreach (var way in (string[])["กลุ่ม LINE ของหมู่บ้าน", "บอกเมื่อทักมา", "หน้าเว็บอย่างเดียว", "ลดจำนวนหมู่บ้าน"]) Assert.Contains(way, world.Publisher.Words, StringComparison.Ordinal);
        // Whoever sends the form all the same is told; nothing was booked and nobody is marked.
        world.Publisher.Page.QuerySelector("form[action*=Tell]")!.SetAttribute("action", $"/staff/publications/{number}/send?handler=Begin");
        await world.Publisher.SendAllAsync("form[action*=Begin]", ("Price", "700"));
        Assert.Equal(HttpStatusCode.BadRequest, world.Publisher.Status);
        Assert.Contains("จึงยังไม่ได้ส่งให้ใคร", world.Publisher.Words, StringComparison.Ordinal);
        await world.SettleAsync();
        Assert.Empty(await world.Line.CallsAsync("multicast"));
        Assert.Equal((0, 0L), (await world.Service.ReadAsync(db => db.Set<ToldPerson>().CountAsync()), await world.BookedAsync()));

        // Fewer villages fit.
        await world.BeginAsync(number, 5);
        await world.SettleAsync();
        Assert.Equal(200, await world.PaidAsync());
    }

    [Theory, OnBothDatabases]
    public async Task When_LINE_says_in_the_middle_that_the_month_is_used_up_it_stops_shows_and_goes_on_when_somebody_says_so(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 100, settings: new Dictionary<string, string?> { ["Delivery:MulticastLanes"] = "1" });
        var number = await world.PublishAsync();
        await world.BeginAsync(number);
        // Somebody else has used the account meanwhile.
        await world.Line.SetQuotaAsync(new QuotaRequest(Limit: 100_000, Used: 99_400));

        await world.SettleAsync();
        await world.World.LiveOnAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(20));

        Assert.Equal(2, (await world.Line.CallsAsync("multicast")).Count);
        var stopped = await world.ProgressAsync(number);
        Assert.Equal((MulticastState.Stopped, 500, 700), (stopped.State, stopped.Sent, stopped.Waiting));
        // What is not sent is not booked: the reserve belongs to what the law demands.
        Assert.Equal(500, await world.BookedAsync());
        await world.Publisher.OpenAsync("/staff");
        Assert.Contains("การส่งทาง LINE หยุดอยู่ 1 เรื่อง", world.Publisher.Words, StringComparison.Ordinal);
        await world.Publisher.OpenAsync($"/staff/publications/{number}/sendings/1");
        Assert.Contains("หยุดส่งแล้ว เพราะข้อความของเดือนนี้หมด", world.Publisher.Words, StringComparison.Ordinal);
        await world.Publisher.SendAsync("form[action*=GoOn]");
        Assert.Equal(HttpStatusCode.BadRequest, world.Publisher.Status);

        await world.Line.SetQuotaAsync(new QuotaRequest(Limit: 200_000));
        await world.World.RefreshQuotaAsync();
        await world.Publisher.SendAsync("form[action*=GoOn]");
        await world.SettleAsync();
        Assert.Equal((MulticastState.Finished, 1200), ((await world.ProgressAsync(number)).State, (await world.ProgressAsync(number)).Sent));
        Assert.Equal(99_400 + 1200, await world.PaidAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_second_sending_reaches_only_those_who_do_not_have_it(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 10);
        var number = await world.PublishAsync();
        await world.BeginAsync(number, 0, 1);
        await world.SettleAsync();
        var joined = await world.AddFollowersAsync(world.Villages[1], 3);

        await world.LookAsync(number, 0, 1);
        Assert.Contains("ส่งถึง 3 คน", world.Publisher.Words, StringComparison.Ordinal);
        await world.BeginAsync(number, 1, 2);
        await world.SettleAsync();

        var reached = await world.ReachedAsync();
        Assert.Equal(reached.Count, reached.Distinct().Count());
        Assert.Equal(world.Followers[0].Concat(world.Followers[1]).Concat(joined).Concat(world.Followers[2]).Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
        // Nobody is left there: said, and nothing begun.
        await world.LookAsync(number, 0);
        Assert.Contains("ไม่มีคนที่จะส่งถึง", world.Publisher.Words, StringComparison.Ordinal);
        // The evidence stands in the list of channels, once for each sending.
        for (var i = 0; i < 2; i++)
        {
            await using var scope = world.Service.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RecordSendings>().RunOnceAsync(CancellationToken.None);
        }
        await world.Publisher.OpenAsync($"/staff/publications/{number}");
        Assert.Contains("LINE รับไปส่งให้ 20 คน หมู่ 1 บ้านที่ 1 หมู่ 2 บ้านที่ 2", world.Publisher.Words, StringComparison.Ordinal);
        Assert.Equal(2, await world.Service.ReadAsync(db => db.Set<ChannelPosting>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Begun_in_the_evening_it_waits_for_the_morning_and_can_be_taken_back_until_then(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 5);
        var (kept, taken) = (await world.PublishAsync(), await world.PublishAsync(title: "อีกเรื่อง"));
        world.Service.Clock.MoveTo(new DateTimeOffset(2026, 11, 20, 20, 0, 0, TimeSpan.FromHours(7)));
        await world.Line.FreezeClockAsync(world.Service.Clock.GetUtcNow());
        await world.SignInAnewAsync("evening");
        await world.LookAsync(kept);
        Assert.Contains("จะเริ่มส่งเมื่อ 21 พ.ย. 2569 07.00 น.", world.Publisher.Words, StringComparison.Ordinal);
        await world.BeginAsync(kept);
        Assert.Contains("เวลาพักผ่อน จะเริ่มส่งเมื่อ 21 พ.ย. 2569 07.00 น.", world.Publisher.Words, StringComparison.Ordinal);
        await world.BeginAsync(taken);
        await world.SettleAsync();
        Assert.Empty(await world.Line.CallsAsync("multicast"));
        Assert.Equal(120, await world.BookedAsync());

        await world.Publisher.SendAsync("form[action*=Cancel]");
        Assert.Contains("ไม่ได้ส่งให้ใคร", world.Publisher.Words, StringComparison.Ordinal);
        Assert.Equal(60, await world.BookedAsync());
        world.Service.Clock.MoveTo(new DateTimeOffset(2026, 11, 21, 7, 0, 0, TimeSpan.FromHours(7)));
        await world.Line.FreezeClockAsync(world.Service.Clock.GetUtcNow());
        await world.SettleAsync();

        Assert.Equal(60, await world.PaidAsync());
        Assert.Equal((60, 0), ((await world.ProgressAsync(kept)).Sent, (await world.ProgressAsync(taken)).Sent));
        // Whoever was taken back has not been told, and can be.
        await world.SignInAnewAsync("morning");
        await world.LookAsync(taken);
        Assert.Contains("ส่งถึง 60 คน", world.Publisher.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_LINE_does_not_answer_for_a_day_is_unknown_and_shown_by_village(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 2, settings: new Dictionary<string, string?> { ["Delivery:QuietUntil"] = "20:00" });
        var number = await world.PublishAsync();
        await world.Line.FailAsync("multicast", "serverError");
        await world.BeginAsync(number, 0);
        await world.SettleAsync();
        await world.World.LiveOnAsync(TimeSpan.FromHours(24), TimeSpan.FromMinutes(30));
        await world.Line.ClearFaultsAsync();
        await world.World.LiveOnAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30));

        Assert.Equal((MulticastState.Finished, 2), ((await world.ProgressAsync(number)).State, (await world.ProgressAsync(number)).Unknown));
        Assert.Single((await world.Line.CallsAsync("multicast")).Select(c => c.RetryKey).Distinct());
        await world.SignInAnewAsync("nextday");
        await world.Publisher.OpenAsync($"/staff/publications/{number}/sendings/1");
        Assert.Contains("หมู่ 1 บ้านที่ 1 2 คน", world.Publisher.Words, StringComparison.Ordinal);
        await world.LookAsync(number, 0);
        Assert.Contains("ไม่มีคนที่จะส่งถึง", world.Publisher.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_open_page_hears_that_numbers_have_changed(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 1);
        var number = await world.PublishAsync();
        await world.BeginAsync(number);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/staff/publications/{number}/sendings/1/live", UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await world.Publisher.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(": open", await stream.ReadLineAsync());
        var changes = world.Service.Services.GetRequiredService<SendingChanges>();
        await changes.LookAsync(CancellationToken.None);

        await world.SettleAsync();
        await changes.LookAsync(CancellationToken.None);

        foreach (var line in (string[])["", "event: changed", "data: ", ""]) Assert.Equal(line, await stream.ReadLineAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_withdrawn_text_is_not_sent_on(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 1, settings: new Dictionary<string, string?> { ["Delivery:QuietFrom"] = "09:00", ["Delivery:QuietUntil"] = "10:00" });
        var number = await world.PublishAsync();
        await world.BeginAsync(number);
        var approver = await (await Colleague.AddAsync(world.Service, "approver", [Participation.Web.Platform.Slices.Rights.StaffRole.Approver])).SignInAsync();
        await approver.OpenAsync($"/staff/publications/{number}/review");
        await approver.SendAsync("form[action*=Withdraw]", ("Reason", "เลื่อน"));

        await world.World.LiveOnAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));

        Assert.Equal(0, await world.PaidAsync());
        Assert.Equal((MulticastState.Finished, 12), ((await world.ProgressAsync(number)).State, (await world.ProgressAsync(number)).Cancelled));
        Assert.Equal(0, await world.BookedAsync());
    }
}
