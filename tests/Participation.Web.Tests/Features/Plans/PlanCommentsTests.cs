using System.Net;
using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Plans;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Features.Forums;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Plans;

/// <summary>What becomes of a comment afterwards: taken back, said late, sent twice, handed on, answered where LINE had no room.</summary>
public sealed class PlanCommentsTests
{
    [Theory, OnBothDatabases]
    public async Task Words_taken_back_in_LINE_are_gone_for_good_and_what_was_said_in_time_is_taken_late(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        var service = world.Service;
        await ForumHall.FurnishAsync(service);
        await PlanTable.OpenDraftAsync(service);
        var malee = await Talk.WithFriendAsync(world);
        await SayAsync(malee, "โทรหาลุงที่ 0812345678", wantsAnswer: false);
        var (id, message) = await service.ReadAsync(async db => (await db.Set<PlanComment>().Select(c => c.Id).SingleAsync(), await db.Set<PlanCommentText>().Select(t => t.LineMessageId!).SingleAsync()));
        var moderator = await (await Colleague.AddAsync(service, "approver", [StaffRole.Approver])).SignInAsync();
        await moderator.OpenAsync($"/staff/plans/comments/{id}/moderate");
        await using (var scope = service.Services.CreateAsyncScope())
        {
            // Somebody who read the words before they were taken back writes nothing to them afterwards.
            var late = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
            (await late.Set<PlanCommentText>().SingleAsync()).Answer = "คุณที่ 0812345678";
            await world.Line.UnsendAsync(malee.UserId, message);
            await world.SettleAsync();
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => late.SaveChangesAsync());
        }
        await moderator.SendAsync("form[action*=Hide]", ("Reason", "มีเบอร์โทร"));
        Assert.Contains("ไม่มีอะไรต้องซ่อน", moderator.Words, StringComparison.Ordinal);
        Assert.Equal(("", "", ""), await service.ReadAsync(async db => await db.Set<PlanCommentText>().Select(t => new ValueTuple<string, string, string>(t.Words, t.Answer, t.HideReason)).SingleAsync()));
        var villager = Visitor.To(service);
        await villager.OpenAsync("/plans/1/comments");
        Assert.Contains("1 เรื่อง", villager.Words, StringComparison.Ordinal);

