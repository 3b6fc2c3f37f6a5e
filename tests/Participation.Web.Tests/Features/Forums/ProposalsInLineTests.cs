using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Forums;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>Whoever proposed, and whoever follows by a tap, hears of each step in LINE; nobody else, and nobody who blocked the account.</summary>
public sealed class ProposalsInLineTests
{
    [Theory, OnBothDatabases]
    public async Task The_author_and_a_follower_hear_of_each_step_once_and_a_stranger_of_none(Database database)
    {
        await using var world = await OpenAsync(database);
        var (malee, somchai, stranger) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"), await Talk.WithFriendAsync(world, "วันดี"));
        var opinion = await ProposalBook.SayAsync(world.Service, 1, OpinionKind.Need, "ขอไฟทาง", await ForumHall.VillageAsync(world.Service, 1), malee.UserId);
        await malee.DoAsync(() => ProposalBook.RegisterAsync(world.Service, new NewProposal("ติดไฟทางสามแยก") { OpinionId = opinion }));
        Assert.Contains("ข้อเสนอของท่าน เลขที่ 1", malee.Words, StringComparison.Ordinal);
        Assert.Contains("จะบอกผลภายใน 20 ธ.ค. 2569", malee.Words, StringComparison.Ordinal);
        await somchai.SayAsync("ประชาคม");
        await somchai.TapAsync("ข้อเสนอถึงไหนแล้ว");
        await somchai.TapAsync("ติดตาม");
        Assert.Contains("ติดตามข้อเสนอเลขที่ 1 ให้แล้ว", somchai.Words, StringComparison.Ordinal);
        // The author who follows too is still told once.
        await malee.SayAsync("p-๑");
        await malee.TapAsync("ติดตาม");

        await ProposalBook.MoveAsync(world.Service, 1, ProposalState.Considered, ProposalState.InPlan);
        await world.SettleAsync();

        foreach (var (who, lead) in ((Talk, string)[])[(malee, "ข้อเสนอของท่าน"), (somchai, "ข้อเสนอที่ท่านติดตาม")])
        {
            var told = (await world.MessagesOnPhoneAsync(who.UserId)).Select(m => m.Message.GetRawText()).Where(m => m.Contains(lead, StringComparison.Ordinal)).ToList();
            Assert.Single(told, m => m.Contains("✓ อยู่ในแผน", StringComparison.Ordinal) && m.Contains("แผน 2571", StringComparison.Ordinal) && m.Contains("/forums/proposals/1", StringComparison.Ordinal));
            Assert.Single(told, m => m.Contains("กำลังพิจารณา", StringComparison.Ordinal));
        }
        Assert.DoesNotContain(await world.MessagesOnPhoneAsync(stranger.UserId), m => m.Message.GetRawText().Contains("อยู่ในแผน", StringComparison.Ordinal));
        Assert.Equal([MessageClass.Notice], await world.Service.ReadAsync(db => db.OutboxMessages.Where(m => m.DedupeKey!.StartsWith("proposal:")).Select(m => m.Class).Distinct().ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task An_author_who_wants_to_hear_no_more_or_never_wanted_an_answer_is_told_no_more(Database database)
    {
        await using var world = await OpenAsync(database);
        var (malee, somchai) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"));
        var first = await ProposalBook.SayAsync(world.Service, 1, OpinionKind.Need, "ขอไฟทาง", null, malee.UserId);
        await ProposalBook.RegisterAsync(world.Service, new NewProposal("ติดไฟทาง") { OpinionId = first });
        var second = await ProposalBook.SayAsync(world.Service, 1, OpinionKind.Need, "ขอลานกีฬา", null, somchai.UserId);
        await world.Service.WriteAsync(db => db.Set<Opinion>().Where(o => o.Id == second).ExecuteUpdateAsync(set => set.SetProperty(o => o.WantsAnswer, false)));
        await ProposalBook.RegisterAsync(world.Service, new NewProposal("ลานกีฬา") { OpinionId = second });
        await world.SettleAsync();
        Assert.Single(await world.Line.CallsAsync("push"));

        await malee.SayAsync("P-1");
        await malee.TapAsync("ติดตาม");
        await malee.TapAsync("เลิกติดตาม");
        await ProposalBook.MoveAsync(world.Service, 1, ProposalState.Considered);
        await ProposalBook.MoveAsync(world.Service, 2, ProposalState.Considered);
        await world.SettleAsync();

        Assert.Single(await world.Line.CallsAsync("push"));
    }

    [Theory, OnBothDatabases]
    public async Task Why_it_is_in_no_plan_is_told_and_whoever_stopped_following_or_blocked_the_account_gets_nothing(Database database)
    {
        await using var world = await OpenAsync(database);
        var (malee, somchai, wandee) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"), await Talk.WithFriendAsync(world, "วันดี"));
        await ProposalBook.RegisterAsync(world.Service, new NewProposal("สร้างสระว่ายน้ำ"));
        foreach (var who in (Talk[])[malee, somchai, wandee])
        {
            await who.SayAsync("P-1");
            await who.TapAsync("ติดตาม");
        }
        await somchai.TapAsync("เลิกติดตาม");
        Assert.Contains("เลิกติดตามข้อเสนอเลขที่ 1 แล้ว", somchai.Words, StringComparison.Ordinal);
        await world.Line.BlockAsync(wandee.UserId);
        await world.SettleAsync();

        await malee.DoAsync(() => ProposalBook.MoveAsync(world.Service, 1, ProposalState.Considered, ProposalState.Declined));

        Assert.Contains("เพราะ งบไม่พอ", malee.Words, StringComparison.Ordinal);
        var pushes = await world.Line.CallsAsync("push");
        Assert.Equal(2, pushes.Count);
        Assert.All(pushes, p => Assert.Contains(malee.UserId, p.RequestBody, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Many_followers_are_told_by_one_call_each_of_them_once(Database database)
    {
        await using var world = await OpenAsync(database);
        await ProposalBook.RegisterAsync(world.Service, new NewProposal("ถนนสายหลัก"));
        var people = await world.Line.AddFriendsAsync(25);
        await world.Service.WriteAsync(async db =>
        {
            var proposal = await db.Set<Proposal>().Select(p => p.Id).SingleAsync();
            foreach (var person in people) db.Add(new ProposalFollower { ProposalId = proposal, LineUserId = person, Since = world.Service.Clock.GetUtcNow().UtcDateTime });
        });

        await ProposalBook.MoveAsync(world.Service, 1, ProposalState.Considered);
        await world.SettleAsync();

        Assert.Empty(await world.Line.CallsAsync("push"));
        Assert.Single(await world.Line.CallsAsync("multicast"));
        foreach (var person in (string[])[people[0], people[24]]) Assert.Single(await world.MessagesOnPhoneAsync(person));
    }

    [Fact]
    public async Task Codes_and_buttons_of_proposals_that_are_not_there_say_so_with_a_way_on()
    {
        await using var world = await OpenAsync(Database.Sqlite);
        var malee = await Talk.WithFriendAsync(world);
        foreach (var code in (string[])["P-9", "P-XX"])
        {
            await malee.SayAsync(code);
            Assert.Contains("ไม่พบข้อเสนอเลขที่นี้", malee.Words, StringComparison.Ordinal);
        }

        await malee.TapAsync("ข้อเสนอถึงไหนแล้ว");

        Assert.Contains("ยังไม่มีข้อเสนอ", malee.Words, StringComparison.Ordinal);
        Assert.Contains("เมนู", malee.Labels);
    }

    [Theory, OnBothDatabases]
    public async Task Erasing_a_person_ends_what_they_follow_and_leaves_the_proposal(Database database)
    {
        await using var world = await OpenAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        var opinion = await ProposalBook.SayAsync(world.Service, 1, OpinionKind.Need, "ขอลานกีฬา", lineUserId: malee.UserId);
        await ProposalBook.RegisterAsync(world.Service, new NewProposal("สร้างลานกีฬา") { OpinionId = opinion });
        await ProposalBook.RegisterAsync(world.Service, new NewProposal("ซ่อมสะพาน"));
        await malee.SayAsync("P-2");
        await malee.TapAsync("ติดตาม");
        await using (var scope = world.Service.Services.CreateAsyncScope())
        {
            var shown = await scope.ServiceProvider.GetRequiredService<PersonalFile>().ReadAsync(malee.UserId, CancellationToken.None);
            Assert.Contains(shown, r => r.Fields.Any(f => f.Value == "สร้างลานกีฬา"));
            Assert.Contains(shown, r => r.Fields.Any(f => f.Value == "ซ่อมสะพาน"));
        }
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await using (var scope = world.Service.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<EraseCitizen>().RunAsync(malee.UserId, CancellationToken.None);

        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<ProposalFollower>().CountAsync()));
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<ProposalText>().CountAsync(t => t.LineUserId != null)));
        var villager = Visitor.To(world.Service);
        await villager.OpenAsync("/forums/proposals/1");
        Assert.Contains("สร้างลานกีฬา", villager.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ขอลานกีฬา", villager.Words, StringComparison.Ordinal);
    }

    private static async Task<LineWorld> OpenAsync(Database database)
    {
        var world = await LineWorld.StartAsync(database);
        await ForumHall.FurnishAsync(world.Service);
        await ForumHall.AnnouncedAsync(world.Service, new(2026, 12, 10), 1);
        await world.RefreshQuotaAsync();
        return world;
    }
}
