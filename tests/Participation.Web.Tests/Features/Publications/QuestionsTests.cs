using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Publications;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Publications;

/// <summary>What people ask under a publication, and the errors they find in it: answered in public, hidden only with a reason.</summary>
public sealed class QuestionsTests
{
    [Theory, OnBothDatabases]
    public async Task A_question_is_read_and_answered_in_public_its_answer_is_kept_in_editions_and_its_author_may_take_it_back(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0);
        var number = await world.PublishAsync();
        var author = Visitor.To(world.Service);
        await author.OpenAsync($"/open/{number}");
        Assert.Empty(author.Page.QuerySelectorAll("main form"));
        await author.OpenAsync(author.Page.QuerySelector("a[href$='/ask']")!.GetAttribute("href")!);
        var long2001 = new string('ก', QuestionText.MaxWords + 1);
        await author.SendAsync(("Kind", "Question"), ("Words", long2001), ("Name", "มาลี ใจดี"));
        Assert.Equal(HttpStatusCode.BadRequest, author.Status);
        Assert.Equal(long2001, author.Page.QuerySelector("#Words")!.TextContent);
        var form = author.Page.QuerySelectorAll("main form input[name=__form]").Single().GetAttribute("value");
        await author.SendAsync(("Words", "<script>alert(1)</script> เดินได้ไหม 🙏 ปู่กี๊"));
        Assert.Contains("จะตอบภายใน 27 พ.ย. 2569", author.Words, StringComparison.Ordinal);
        var own = author.Page.QuerySelector("a[href^='/open/question/']")!.GetAttribute("href")!;
        await author.OpenAsync($"/open/{number}/ask");
        await author.SendAsync(("Kind", "Question"), ("Words", "ส่งอีกที"), ("__form", form));
        Assert.Contains("ส่งมาแล้วก่อนหน้า", author.Words, StringComparison.Ordinal);
        await author.OpenAsync($"/open/{number}");
        Assert.Contains("<script>alert(1)</script> เดินได้ไหม 🙏 ปู่กี๊", author.Words, StringComparison.Ordinal);
        Assert.Null(author.Page.QuerySelector("main script"));
        Assert.DoesNotContain("มาลี", author.Words, StringComparison.Ordinal);

        await world.Publisher.OpenAsync("/staff");
        Assert.Contains("คำถามใต้ประกาศรอคำตอบ", world.Publisher.Words, StringComparison.Ordinal);
        await world.Publisher.OpenAsync("/staff/publications/questions?show=waiting");
        var one = world.Publisher.Page.QuerySelectorAll("ul.comments a").Select(a => a.GetAttribute("href")!).First(h => h.Contains("/questions/", StringComparison.Ordinal));
        await world.Publisher.OpenAsync(one);
        Assert.Contains("มาลี ใจดี", world.Publisher.Words, StringComparison.Ordinal);
        foreach (var answer in (string[])["เดินได้", "เดินได้ ยกเว้นช่วงเช้า"])
        {
            await world.Publisher.OpenAsync($"{one}/answer");
            await world.Publisher.SendAsync(("Answer", answer));
            Assert.Equal(HttpStatusCode.OK, world.Publisher.Status);
        }
        Assert.Contains("แทนด้วยคำตอบใหม่แล้ว", world.Publisher.Words, StringComparison.Ordinal);
        await author.OpenAsync($"/open/{number}");
        Assert.Contains("(แก้ไขคำตอบ) เดินได้ ยกเว้นช่วงเช้า", author.Words, StringComparison.Ordinal);
        await world.Publisher.OpenAsync("/staff");
        Assert.DoesNotContain("คำถามใต้ประกาศรอคำตอบ", world.Publisher.Words, StringComparison.Ordinal);
        await world.Publisher.OpenAsync("/staff/search?q=เดินได้ไหม");
        Assert.Contains("คำถามใต้ประกาศ", world.Publisher.Words, StringComparison.Ordinal);

