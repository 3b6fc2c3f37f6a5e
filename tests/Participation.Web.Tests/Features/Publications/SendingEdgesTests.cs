using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Quota;
using Participation.Web.Delivery.Recipients;
using Participation.Web.Features.Publications;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Publications;

/// <summary>Sending where something is not as it should be: an id LINE does not know, a group that fails, an answer that is dropped, a new month.</summary>
public sealed class SendingEdgesTests
{
    [Theory, OnBothDatabases]
    public async Task Ids_that_LINE_does_not_know_are_left_out_whether_it_names_them_or_not_and_everybody_else_gets_it_once(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 50);
        var strangers = new[] { "U00000000000000000000000000000000", "Uffffffffffffffffffffffffffffffff" };
        await world.Service.WriteAsync(db =>
        {
            foreach (var id in strangers)
            {
                var recipient = new Recipient { LineId = id, FirstSeenAt = world.Service.Clock.GetUtcNow().UtcDateTime };
                recipient.Followed(recipient.FirstSeenAt);
                db.Add(recipient);
            }
            return Task.CompletedTask;
        });
        var number = await world.PublishAsync();
        // The first refusal names nobody: the chunk is tried in halves.
        await world.Line.FailAsync("multicast", "badRequest", count: 1, message: "Failed to send messages");
        await world.BeginAsync(number);
        await world.SettleAsync();

