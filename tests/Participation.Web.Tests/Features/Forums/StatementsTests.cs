using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Forums;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>Short sentences to agree with: one at a time, one voice each, and nothing shown by which somebody could be told apart.</summary>
public sealed class StatementsTests
{
    [Theory, OnBothDatabases]
    public async Task On_the_web_one_sentence_follows_the_other_a_voice_counts_once_and_may_change(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await ForumHall.AnnouncedAsync(service, new(2027, 1, 15));
        var organiser = await ForumHall.OrganiserAsync(service);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/forums/1");
        Assert.NotNull(villager.Page.QuerySelector("a[href='/forums/1/statements/new']"));
        await villager.OpenAsync("/forums/1/statements");
        Assert.Contains("ยังไม่มีข้อความให้ตอบ", villager.Words, StringComparison.Ordinal);
        foreach (var words in (string[])["ควรซ่อมถนนก่อน", "ตลาดควรเปิดถึงสิบโมง"]) await AddAsync(organiser, words);
        await villager.OpenAsync("/forums/1/statements");
        Assert.Equal("ควรซ่อมถนนก่อน", villager.Page.QuerySelector("h1")!.TextContent);
        await villager.SendAsync(("Village", "nowhere"));
        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        await SayAsync(villager, "Agree");
        Assert.Equal("ตลาดควรเปิดถึงสิบโมง", villager.Page.QuerySelector("h1")!.TextContent);
        await SayAsync(villager, "Pass");
        Assert.EndsWith("/results", villager.Path, StringComparison.Ordinal);
        Assert.Contains("ผู้ตอบยังน้อย", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/forums/1/statements?s=1");
        Assert.Contains("ท่านตอบไว้ว่า เห็นด้วย", villager.Words, StringComparison.Ordinal);
        await SayAsync(villager, "Disagree");
        Assert.Equal(2, await service.ReadAsync(db => db.Set<StatementVote>().CountAsync()));

        // Tapped twice before the first answer came back, it is one voice.
        var (tap, again) = (Visitor.To(service), Visitor.To(service));
        await tap.OpenAsync("/forums/1/statements");
        using (var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__form"] = tap.Page.QuerySelector("[name=__form]")!.GetAttribute("value")!, ["Ordinal"] = "1", ["Choice"] = "Agree" }))
            await again.TakeAsync(await again.Http.PostAsync(new Uri("/forums/1/statements", UriKind.Relative), form));
        await SayAsync(tap, "Agree");
        Assert.Equal(3, await service.ReadAsync(db => db.Set<StatementVote>().CountAsync()));

        // A citizen's own sentence is put to others once it was read; one that should not stand is hidden with a reason and kept.
        await villager.OpenAsync("/forums/1/statements/new");
        await villager.SendAsync(("Words", new string('ก', 141)));
        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        await villager.SendAsync(("Words", "ควรมีม้านั่งที่ตลาด"));
        Assert.Contains("รับข้อความแล้ว", villager.Words, StringComparison.Ordinal);
        var own = villager.Page.QuerySelector("a[href^='/forums/statement/']")!.GetAttribute("href")!;
        await villager.OpenAsync(own);
        Assert.Contains("รอเจ้าหน้าที่อ่าน", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/forums/1/statements/results");
        Assert.DoesNotContain("ม้านั่ง", villager.Words, StringComparison.Ordinal);
        var approver = await (await Colleague.AddAsync(service, "approver", [StaffRole.Approver])).SignInAsync();
        await approver.OpenAsync("/staff");
        Assert.Contains("1 ข้อความสั้นจากประชาชนรออ่าน", approver.Words, StringComparison.Ordinal);
        await ReviewAsync(service, approver, 3, "Show");
        await ReviewAsync(service, approver, 1, "Hide", ("Reason", "ซ้ำกับข้ออื่น"));
        await villager.OpenAsync("/forums/1/statements/results");
        Assert.Contains("ม้านั่ง", villager.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ควรซ่อมถนนก่อน", villager.Words, StringComparison.Ordinal);
        Assert.Equal(3, await service.ReadAsync(db => db.Set<StatementVote>().CountAsync()));

        // Hidden between the question and the answer: said so, with the next.
        var late = Visitor.To(service);
        await late.OpenAsync("/forums/1/statements");
        Assert.Equal("ตลาดควรเปิดถึงสิบโมง", late.Page.QuerySelector("h1")!.TextContent);
        await ReviewAsync(service, approver, 2, "Hide", ("Reason", "ซ้ำกับข้ออื่น"));
        await SayAsync(late, "Agree");
        Assert.Equal((HttpStatusCode.BadRequest, "ควรมีม้านั่งที่ตลาด"), (late.Status, late.Page.QuerySelector("h1")!.TextContent));
        Assert.Contains("ข้อนั้นไม่ได้ถามแล้ว คำตอบนี้ไม่ได้นับ", late.Words, StringComparison.Ordinal);
        Assert.Equal(3, await service.ReadAsync(db => db.Set<StatementVote>().CountAsync()));

        // Its author reads why, everybody how many; erased at the office, the words are nowhere.
        await ReviewAsync(service, approver, 3, "Hide", ("Reason", "มีหลายเรื่องในข้อเดียว"));
        await villager.OpenAsync("/forums/1/statements/results");
        Assert.Contains("ไม่นำมาแสดง 3 ข้อ", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync(own);
        Assert.Contains("มีหลายเรื่องในข้อเดียว", villager.Words, StringComparison.Ordinal);
        await ReviewAsync(service, approver, 3, "Erase");
        await villager.OpenAsync(own);
        Assert.Contains("ลบข้อความนี้แล้ว", villager.Words, StringComparison.Ordinal);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<StatementText>().CountAsync(t => t.Words.Contains("ม้านั่ง") || t.Reason.Contains("หลายเรื่อง"))));
        Assert.Equal(1, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "statement.erased")));
        await villager.OpenAsync($"{own[..^4]}AAAA");
        Assert.Equal(HttpStatusCode.NotFound, villager.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Numbers_are_shown_from_five_on_and_by_village_only_when_it_is_over_and_nobody_can_be_worked_out(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        await ForumHall.AnnouncedAsync(service, new(2027, 1, 15));
        await AddAsync(await ForumHall.OrganiserAsync(service), "ควรซ่อมถนนก่อน");
        var (one, two) = (await ForumHall.VillageAsync(service, 1), await ForumHall.VillageAsync(service, 2));
        await using (var scope = service.Services.CreateAsyncScope())
        {
            var (vote, voters, forum) = (scope.ServiceProvider.GetRequiredService<VoteOnStatement>(), scope.ServiceProvider.GetRequiredService<StatementVoters>(), await service.ReadAsync(db => db.Set<Forum>().Select(f => f.Id).SingleAsync()));
            foreach (var (i, village) in Enumerable.Repeat((Guid?)one, 8).Concat([two, two, null, null, null, null]).Index())
                Assert.True(await vote.RunAsync(forum, 1, voters.OfLine($"U{i}", forum), i % 4 == 0 ? StatementChoice.Disagree : StatementChoice.Agree, village, CancellationToken.None));
        }
        var villager = Visitor.To(service);
        await villager.OpenAsync("/forums/1/statements/results");
        Assert.Contains("10 (71.4 %)", villager.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("บ้านหนึ่ง", villager.Words, StringComparison.Ordinal);

        service.Clock.MoveTo(new DateTimeOffset(2027, 2, 20, 9, 0, 0, TimeSpan.FromHours(7)));
        await villager.OpenAsync("/forums/1/statements/results");

        Assert.Contains("หมู่ 1 บ้านหนึ่ง เห็นด้วย 75.0 % ไม่เห็นด้วย 25.0 % จาก 8 คน", villager.Words, StringComparison.Ordinal);
        Assert.Contains("หมู่ 2 บ้านสอง ไม่แสดง", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/forums/1/statements");
        Assert.EndsWith("/results", villager.Path, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task In_LINE_sentences_come_one_after_the_other_by_free_answers_and_the_tables_do_not_say_whose_they_are(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        await ForumHall.FurnishAsync(world.Service);
        await ForumHall.AnnouncedAsync(world.Service, new(2026, 12, 10));
        var organiser = await ForumHall.OrganiserAsync(world.Service);
        foreach (var words in (string[])["ควรซ่อมถนนก่อน", "ตลาดควรเปิดถึงสิบโมง"]) await AddAsync(organiser, words);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("ประชาคม");
        await malee.TapAsync("ตอบข้อความสั้น");
        Assert.Contains("ข้อ 1 จาก 2", malee.Words, StringComparison.Ordinal);
        var again = malee.Taps.Single(t => Talk.LabelOf(t) == "ไม่เห็นด้วย");
        await malee.TapAsync("เห็นด้วย");
        Assert.Contains("ตลาดควรเปิดถึงสิบโมง", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("ข้าม");
        Assert.Contains("ตอบครบ 2 ข้อแล้ว", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync(again);

        var votes = await world.Service.ReadAsync(db => db.Set<StatementVote>().AsNoTracking().OrderBy(v => v.Choice).ToListAsync());
        Assert.Equal([StatementChoice.Disagree, StatementChoice.Pass], votes.Select(v => v.Choice).Order());
        Assert.Empty(await world.Line.CallsAsync("push"));
        await using (var scope = world.Service.Services.CreateAsyncScope())
        {
            Assert.Contains(await scope.ServiceProvider.GetRequiredService<PersonalFile>().ReadAsync(malee.UserId, CancellationToken.None), r => r.Fields.Any(f => f.Value == "ไม่เห็นด้วย"));
            await scope.ServiceProvider.GetRequiredService<EraseCitizen>().RunAsync(malee.UserId, CancellationToken.None);
        }
        await using (var scope = world.Service.Services.CreateAsyncScope())
            Assert.DoesNotContain(await scope.ServiceProvider.GetRequiredService<PersonalFile>().ReadAsync(malee.UserId, CancellationToken.None), r => r.Fields.Any(f => f.Value == "ไม่เห็นด้วย"));
        Assert.Equal(2, await world.Service.ReadAsync(db => db.Set<StatementVote>().CountAsync()));

        // One that is hidden meanwhile is not the forum closed; and an old card of a forum that is off asks nothing.
        var somchai = await Talk.WithFriendAsync(world, "สมชาย");
        await somchai.SayAsync("ประชาคม");
        var begin = somchai.Taps.Single(t => Talk.LabelOf(t) == "ตอบข้อความสั้น");
        await somchai.TapAsync(begin);
        await ReviewAsync(world.Service, await (await Colleague.AddAsync(world.Service, "approver", [StaffRole.Approver])).SignInAsync(), 1, "Hide", ("Reason", "ซ้ำกับข้ออื่น"));
        await somchai.TapAsync("เห็นด้วย");
        Assert.Contains("ข้อนั้นไม่ได้ถามแล้ว คำตอบนี้ไม่ได้นับ", somchai.Words, StringComparison.Ordinal);
        Assert.Contains("ตลาดควรเปิดถึงสิบโมง", somchai.Words, StringComparison.Ordinal);
        await organiser.OpenAsync("/staff/forums/1/work");
        await organiser.SendAsync("form[action*=Cancel]", ("Reason", "น้ำท่วม"));
        await somchai.TapAsync(begin);
        Assert.Contains("ปิดรับคำตอบแล้ว", somchai.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ท่านเห็นอย่างไร", somchai.Words, StringComparison.Ordinal);
    }

    private static async Task SayAsync(Visitor villager, string choice) => await villager.SendAsync(("Choice", choice));

    private static async Task AddAsync(Visitor organiser, string words)
    {
        await organiser.OpenAsync("/staff/forums/1/statements/new");
        await organiser.SendAsync(("Words", words));
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
    }

    private static async Task ReviewAsync(Service service, Visitor approver, int ordinal, string act, params (string, string?)[] more)
    {
        var id = await service.ReadAsync(db => db.Set<Statement>().Where(s => s.Ordinal == ordinal).Select(s => s.Id).SingleAsync());
        await approver.OpenAsync($"/staff/forums/statements/{id}/review");
        await approver.SendAsync($"form[action*={act}]", more);
        Assert.True(approver.Status == HttpStatusCode.OK, approver.Words);
    }
}
