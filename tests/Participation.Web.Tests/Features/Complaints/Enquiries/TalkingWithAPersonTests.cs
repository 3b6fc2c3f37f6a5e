using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints;
using Participation.Web.Features.Complaints.Enquiries;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints.Enquiries;

/// <summary>Whoever asks for a person gets one while the office is open, in the same chat, through the case.</summary>
public sealed class TalkingWithAPersonTests
{
    [Theory, OnBothDatabases]
    public async Task Messages_go_back_and_forth_until_it_is_answered(Database database)
    {
        await using var world = await OfficeAsync(database);
        var answerer = await (await Colleague.AddAsync(world.Service, "answerer", [StaffRole.InformationOfficer])).SignInAsync();
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("คุยกับเจ้าหน้าที่");
        await malee.SayAsync("ย้ายทะเบียนบ้านให้ยาย ต้องพายายมาไหม");
        foreach (var words in (string[])["เลขที่ 1/2569", "รหัสติดตาม", "PIN"]) Assert.Contains(words, malee.Words, StringComparison.Ordinal);

        await answerer.OpenAsync("/staff/enquiries");
        Assert.Contains("1 คนรอคุยใน LINE", answerer.Words, StringComparison.Ordinal);
        var question = await world.Service.ReadAsync(db => db.Set<Case>().Select(c => c.Id).SingleAsync());
        await malee.DoAsync(() => AnsweringEnquiriesTests.PressAsync(answerer, question, "Reply", ("Words", "ยายเดินได้ไหมคะ")));
        Assert.Contains("ยายเดินได้ไหมคะ", malee.Words, StringComparison.Ordinal);
        await answerer.OpenAsync("/staff/enquiries");
        Assert.DoesNotContain("รอคุยใน LINE", answerer.Words, StringComparison.Ordinal);
        await malee.SayAsync("ได้");
        Assert.Contains("ถึงเจ้าหน้าที่แล้ว", malee.Words, StringComparison.Ordinal);
        await answerer.OpenAsync($"/staff/enquiries/{question}");
        Assert.Contains(answerer.Page.QuerySelectorAll(".said"), s => s.TextContent == "ได้");
        await malee.DoAsync(() => AnsweringEnquiriesTests.PressAsync(answerer, question, "Close", ("Words", "พายายมาพร้อมบัตรประชาชนได้เลยค่ะ")));
        Assert.Contains("พายายมาพร้อมบัตรประชาชนได้เลยค่ะ", malee.Words, StringComparison.Ordinal);

        await malee.SayAsync("ขอบคุณค่ะ");
        Assert.Contains("ยังไม่ถึงเจ้าหน้าที่", malee.Words, StringComparison.Ordinal);
        Assert.Equal([CaseStep.Received, CaseStep.Accepted, CaseStep.ToldCitizen, CaseStep.HeardCitizen, CaseStep.Closed], await world.Service.ReadAsync(db => db.Set<CaseEntry>().OrderBy(e => e.Sequence).Select(e => e.Step).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_reply_takes_up_the_talk_again_after_the_person_did_something_else(Database database)
    {
        await using var world = await OfficeAsync(database);
        var answerer = await (await Colleague.AddAsync(world.Service, "answerer", [StaffRole.InformationOfficer])).SignInAsync();
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("คุยกับเจ้าหน้าที่");
        await malee.SayAsync("ย้ายทะเบียนบ้านให้ยาย ต้องพายายมาไหม");
        await malee.SayAsync("เมนู");
        var question = await world.Service.ReadAsync(db => db.Set<Case>().Select(c => c.Id).SingleAsync());
        await malee.DoAsync(() => AnsweringEnquiriesTests.PressAsync(answerer, question, "Reply", ("Words", "ยายเดินได้ไหมคะ")));

        await malee.SayAsync("เดินไม่ได้แล้ว");

        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<CaseEntryText>().CountAsync(t => t.Text == "เดินไม่ได้แล้ว")));
        await malee.TapAsync("จบการคุย");
        Assert.NotNull(await world.Service.ReadAsync(db => db.Set<EnquiryTalk>().Select(t => t.EndedAt).SingleAsync()));
        await answerer.OpenAsync("/staff/enquiries");
        Assert.Contains("1 คำถามรอคำตอบ", answerer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("รอคุย", answerer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task While_the_office_is_closed_it_says_when_somebody_is_there_and_takes_a_question(Database database)
    {
        await using var world = await OfficeAsync(database);
        await world.AdvanceAsync(TimeSpan.FromHours(10));
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync("คุยกับเจ้าหน้าที่");

        Assert.Contains("เปิดอีกครั้ง วันจันทร์ 08.30 น.", malee.Words, StringComparison.Ordinal);
        Assert.Contains("สอบถาม", malee.Labels);
        await malee.SayAsync("ฮัลโหล มีใครอยู่ไหม");
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<Case>().CountAsync()));
    }

    [Fact]
    public async Task Without_an_officer_appointed_by_name_there_is_nobody_to_talk_to()
    {
        await using var world = await CasesInLineTests.OfficeAsync(Database.Sqlite);
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync("คุยกับเจ้าหน้าที่");

        Assert.Contains("ไม่ถึงเจ้าหน้าที่", malee.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_another_persons_talk_ends_nothing()
    {
        await using var world = await OfficeAsync(Database.Sqlite);
        var (malee, somchai) = (await Talk.WithFriendAsync(world), await Talk.WithFriendAsync(world, "สมชาย"));
        await malee.SayAsync("คุยกับเจ้าหน้าที่");
        await malee.SayAsync("ย้ายทะเบียนบ้านให้ยาย ต้องพายายมาไหม");
        var end = malee.Taps.Single(t => Talk.LabelOf(t) == "จบการคุย");

        await somchai.TapAsync(end);

        Assert.Null(await world.Service.ReadAsync(db => db.Set<EnquiryTalk>().Select(t => t.EndedAt).SingleAsync()));
    }

    internal static async Task<LineWorld> OfficeAsync(Database database)
    {
        var world = await CasesInLineTests.OfficeAsync(database);
        await Colleague.AddAsync(world.Service, "information", [StaffRole.InformationOfficer]);
        return world;
    }
}