        await author.OpenAsync(own);
        await author.SendAsync("form[action*=Erase]");
        await author.OpenAsync($"/open/{number}");
        Assert.Contains("ผู้ถามขอลบข้อความนี้", author.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("เดินได้", author.Words, StringComparison.Ordinal);
        // Neither the words nor the answers are in the trail, which nobody erases.
        Assert.Equal(["question.answered", "question.answer_changed"], await world.Service.ReadAsync(db => db.AuditEntries.Where(e => e.Action.StartsWith("question.")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
        Assert.Equal(["", ""], await world.Service.ReadAsync(db => db.Set<QuestionAnswer>().Select(a => a.Text).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_reported_error_leads_to_a_correction_whose_approval_answers_it_and_hiding_is_not_for_those_who_answer(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0);
        var number = await world.PublishAsync();
        var approver = await (await Colleague.AddAsync(world.Service, "approver", [StaffRole.Approver])).SignInAsync();
        var (villager, rude) = (Visitor.To(world.Service), Visitor.To(world.Service));
        await AskAsync(villager, number, "Error", "วันที่ผิด ที่ถูกคือ 27");
        await AskAsync(rude, number, "Question", "นายตัวอย่าง โทร 0800000000");
        var own = rude.Page.QuerySelector("a[href^='/open/question/']")!.GetAttribute("href")!;
        var (report, named) = await world.Service.ReadAsync(async db => (await db.Set<AskedQuestion>().SingleAsync(q => q.Kind == AskedKind.Error), await db.Set<AskedQuestion>().SingleAsync(q => q.Kind == AskedKind.Question)));

        await world.Publisher.OpenAsync($"/staff/publications/questions/{report.Id}");
        await world.Publisher.OpenAsync(world.Publisher.Page.QuerySelector("a[href*='/correct?question=']")!.GetAttribute("href")!);
        Assert.Contains("วันที่ผิด ที่ถูกคือ 27", world.Publisher.Words, StringComparison.Ordinal);
        await world.Publisher.SendAsync(("Text", "เดิมบอกถึง 26 พ.ย. ที่ถูกคือ 27 พ.ย."));
        Assert.Equal(HttpStatusCode.OK, world.Publisher.Status);
        await villager.OpenAsync($"/open/{number}");
        Assert.Contains("จะตอบภายใน 27 พ.ย. 2569", villager.Words, StringComparison.Ordinal);
        await approver.OpenAsync($"/staff/publications/{number}/review");
        await approver.SendAsync("form[action*=Correction]");
        await villager.OpenAsync($"/open/{number}");
        Assert.Contains("✓ แก้ไขแล้ว อ่านคำแก้ไขด้านบน", villager.Words, StringComparison.Ordinal);
        Assert.Contains("ขอบคุณที่แจ้ง แก้ไขแล้ว เดิมบอกถึง 26 พ.ย. ที่ถูกคือ 27 พ.ย.", villager.Words, StringComparison.Ordinal);

        await world.Publisher.OpenAsync($"/staff/publications/questions/{named.Id}/moderate");
        Assert.Equal(HttpStatusCode.NotFound, world.Publisher.Status);
        await approver.OpenAsync($"/staff/publications/questions/{named.Id}/moderate");
        await approver.SendAsync("form[action*=Hide]");
        Assert.Equal(HttpStatusCode.BadRequest, approver.Status);
        await approver.SendAsync("form[action*=Hide]", ("Reason", "มีชื่อคนและเบอร์โทร"));
        await villager.OpenAsync($"/open/{number}");
        Assert.DoesNotContain("0800000000", villager.Words, StringComparison.Ordinal);
        Assert.Contains("ซ่อนไว้ 1 เรื่อง", villager.Words, StringComparison.Ordinal);
        await rude.OpenAsync(own);
        Assert.Contains("มีชื่อคนและเบอร์โทร", rude.Words, StringComparison.Ordinal);
        await approver.OpenAsync($"/staff/publications/questions/{named.Id}/moderate");
        await approver.SendAsync("form[action*=Show]");
        // What was never answered is owed again, and after its day it is late.
        world.Service.Clock.Advance(TimeSpan.FromDays(8));
        await world.SignInAnewAsync("nextweek");
        await world.Publisher.OpenAsync("/staff");
        Assert.Contains("✕ 1 คำถามใต้ประกาศเกินกำหนดตอบ", world.Publisher.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task From_LINE_it_takes_two_taps_and_the_answer_comes_with_the_next_one_or_after_hours_by_itself_once(Database database)
    {
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0);
        var (malee, quiet) = (await Talk.WithFriendAsync(world.World), await Talk.WithFriendAsync(world.World, "สมชาย"));
        var number = await world.PublishAsync();
        foreach (var (talk, kind, words) in ((Talk, string, string)[])[(malee, "มีคำถาม", "รถเข้าได้ไหม"), (quiet, "พบข้อผิดพลาด", "วันที่ผิด")])
        {
            await talk.TapAsync(System.Text.Json.JsonSerializer.SerializeToElement(new { type = "postback", label = "ถามเรื่องนี้", data = $"1/news/ask/{number}" }));
            await talk.TapAsync(kind);
            await talk.SayAsync(words);
            Assert.Contains("จะตอบท่านที่นี่ภายใน 27 พ.ย. 2569", talk.Words, StringComparison.Ordinal);
        }
        foreach (var question in await world.Service.ReadAsync(db => db.Set<AskedQuestion>().OrderBy(q => q.ReceivedAt).ToListAsync()))
        {
            await world.Publisher.OpenAsync($"/staff/publications/questions/{question.Id}/answer");
            await world.Publisher.SendAsync(("Answer", "ตอบแล้ว ปู่"));
        }
        // LINE drops the answer it would have come with: nobody was told.
        await world.Line.FailAsync("reply", "badRequest", count: 1);
        await malee.SayAsync("ติดต่อ");
        await world.RunAsync<TellAskers>(tell => tell.RunAsync(CancellationToken.None));
        await malee.SayAsync("ติดต่อ");
        Assert.Contains("ตอบแล้ว ปู่", malee.Words, StringComparison.Ordinal);
        await world.RunAsync<TellAskers>(tell => tell.RunAsync(CancellationToken.None));
        await malee.SayAsync("ติดต่อ");
        Assert.DoesNotContain("ตอบแล้ว ปู่", malee.Words, StringComparison.Ordinal);
        Assert.Equal(0, await world.PaidAsync());

        await world.World.AdvanceAsync(AnswerQuestion.FreeFirst);
        for (var round = 0; round < 3; round++)
        {
            // Two instances at the same moment.
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => world.RunAsync<TellAskers>(tell => tell.RunAsync(CancellationToken.None))));
            await world.SettleAsync();
        }
        Assert.Equal(1, await world.PaidAsync());
        Assert.Single(await world.World.MessagesOnPhoneAsync(quiet.UserId), m => m.Text?.Contains("ตอบแล้ว ปู่", StringComparison.Ordinal) == true);

        // Erased with the person; for the others, who asked goes after its time.
        await world.RunAsync<EraseCitizen>(erase => erase.RunAsync(malee.UserId, CancellationToken.None));
        await world.World.AdvanceAsync(TimeSpan.FromDays(366));
        await world.Service.Services.GetRequiredService<RetentionJob>().RunAsync(CancellationToken.None);
        Assert.Equal(["", "วันที่ผิด"], await world.Service.ReadAsync(db => db.Set<QuestionText>().Where(t => t.LineUserId == null).Select(t => t.Words).OrderBy(w => w).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Without_room_in_the_month_the_answer_comes_with_the_next_word_also_after_it_was_hidden_and_what_is_unsent_in_LINE_goes(Database database)
    {
        // The reserve takes the only message there is.
        await using var world = await SendingWorld.StartAsync(database, perVillage: 0, limit: 1);
        var (malee, somchai) = (await Talk.WithFriendAsync(world.World), await Talk.WithFriendAsync(world.World, "สมชาย"));
        var number = await world.PublishAsync();
        foreach (var talk in (Talk[])[malee, somchai])
        {
            await talk.TapAsync(System.Text.Json.JsonSerializer.SerializeToElement(new { type = "postback", label = "ถามเรื่องนี้", data = $"1/news/ask/{number}" }));
            await talk.TapAsync("มีคำถาม");
            await talk.SayAsync("รถเข้าได้ไหม");
        }
        var texts = await world.Service.ReadAsync(db => db.Set<QuestionText>().ToDictionaryAsync(t => t.LineUserId!));
        foreach (var text in texts.Values)
        {
            await world.Publisher.OpenAsync($"/staff/publications/questions/{text.QuestionId}/answer");
            await world.Publisher.SendAsync(("Answer", "เข้าได้ทางเลียบคลอง"));
        }
        await world.World.AdvanceAsync(AnswerQuestion.FreeFirst);
        await TellAsync();
        Assert.Equal((0, 0L), (await world.PaidAsync(), await world.BookedAsync()));
        await malee.SayAsync("ติดต่อ");
        Assert.Contains("เข้าได้ทางเลียบคลอง", malee.Words, StringComparison.Ordinal);

        // Nobody hides what is said against a text of their own.
        var approver = await (await Colleague.AddAsync(world.Service, "approver", [StaffRole.Approver])).SignInAsync();
        var author = await (await Colleague.AddAsync(world.Service, "author", [StaffRole.Approver])).SignInAsync();
        await world.Service.WriteAsync(async db => db.Add(new PublicationAuthor { PublicationId = await db.Set<Publication>().Select(p => p.Id).SingleAsync(), AccountId = await db.Users.Where(u => u.UserName == "author").Select(u => u.Id).SingleAsync() }));
        await ModerateAsync(author, somchai, "Hide", ("Reason", "ไม่ชอบ"));
        Assert.Equal(HttpStatusCode.BadRequest, author.Status);
        Assert.Contains("ท่านเป็นผู้เขียนประกาศนี้", author.Words, StringComparison.Ordinal);
        // Hidden before its author has heard the answer, and shown again: heard now, and never twice.
        for (var time = 0; time < 2; time++)
        {
            await ModerateAsync(approver, somchai, "Hide", ("Reason", "มีชื่อคน"));
            await ModerateAsync(approver, somchai, "Show");
            await somchai.SayAsync("ติดต่อ");
            Assert.Equal(time == 0, somchai.Words.Contains("เข้าได้ทางเลียบคลอง", StringComparison.Ordinal));
            await TellAsync();
        }

        await world.Line.UnsendAsync(malee.UserId, texts[malee.UserId].LineMessageId!);
        await world.SettleAsync();
        Assert.Equal("", await world.Service.ReadAsync(db => db.Set<QuestionText>().Where(t => t.QuestionId == texts[malee.UserId].QuestionId).Select(t => t.Words).SingleAsync()));
        await ModerateAsync(approver, malee, "Hide", ("Reason", "ลบแล้ว"));
        Assert.Equal(HttpStatusCode.BadRequest, approver.Status);

        async Task TellAsync()
        {
            await world.RunAsync<TellAskers>(tell => tell.RunAsync(CancellationToken.None));
            await world.SettleAsync();
        }

        async Task ModerateAsync(Visitor who, Talk asker, string what, params (string, string?)[] fields)
        {
            await who.OpenAsync($"/staff/publications/questions/{texts[asker.UserId].QuestionId}/moderate");
            await who.SendAsync($"form[action*={what}]", fields);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Five_hundred_questions_cost_as_many_queries_as_five_and_come_twenty_a_page(Database database)
    {
        var counter = new CommandCounter();
        await using var service = await Service.StartAsync(database, configure: counter.Register);
        await Visitor.AddOfficeAsync(service);
        var id = Guid.CreateVersion7(service.Clock.Now());
        await service.WriteAsync(db =>
        {
            var now = service.Clock.Now();
            var publication = new Publication { Id = id, Number = 1, Kind = PublicationKind.News, Title = "ข่าว", Summary = "ใจความ", Body = "เนื้อความ", CreatedAt = now, Version = Guid.CreateVersion7(now) };
            publication.Submit(now);
            publication.Approve(Guid.CreateVersion7(now), now);
            publication.Publish(now);
            db.Add(publication);
            return Task.CompletedTask;
        });
        var (villager, publisher) = (Visitor.To(service), await (await Colleague.AddAsync(service, "publisher", [StaffRole.Publisher])).SignInAsync());
        await AddAsync(service, id, 5);
        var few = (await CountAsync(villager, "/open/1"), await CountAsync(publisher, "/staff/publications/questions"));
        await AddAsync(service, id, 495);

        Assert.Equal(few, (await CountAsync(villager, "/open/1"), await CountAsync(publisher, "/staff/publications/questions")));
        Assert.Equal(20, villager.Page.QuerySelectorAll("main article").Length);
        Assert.Contains("หน้า 1 จาก 25", villager.Words, StringComparison.Ordinal);
        Assert.InRange((await villager.Last.Content.ReadAsByteArrayAsync()).Length, 1, 40_000);

        async Task<int> CountAsync(Visitor visitor, string path)
        {
            await visitor.OpenAsync(path);
            return await counter.CountAsync(() => visitor.OpenAsync(path));
        }
    }

    private static async Task AskAsync(Visitor visitor, int number, string kind, string words)
    {
        await visitor.OpenAsync($"/open/{number}/ask");
        await visitor.SendAsync(("Kind", kind), ("Words", words));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    private static Task AddAsync(Service service, Guid publication, int count) => service.WriteAsync(db =>
    {
        var now = service.Clock.Now();
        for (var i = 0; i < count; i++)
        {
            var question = new AskedQuestion { Id = Guid.CreateVersion7(now), PublicationId = publication, Kind = AskedKind.Question, Channel = QuestionChannel.Web, ReceivedAt = now, DueOn = ThaiCalendar.Day(now), Version = Guid.CreateVersion7(now) };
            question.Answered(now);
            db.AddRange(question, new QuestionText { QuestionId = question.Id, Words = $"คำถามที่ {i}" }, new QuestionAnswer { Id = Guid.CreateVersion7(now), QuestionId = question.Id, Edition = 1, Text = "คำตอบ", WrittenBy = Guid.CreateVersion7(now), WrittenAt = now });
        }
        return Task.CompletedTask;
    });
}
