using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Plans;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Features.Forums;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Plans;

/// <summary>Whoever follows a plan in LINE: told of each move once, at a price that somebody agreed to or free of charge, and never after they said no.</summary>
public sealed class PlanFollowersTests
{
    private const string Told = "แผนที่ท่านติดตาม";

    [Theory, OnBothDatabases]
    public async Task A_plan_is_followed_by_its_code_and_each_move_is_told_once_in_one_call(Database database)
    {
        await using var world = await OpenAsync(database);
        var villager = Visitor.To(world.Service);
        await villager.OpenAsync("/plans/1");
        Assert.Contains("หรือพิมพ์ D-1 ในแชต LINE แล้วแตะ ติดตาม", villager.Words, StringComparison.Ordinal);
        Assert.EndsWith("?D-1", villager.Page.QuerySelector("main a[href*='oaMessage']")!.GetAttribute("href")!, StringComparison.Ordinal);
        var (malee, somchai, wandee) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"), await Talk.WithFriendAsync(world, "วันดี"));
        foreach (var who in (Talk[])[malee, somchai, wandee])
        {
            await who.SayAsync("d-๑");
            await who.TapAsync("ติดตาม");
            Assert.Contains("ติดตามแผนเลขที่ 1 ให้แล้ว", who.Words, StringComparison.Ordinal);
        }
        await wandee.TapAsync("เลิกติดตาม");
        Assert.Contains("เลิกติดตามแผนเลขที่ 1 แล้ว", wandee.Words, StringComparison.Ordinal);

        await LaterAsync(world, 11);
        var officer = await PlanTable.OfficerAsync(world.Service, "planner");
        await officer.OpenAsync("/staff/plans/1/work");
        Assert.Contains("ผู้ติดตามทาง LINE 2 คน ส่งเลยใช้ข้อความของเดือน 2 ข้อความ", officer.Words, StringComparison.Ordinal);
        await malee.DoAsync(() => officer.SendAsync("form[action*=Finish]", ("Evidence", "ปิดประกาศ 10 วัน")));

        foreach (var words in (string[])[$"{Told} เลขที่ 1", "✓ เสร็จขั้นที่ 3", "ปิดประกาศ 10 วัน", "● ขั้นที่ 4 จาก 7"]) Assert.Contains(words, malee.Words, StringComparison.Ordinal);
        Assert.Single(await world.Line.CallsAsync("multicast"));
        Assert.Empty(await world.Line.CallsAsync("push"));
        await officer.OpenAsync("/staff/plans/1");
        Assert.Contains("ส่งถึงผู้ติดตาม 2 คน", officer.Words, StringComparison.Ordinal);
        await somchai.SayAsync("เมนู");
        Assert.DoesNotContain(Told, somchai.Words, StringComparison.Ordinal);
        await malee.TapAsync("เลิกติดตาม");

        await officer.OpenAsync("/staff/plans/1/edition");
        Assert.Contains("ผู้ติดตามทาง LINE 1 คน", officer.Words, StringComparison.Ordinal);
        await somchai.DoAsync(() => officer.UploadAsync("main form[method=post]", [("Pdf", "draft.pdf", [.. PlanTable.Pdf, (byte)'\n'])], ("Summary", "ปรับแล้ว"), ("Changes", "ถนนหน้าโรงเรียนเป็นปีแรก")));
        Assert.Contains("ถนนหน้าโรงเรียนเป็นปีแรก", somchai.Words, StringComparison.Ordinal);
        // Going back is told too, for nothing.
        await PlanTable.WorkAsync(officer, "Back", ("BackTo", "3"), ("BackReason", "พิมพ์ตารางผิด"));
        await world.SettleAsync();
        await somchai.SayAsync("เมนู");
        foreach (var words in (string[])["← กลับไปขั้นที่ 3", "พิมพ์ตารางผิด"]) Assert.Contains(words, somchai.Words, StringComparison.Ordinal);
        await somchai.SayAsync("เมนู");
        Assert.DoesNotContain(Told, somchai.Words, StringComparison.Ordinal);

        Assert.Equal(2, (await world.Line.CallsAsync("multicast")).Count);
        Assert.Equal((1, 3, 0), (await TimesAsync(world, malee), await TimesAsync(world, somchai), await TimesAsync(world, wandee)));
        await Assert.ThrowsAnyAsync<Exception>(() => world.Service.WriteAsync(async db => await db.Set<PlanStep>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Sent, 7))));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_is_paid_for_beyond_the_price_on_the_form_and_then_all_hear_of_it_with_their_next_answer_once(Database database)
    {
        await using var world = await OpenAsync(database);
        var (malee, somchai) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"));
        await FollowAsync(malee);
        await LaterAsync(world, 11);
        var officer = await PlanTable.OfficerAsync(world.Service, "planner");
        await officer.OpenAsync("/staff/plans/1/work");
        await FollowAsync(somchai);
        await officer.SendAsync("form[action*=Finish]", ("Evidence", "ปิดประกาศ 10 วัน"));
        await world.SettleAsync();
        await officer.OpenAsync("/staff/plans/1");
        Assert.Contains("ผู้ติดตามจะได้อ่านเมื่อทักมาครั้งต่อไป", officer.Words, StringComparison.Ordinal);
        foreach (var who in (Talk[])[malee, somchai])
        {
            await who.SayAsync("เมนู");
            Assert.Contains("✓ เสร็จขั้นที่ 3", who.Words, StringComparison.Ordinal);
            await who.SayAsync("เมนู");
            Assert.DoesNotContain(Told, who.Words, StringComparison.Ordinal);
        }

        // Somebody chose not to pay, and what came after it is what they hear.
        await PlanTable.WorkAsync(officer, "Finish", ("Evidence", "ฉบับที่ 1"), ("Finishing.Tell", "Later"));
        await PlanTable.WorkAsync(officer, "Finish", ("Evidence", "สภาเห็นชอบ"), ("Finishing.Tell", "Later"));
        await world.SettleAsync();
        await malee.SayAsync("เมนู");
        Assert.Contains("สภาเห็นชอบ", malee.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ฉบับที่ 1", malee.Words, StringComparison.Ordinal);
        Assert.Empty(await world.Line.CallsAsync("multicast"));

        // Who stops following with the very tap hears no more.
        await somchai.SayAsync("D-1");
        await somchai.TapAsync("ติดตาม");
        await PlanTable.WorkAsync(officer, "Finish", ("Evidence", "ประกาศที่ 12/2569"), ("Finishing.Tell", "Later"));
        await somchai.TapAsync("เลิกติดตาม");
        Assert.DoesNotContain("ประกาศที่ 12/2569", somchai.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_follows_is_shown_to_them_erased_with_them_and_forgotten_once_the_plan_is_finished(Database database)
    {
        await using var world = await OpenAsync(database);
        var (malee, somchai) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"));
        await FollowAsync(malee);
        await FollowAsync(somchai);
        await using (var scope = world.Service.Services.CreateAsyncScope())
            Assert.Contains(await scope.ServiceProvider.GetRequiredService<PersonalFile>().ReadAsync(somchai.UserId, CancellationToken.None), r => r.Title == Told && r.Fields.Any(f => f.Value == "แผนพัฒนา 2571"));
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await using (var scope = world.Service.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<EraseCitizen>().RunAsync(somchai.UserId, CancellationToken.None);
        Assert.Equal([malee.UserId], await FollowersAsync(world));

        await world.Service.WriteAsync(async db =>
        {
            var plan = await db.Set<PlanDraft>().SingleAsync();
            while (!plan.IsFinished) plan.FinishStage();
        });
        await malee.SayAsync("D-1");
        Assert.DoesNotContain("ติดตาม", malee.Labels);
        await world.Service.WriteAsync(db => new PlanFollowerRetention().RemoveAsync(db, world.Service.Clock.Now().AddDays(-1), 10, CancellationToken.None));
        Assert.Single(await FollowersAsync(world));
        await world.Service.WriteAsync(db => new PlanFollowerRetention().RemoveAsync(db, world.Service.Clock.Now().AddDays(1), 10, CancellationToken.None));
        Assert.Empty(await FollowersAsync(world));
        // A plan that only the office reads is followed by nobody.
        await malee.SayAsync("D-2");
        Assert.Contains("ไม่พบร่างแผนเลขที่นี้", malee.Words, StringComparison.Ordinal);
    }

    private static async Task FollowAsync(Talk who)
    {
        await who.SayAsync("D-1");
        await who.TapAsync("ติดตาม");
    }

    private static Task<List<string>> FollowersAsync(LineWorld world) => world.Service.ReadAsync(db => db.Set<PlanFollower>().Select(f => f.LineUserId).ToListAsync());

    private static async Task<int> TimesAsync(LineWorld world, Talk who) => (await world.MessagesOnPhoneAsync(who.UserId)).Count(m => m.Message.GetRawText().Contains(Told, StringComparison.Ordinal));

    /// <summary>Days on, with what the month has left as LINE says it.</summary>
    private static async Task LaterAsync(LineWorld world, int days)
    {
        await world.AdvanceAsync(TimeSpan.FromDays(days));
        await world.RefreshQuotaAsync();
    }

    private static async Task<LineWorld> OpenAsync(Database database)
    {
        var world = await LineWorld.StartAsync(database);
        await ForumHall.FurnishAsync(world.Service);
        await world.RefreshQuotaAsync();
        await PlanTable.OpenDraftAsync(world.Service);
        return world;
    }
}