        Assert.Equal(world.Followers.SelectMany(f => f).Order(StringComparer.Ordinal), (await world.ReachedAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(600, await world.PaidAsync());
        Assert.Equal(600, await world.BookedAsync());
        var progress = await world.ProgressAsync(number);
        Assert.Equal((MulticastState.Finished, 600, 2), (progress.State, progress.Sent, progress.Failed));
        // What is wrong with the words is wrong for everybody, and is not tried in parts.
        var other = await world.PublishAsync(title: "อีกเรื่อง");
        await world.Line.FailAsync("multicast", "badRequest");
        var before = (await world.Line.CallsAsync("multicast")).Count;
        await world.BeginAsync(other);
        await world.SettleAsync();
        Assert.Equal(before + 2, (await world.Line.CallsAsync("multicast")).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_group_is_paid_when_it_is_decided_remembered_for_good_and_tried_again_only_where_LINE_refused(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0);
        var (first, second) = (await world.AddGroupAsync(0, 2), await world.AddGroupAsync(1, 3));
        var number = await world.PublishAsync();
        await world.Line.FailAsync("push", "badRequest", count: 1);
        await world.TellGroupsAsync(number, 0, 1);
        Assert.Equal(5, await world.BookedAsync());
        await world.SettleAsync();
        await world.RunAsync<RecordSendings>(record => record.RunOnceAsync(CancellationToken.None));
        var states = await world.Service.ReadAsync(db => db.Set<ToldGroup>().Select(t => t.State).OrderBy(s => s).ToListAsync());
        Assert.Equal([ToldGroupState.Failed, ToldGroupState.Sent], states);
        await world.Publisher.OpenAsync("/staff");
        Assert.Contains("กลุ่ม LINE ของหมู่บ้านไม่ได้รับ หรือไม่รู้ว่าได้รับหรือไม่ 1 เรื่อง", world.Publisher.Words, StringComparison.Ordinal);

        // Thirty days later the outbox has forgotten; the one that has it is not offered.
        await world.World.AdvanceAsync(TimeSpan.FromDays(31));
        await world.Service.Services.GetRequiredService<RetentionJob>().RunAsync(CancellationToken.None);
        await world.SignInAnewAsync("later");
        await world.Publisher.OpenAsync($"/staff/publications/{number}/groups");
        var again = Assert.Single(world.Publisher.Page.QuerySelectorAll("input[name=Villages]")).GetAttribute("value")!;
        await world.World.AdvanceAsync(TimeSpan.FromHours(10));
        // Refused once more for the moment, which is in the evening then: it waits for the morning.
        await world.Line.FailAsync("push", "rateLimited", count: 1);
        await world.SignInAnewAsync("evening");
        await world.Publisher.OpenAsync($"/staff/publications/{number}/groups");
        await world.Publisher.SendAllAsync("#groups", ("Villages", again));
        await world.SettleAsync();
        await world.MoveToAsync(new DateTimeOffset(2026, 12, 21, 20, 0, 0, TimeSpan.FromHours(7)));
        await world.World.LiveOnAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30));
        Assert.Equal(1, (await world.PushesAsync(first)) + (await world.PushesAsync(second)));
        await world.MoveToAsync(new DateTimeOffset(2026, 12, 22, 7, 0, 0, TimeSpan.FromHours(7)));
        await world.SettleAsync();
        Assert.Equal((1, 1), (await world.PushesAsync(first), await world.PushesAsync(second)));
        await world.RunAsync<RecordSendings>(record => record.RunOnceAsync(CancellationToken.None));
        await world.SignInAnewAsync("last");
        await world.Publisher.OpenAsync("/staff/publications?show=groups");
        Assert.Contains("ไม่มีเรื่องตามที่เลือก", world.Publisher.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_group_is_paid_in_the_month_in_which_it_leaves_and_what_is_taken_back_was_paid_in_none(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0);
        var group = await world.AddGroupAsync(0, 2);
        var (early, kept, taken) = (await world.PublishAsync(), await world.PublishAsync(title: "อีกเรื่อง"), await world.PublishAsync(title: "เรื่องที่สาม"));
        // In the last evening of November LINE asks to wait, so it leaves in December after all.
        await world.MoveToAsync(new DateTimeOffset(2026, 11, 30, 19, 59, 0, TimeSpan.FromHours(7)));
        await world.SignInAnewAsync("evening");
        await world.Line.FailAsync("push", "rateLimited", count: 1);
        await world.TellGroupsAsync(early, 0);
        await world.SettleAsync();
        await world.MoveToAsync(new DateTimeOffset(2026, 11, 30, 21, 0, 0, TimeSpan.FromHours(7)));
        await world.TellGroupsAsync(kept, 0);
        await world.TellGroupsAsync(taken, 0);
        await world.SettleAsync();
        Assert.Equal(2, await world.BookedAsync());
        var approver = await (await Colleague.AddAsync(world.Service, "approver", [StaffRole.Approver])).SignInAsync();
        await approver.OpenAsync($"/staff/publications/{taken}/review");
        await approver.SendAsync("form[action*=Withdraw]", ("Reason", "เลื่อน"));
        Assert.Equal(2, await world.BookedAsync());

        await world.MoveToAsync(new DateTimeOffset(2026, 12, 1, 7, 0, 0, TimeSpan.FromHours(7)));
        await world.SettleAsync();
        Assert.Equal(2, await world.PushesAsync(group));
        Assert.Equal([(202611, 2L), (202612, 4L)], (await world.Service.ReadAsync(db => db.Set<QuotaMonth>().OrderBy(m => m.Month).Select(m => new { m.Month, m.Booked }).ToListAsync())).Select(m => (m.Month, m.Booked)));
    }

    [Theory, OnBothDatabases]
    public async Task News_that_was_to_come_with_an_answer_LINE_did_not_take_comes_with_the_next_and_never_after_it_is_forgotten(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0);
        var (malee, late) = (await Talk.WithFriendAsync(world.World), await Talk.WithFriendAsync(world.World, "สมชาย"));
        var number = await world.PublishAsync();
        await world.LookAsync(number);
        await world.Publisher.SendAllAsync("form[action*=Tell]");
        await world.Line.FailAsync("reply", "badRequest", count: 1);
        await malee.SayAsync("ติดต่อ");
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<ToldPerson>().CountAsync()));
        await malee.SayAsync("ติดต่อ");
        Assert.Contains("ปิดถนนหน้าศาลา", malee.Words, StringComparison.Ordinal);

        await world.World.AdvanceAsync(TimeSpan.FromDays(91));
        await world.Service.Services.GetRequiredService<RetentionJob>().RunAsync(CancellationToken.None);
        await world.SignInAnewAsync("later");
        await world.LookAsync(number);
        await world.Publisher.SendAllAsync("form[action*=Tell]");
        Assert.Contains("บางคนจะได้ซ้ำ", world.Publisher.Words, StringComparison.Ordinal);
        await late.SayAsync("ติดต่อ");
        Assert.DoesNotContain("ปิดถนนหน้าศาลา", late.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_month_has_the_limit_of_the_last_one_until_LINE_says_otherwise(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 1, limit: 20, settings: new Dictionary<string, string?> { ["Delivery:QuotaReservePercent"] = "50" });
        await world.MoveToAsync(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        await world.Line.FailAsync("quota", "serverError");
        await world.SignInAnewAsync("december");
        var number = await world.PublishAsync();
        await world.LookAsync(number);
        Assert.Contains("ต้องใช้ 12 เหลือใช้ส่งข่าวได้ 10", world.Publisher.Words, StringComparison.Ordinal);
        await world.RunAsync<BeginSending>(async begin => Assert.IsType<EditOutcome.Refused>(await begin.RunAsync(number, new SendingOrder(null, 100), new Doer(Guid.CreateVersion7(), "staff:test"), CancellationToken.None)));
        Assert.Empty(await world.Line.CallsAsync("multicast"));
    }
}