        var said = service.Clock.Now();
        var form = Guid.CreateVersion7();
        var (first, second) = (await GiveAsync(service, new NewComment(CommentChannel.Web, "ขอศาลา", false) { RequestId = form }), await GiveAsync(service, new NewComment(CommentChannel.Web, "ขอศาลา", false) { RequestId = form }));
        Assert.Equal(Assert.IsType<GiveCommentOutcome.Given>(first).Token, Assert.IsType<GiveCommentOutcome.SentTwice>(second).Token);
        await villager.OpenAsync($"/plans/comment/{((GiveCommentOutcome.SentTwice)second).Token}");
        Assert.Contains("ขอศาลา", villager.Words, StringComparison.Ordinal);
        await world.AdvanceAsync(TimeSpan.FromDays(11));
        Assert.IsType<GiveCommentOutcome.Given>(await GiveAsync(service, new NewComment(CommentChannel.Line, "ส่งก่อนปิด", false) { LineUserId = malee.UserId, OccurredAt = said }));
        Assert.IsType<GiveCommentOutcome.NotOpen>(await GiveAsync(service, new NewComment(CommentChannel.Line, "ส่งหลังปิด", false) { LineUserId = malee.UserId, OccurredAt = service.Clock.Now() }));
        Assert.Equal(ThaiCalendar.Day(said), await service.ReadAsync(db => db.Set<PlanComment>().Where(c => c.Channel == CommentChannel.Line).MaxAsync(c => c.ReceivedOn)));
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_that_did_not_leave_comes_with_the_next_words_and_only_another_end_is_told_again(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        var service = world.Service;
        await ForumHall.FurnishAsync(service);
        var works = new Unit { Id = Guid.CreateVersion7(), Level = UnitLevel.Division, Name = "กองช่าง" };
        await service.WriteAsync(db => Task.FromResult(db.Add(works)));
        await PlanTable.OpenDraftAsync(service);
        var malee = await Talk.WithFriendAsync(world);
        await SayAsync(malee, "ขุดคลองปีแรก", wantsAnswer: true);
        await world.Line.SetQuotaAsync(new QuotaRequest { Limit = 1 });
        await world.RefreshQuotaAsync();
        var answer = $"/staff/plans/comments/{await service.ReadAsync(db => db.Set<PlanComment>().Select(c => c.Id).SingleAsync())}/answer";
        var officer = await PlanTable.OfficerAsync(service, "planner");
        await officer.OpenAsync(answer);
        await officer.SendAsync("form[action*=Forward]");
        Assert.Contains("กรุณาเลือกหน่วยที่จะตอบ", officer.Words, StringComparison.Ordinal);
        await officer.SendAsync("form[action*=Forward]", ("To", works.Id.ToString()));
        Assert.True(officer.Status == HttpStatusCode.OK, officer.Words);
        await AnswerAsync(officer, ("Result", "NotAccepted"), ("Answer", "งบไม่พอ"));
        await world.SettleAsync();
        await world.AdvanceAsync(TimeSpan.FromDays(3));
        await world.SettleAsync();
        Assert.Empty(await world.Line.CallsAsync("push"));
        await malee.SayAsync("เมนู");
        Assert.Contains("งบไม่พอ", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("เมนู");
        Assert.DoesNotContain("งบไม่พอ", malee.Words, StringComparison.Ordinal);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/plans/1/comments");
        Assert.Contains("ตอบโดย กองช่าง", villager.Words, StringComparison.Ordinal);

        await world.Line.SetQuotaAsync(new QuotaRequest { Limit = 1000 });
        await world.RefreshQuotaAsync();
        officer = await PlanTable.OfficerAsync(service, "planner-2");
        await AnswerAsync(officer, ("Answer", "งบปีแรกไม่พอ"));
        await world.SettleAsync();
        Assert.Empty(await world.Line.CallsAsync("push"));
        await AnswerAsync(officer, ("Result", "Accepted"), ("ChangedIn", "1"), ("Answer", "ย้ายเป็นปีแรกแล้ว"));
        await world.SettleAsync();
        Assert.Single(await world.Line.CallsAsync("push"));

        async Task AnswerAsync(Visitor who, params (string, string?)[] values)
        {
            await who.OpenAsync(answer);
            await who.SendAsync(values);
            Assert.True(who.Status == HttpStatusCode.OK, who.Words);
        }
    }

    [Theory, OnBothDatabases]
    public async Task After_a_step_back_a_draft_is_opened_for_comments_again_before_that_stage_is_done(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await PlanTable.OpenDraftAsync(service);
        await PlanTable.CommentAsync(Visitor.To(service), "ซ่อมถนนก่อน");
        service.Clock.Advance(TimeSpan.FromDays(11));
        var officer = await PlanTable.OfficerAsync(service, "planner");
        await PlanTable.WorkAsync(officer, "Finish", ("Evidence", "ปิดประกาศ"));
        await PlanTable.WorkAsync(officer, "Back", ("BackTo", "2"), ("BackReason", "ร่างผิดหลายหน้า"));
        await officer.OpenAsync("/staff/plans/1/key-in");
        Assert.Contains("ยังไม่ได้กำหนดช่วงรับความเห็นของร่างนี้", officer.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/plans/comments?show=waiting");
        Assert.Contains("ซ่อมถนนก่อน", officer.Words, StringComparison.Ordinal);
        await PlanTable.WorkAsync(officer, "Finish", ("Evidence", "ประชุมครั้งที่ 2"));
        await PlanTable.TryAsync(officer, "Finish", ("Evidence", "ไม่ได้เปิดรับ"));
        Assert.Contains("กรุณากำหนดช่วงรับความเห็นก่อน", officer.Words, StringComparison.Ordinal);
        await PlanTable.WorkAsync(officer, "Open", ("Opens", "1/12/2569"), ("Closes", "10/12/2569"));
        await PlanTable.CommentAsync(Visitor.To(service), "ร่างใหม่ดีแล้ว");
        Assert.Equal(2, await service.ReadAsync(db => db.Set<PlanComment>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_writes_the_comment_or_the_village_instead_of_tapping_it_is_understood(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        var service = world.Service;
        await ForumHall.FurnishAsync(service);
        await PlanTable.OpenDraftAsync(service);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("แผนพัฒนา");
        await malee.TapAsync("ให้ความเห็น");
        await malee.SayAsync("ถนนหน้าวัดเป็นหลุม");
        Assert.Contains("รับความเห็นแล้ว", malee.Words, StringComparison.Ordinal);

        await malee.SayAsync("แผนพัฒนา");
        await malee.TapAsync("ให้ความเห็น");
        await malee.SayAsync("หมู่ ๒");
        Assert.Contains("พิมพ์ความเห็น", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("อยากได้คำตอบ");
        await malee.SayAsync("2");

        var second = await ForumHall.VillageAsync(service, 2);
        var comments = await service.ReadAsync(db => db.Set<PlanComment>().Join(db.Set<PlanCommentText>(), c => c.Id, t => t.CommentId, (c, t) => new { t.Words, c.VillageId, c.WantsAnswer }).OrderBy(c => c.WantsAnswer).ToListAsync());
        Assert.Equal([("ถนนหน้าวัดเป็นหลุม", (Guid?)null, false), ("2", second, true)], comments.Select(c => (c.Words, c.VillageId, c.WantsAnswer)));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_handed_to_a_unit_is_the_duty_of_that_unit_and_of_whoever_answers_for_the_whole_agency(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var (works, roads, health) = (Unit("กองช่าง"), Unit("งานถนน"), Unit("กองสาธารณสุข"));
        (roads.ParentId, roads.Level) = (works.Id, UnitLevel.Work);
        await service.WriteAsync(async db =>
        {
            db.AddRange(works, health);
            await db.SaveChangesAsync();
            db.Add(roads);
        });
        await PlanTable.OpenDraftAsync(service);
        foreach (var words in (string[])["ขยายสะพาน", "ซ่อมถนน", "กำจัดยุง", "ขอลานกีฬา"]) await PlanTable.CommentAsync(Visitor.To(service), words);
        var planner = await PlanTable.OfficerAsync(service, "planner");
        foreach (var (words, unit) in ((string, Unit)[])[("ขยายสะพาน", works), ("ซ่อมถนน", roads), ("กำจัดยุง", health)])
        {
            var id = await service.ReadAsync(db => db.Set<PlanCommentText>().Where(t => t.Words == words).Select(t => t.CommentId).SingleAsync());
            await planner.OpenAsync($"/staff/plans/comments/{id}/answer");
            await planner.SendAsync("form[action*=Forward]", ("To", unit.Id.ToString()));
            Assert.True(planner.Status == HttpStatusCode.OK, planner.Words);
        }
        var elsewhere = await Colleague.AddAsync(service, "both", [StaffRole.CounterOfficer], unit: health.Id);
        await Colleague.GiveAsync(service, elsewhere.Id, [StaffRole.ForumOrganiser]);
        (Visitor Who, int Owed)[] all =
        [
            (planner, 4),
            // A division answers for what is below it, and nobody has taken the fourth.
            (await HeadAsync("works", works), 3),
            (await HeadAsync("roads", roads), 2),
            (await HeadAsync("health", health), 2),
            // At the counter of a unit, and beside that for the plans of everybody.
            (await elsewhere.SignInAsync(), 4),
        ];
        foreach (var (who, owed) in all) Assert.Contains($"{owed} ความเห็นต่อร่างแผนรอคำตอบ", await DutiesAsync(who), StringComparison.Ordinal);

        var answered = await service.ReadAsync(db => db.Set<PlanCommentText>().Where(t => t.Words == "ซ่อมถนน").Select(t => t.CommentId).SingleAsync());
        await all[2].Who.OpenAsync($"/staff/plans/comments/{answered}/answer");
        await all[2].Who.SendAsync(("Result", "NotAccepted"), ("Answer", "อยู่ในแผนแล้ว"));
        Assert.True(all[2].Who.Status == HttpStatusCode.OK, all[2].Who.Words);
        await service.WriteAsync(db => db.Set<PlanDraft>().ExecuteUpdateAsync(set => set.SetProperty(p => p.AnswerBy, new DateOnly(2026, 11, 19))));
        foreach (var (who, owed) in all.Zip([3, 2, 1, 2, 3], (one, now) => (one.Who, now))) Assert.Contains($"✕ {owed} ความเห็นต่อร่างแผนเกินกำหนดตอบ", await DutiesAsync(who), StringComparison.Ordinal);

        static Unit Unit(string name) => new() { Id = Guid.CreateVersion7(), Level = UnitLevel.Division, Name = name };

        async Task<Visitor> HeadAsync(string name, Unit unit) => await (await Colleague.AddAsync(service, name, [StaffRole.UnitHead], unit: unit.Id)).SignInAsync();

        static async Task<string> DutiesAsync(Visitor who)
        {
            await who.OpenAsync("/staff");
            return who.Words;
        }
    }

    private static async Task SayAsync(Talk villager, string words, bool wantsAnswer)
    {
        await villager.SayAsync("แผนพัฒนา");
        await villager.TapAsync("ให้ความเห็น");
        await villager.TapAsync("ไม่บอก");
        if (wantsAnswer) await villager.TapAsync("อยากได้คำตอบ");
        await villager.SayAsync(words);
    }

    private static async Task<GiveCommentOutcome> GiveAsync(Service service, NewComment given)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<GiveComment>().RunAsync(1, given, CancellationToken.None);
    }
}
