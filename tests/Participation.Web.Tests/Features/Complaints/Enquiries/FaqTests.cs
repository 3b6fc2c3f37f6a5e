using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Complaints;
using Participation.Web.Features.Complaints.Enquiries;
using Participation.Web.Features.Staff;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints.Enquiries;

/// <summary>An answer kept once is found by everybody: on the page, however it is spelt, and in the chat before a question is sent.</summary>
public sealed class FaqTests
{
    private const string Question = "เบี้ยผู้สูงอายุเข้าวันไหน";

    [Theory, OnBothDatabases]
    public async Task An_answer_becomes_an_entry_with_editions_which_citizens_find_and_rate_once(Database database)
    {
        await using var service = await AnsweringEnquiriesTests.OfficeAsync(database);
        var answerer = await (await Colleague.AddAsync(service, "answerer", [StaffRole.InformationOfficer])).SignInAsync();
        var question = await AnsweringEnquiriesTests.ReceiveAsync(service, Question);
        await AnsweringEnquiriesTests.PressAsync(answerer, question, "Close", ("Words", "ภายในวันที่ 10 ของเดือนค่ะ"), ("KeepAsFaq", "true"));
        Assert.Equal("/staff/faq/new", answerer.Path);
        Assert.Equal(Question, answerer.Page.QuerySelector("#Question")!.GetAttribute("value"));
        await answerer.SendAsync();
        Assert.Equal("/staff/faq/1", answerer.Path);
        await answerer.SendAsync(("Answer", "ภายในวันที่ 10 ของเดือน ถ้าตรงวันหยุดจะเข้าก่อน"), ("IsActive", "true"));
        Assert.Equal(2, answerer.Page.QuerySelectorAll("details").Length);

        var villager = Visitor.To(service);
        await villager.OpenAsync("/faq?q=เบี้ยผุ้สูงอายุ");
        Assert.Equal([Question], villager.Page.QuerySelectorAll("ul.links a[href^='/faq/']").Select(a => a.TextContent));
        await villager.OpenAsync("/faq/1");
        Assert.Contains("ถ้าตรงวันหยุดจะเข้าก่อน", villager.Words, StringComparison.Ordinal);
        var rating = villager.Page;
        await villager.SendAsync(("Helped", "yes"));
        Assert.Contains("ขอบคุณ", villager.Words, StringComparison.Ordinal);
        var form = rating.QuerySelector($"input[name={FormIds.FieldName}]")!.GetAttribute("value")!;
        await villager.OpenAsync("/faq/1");
        await villager.SendAsync(("Helped", "yes"), (FormIds.FieldName, form));
        await villager.OpenAsync("/faq/1");
        await villager.SendAsync(("Helped", "perhaps"));
        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);

        var month = await service.ReadAsync(db => db.Set<FaqMonth>().SingleAsync());
        Assert.Equal((3, 1, 0), (month.Shown, month.Helped, month.NotHelped));
        Assert.Equal(["faq.added", "faq.changed"], (await service.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync())).Where(a => a.StartsWith("faq.", StringComparison.Ordinal)));
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(db => db.Set<FaqEdition>().ExecuteDeleteAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_no_longer_valid_or_in_use_is_found_by_nobody_and_staff_are_reminded(Database database)
    {
        await using var service = await AnsweringEnquiriesTests.OfficeAsync(database);
        await AddAsync(service, Question, "ภายในวันที่ 10", until: new(2026, 11, 20));
        await AddAsync(service, "รถขยะมาวันไหน", "วันจันทร์", isActive: false);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/faq");
        Assert.Equal([Question], villager.Page.QuerySelectorAll("ul.links a[href^='/faq/']").Select(a => a.TextContent));

        service.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var address in (string[])["/faq", "/faq?q=เบี้ย", "/faq?q=ขย"])
        {
            await villager.OpenAsync(address);
            Assert.Empty(villager.Page.QuerySelectorAll("ul.links a[href^='/faq/']"));
        }
        await villager.OpenAsync("/faq/1");
        Assert.Equal(HttpStatusCode.NotFound, villager.Status);
        var answerer = await (await Colleague.AddAsync(service, "answerer", [StaffRole.InformationOfficer])).SignInAsync();
        Assert.Contains("1 คำตอบที่พบบ่อยหมดอายุ", answerer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task In_the_chat_known_answers_are_offered_before_a_question_is_sent(Database database)
    {
        await using var world = await TalkingWithAPersonTests.OfficeAsync(database);
        await AddAsync(world.Service, Question, "ภายในวันที่ 10 ของเดือน");
        await AddAsync(world.Service, "รถเก็บขยะมาวันไหน", "วันจันทร์และวันพฤหัสบดี");
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("สอบถาม");
        await malee.TapAsync("เบี้ยยังชีพ สวัสดิการ");
        await malee.SayAsync("ขอถามหน่อยค่ะ เบี้ยผู้สูงอายุเดือนนี้เข้าวันไหนคะ");

        Assert.Contains(Question, malee.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("รถเก็บขยะ", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync(Labels.Cut(Question));
        Assert.Contains("ภายในวันที่ 10 ของเดือน", malee.Words, StringComparison.Ordinal);
        var helped = malee.Taps.Single(t => Talk.LabelOf(t) == "ช่วยได้");
        await malee.TapAsync("ยังไม่ช่วย");
        await malee.TapAsync("ส่งคำถาม");
        await malee.TapAsync("ไม่บอกชื่อ");
        await malee.TapAsync("ส่งเรื่อง");
        Assert.Contains("เลขที่ 1/2569", malee.Words, StringComparison.Ordinal);
        Assert.Equal(CaseKind.Enquiry, await world.Service.ReadAsync(db => db.Set<Case>().Select(c => c.Kind).SingleAsync()));
        // The same pair of buttons counts once.
        await malee.TapAsync(helped);
        var month = await world.Service.ReadAsync(db => db.Set<FaqMonth>().SingleAsync());
        Assert.Equal((1, 0, 1), (month.Shown, month.Helped, month.NotHelped));
    }

    [Fact]
    public async Task Helped_by_a_known_answer_nothing_is_sent()
    {
        await using var world = await TalkingWithAPersonTests.OfficeAsync(Database.Sqlite);
        await AddAsync(world.Service, Question, "ภายในวันที่ 10 ของเดือน");
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("สอบถาม");
        await malee.TapAsync("เบี้ยยังชีพ สวัสดิการ");
        await malee.SayAsync("เบี้ยผู้สูงอายุเข้าวันไหน");
        await malee.TapAsync(Labels.Cut(Question));
        await malee.TapAsync("ช่วยได้");

        Assert.Contains("ไม่ได้ส่งถึงเจ้าหน้าที่", malee.Words, StringComparison.Ordinal);
        Assert.Equal((0, 0), await world.Service.ReadAsync(async db => (await db.Set<Conversation>().CountAsync(), await db.Set<Case>().CountAsync())));
    }

    [Fact]
    public async Task A_question_that_nobody_asked_before_goes_straight_on_without_a_place()
    {
        await using var world = await TalkingWithAPersonTests.OfficeAsync(Database.Sqlite);
        await AddAsync(world.Service, Question, "ภายในวันที่ 10 ของเดือน");
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("สอบถาม");
        await malee.TapAsync("ถนน ทางเท้า สะพาน");
        await malee.SayAsync("ปีหน้าจะทำถนนสายบ้านใหม่หรือเปล่า");

        Assert.Contains("ให้ใครเห็นชื่อ", malee.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("เบี้ยผู้สูงอายุเข้าวันไหนคะ", true)]
    [InlineData("เบี้ยผุ้สูงอายุ เข้าวันไหน", true)]
    [InlineData("เงินคนแก่ออกวันไหน", true)]
    [InlineData("วันไหนดี", false)]
    [InlineData("แม่เป็นผู้สูงอายุ เดินไม่ไหว อยากได้รถเข็น", false)]
    [InlineData("ไม่รู้จะพิมพ์อะไร", false)]
    public async Task Free_words_are_answered_by_an_entry_only_where_they_come_very_near(string said, bool offered)
    {
        await using var world = await TalkingWithAPersonTests.OfficeAsync(Database.Sqlite);
        await AddAsync(world.Service, Question, "ภายในวันที่ 10 ของเดือน", "เงินคนแก่ออกวันไหน");
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync(said);

        Assert.Equal(offered, malee.Words.Contains(Question, StringComparison.Ordinal));
    }

    internal static async Task AddAsync(Service service, string question, string answer, string alsoAsked = "", DateOnly? until = null, bool isActive = true)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var category = await service.ReadAsync(db => db.Set<CaseCategory>().Where(c => c.Key == "welfare").Select(c => c.Id).SingleAsync());
        var outcome = await scope.ServiceProvider.GetRequiredService<SaveFaq>().RunAsync(null, new FaqContent(question, answer, alsoAsked, [category], null, until, isActive), Guid.Empty, StaffActor.Of(Guid.CreateVersion7()), CancellationToken.None);
        Assert.IsType<EditOutcome.Saved>(outcome);
    }
}
