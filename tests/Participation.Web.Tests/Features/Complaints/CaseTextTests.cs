using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>Steps and notices in the agency's own words, each edition from its moment on.</summary>
public sealed class CaseTextTests
{
    [Fact]
    public void What_the_program_brings_along_may_stand_as_it_is() =>
        Assert.All(CaseTextKind.All, kind => Assert.Null(kind.ProblemOf(CaseTextKind.LinesOf(kind.Preset))));

    [Theory]
    [InlineData("letter-result", "{ข้อความ}", "ขาด {ผล}")]
    [InlineData("letter-result", "{ผล}\n{ข้อความ}\n{ชื่อผู้ร้อง}", "ไม่รู้จัก {ชื่อผู้ร้อง}")]
    [InlineData("letter-explanation", "{ข้อความ}", "ขาด {กำหนด}")]
    [InlineData("line-result", "ผล\nเลขที่ {เลขที่}", "มีได้บรรทัดเดียว")]
    [InlineData("steps", "แจ้ง: โทรมา", "ขาด {วัน}")]
    [InlineData("steps", "", "กรุณาเขียนข้อความ")]
    public async Task What_would_not_tell_what_has_to_be_told_is_refused_and_stays_in_the_form(string key, string body, string words)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await centre.OpenAsync($"/staff/cases/texts/{key}");

        await centre.SendAsync(("Body", body));

        Assert.Equal(HttpStatusCode.BadRequest, centre.Status);
        Assert.Contains(words, centre.Page.QuerySelector(".field .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(body, centre.Page.QuerySelector("#Body")!.TextContent.ReplaceLineEndings("\n"));
        Assert.Equal(0, await service.ReadAsync(db => db.Set<CaseText>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_letter_of_yesterday_says_what_it_said_and_one_of_today_says_it_in_the_new_words(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        foreach (var _ in (int[])[1, 2]) await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Phone", "0812345678"));
        var (first, second) = ($"/staff/cases/{await MergingCasesTests.IdAsync(service, 1)}", $"/staff/cases/{await MergingCasesTests.IdAsync(service, 2)}");
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await CloseAsync(centre, first);
        service.Clock.Advance(TimeSpan.FromMinutes(1));

        await WordAsync(centre, "letter-result", "เราทำเรื่องเลขที่ {เลขที่} เสร็จแล้ว\nผลคือ {ผล}\n{ข้อความ}");
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        await CloseAsync(centre, second);

        await centre.OpenAsync($"{first}/letters/2");
        Assert.Contains("ผลของเรื่อง: แก้ไขแล้ว", centre.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("เสร็จแล้ว", centre.Words, StringComparison.Ordinal);
        await centre.OpenAsync($"{second}/letters/2");
        Assert.Contains("เราทำเรื่องเลขที่ 2/2569 เสร็จแล้ว", centre.Words, StringComparison.Ordinal);
        // A brace that a person typed is no mark.
        Assert.Contains("เปลี่ยนหลอด {ผล} แล้วเมื่อเช้านี้", centre.Words, StringComparison.Ordinal);
        await centre.OpenAsync("/staff/cases/texts");
        Assert.Contains("ฉบับที่ 1 ตั้งแต่", centre.Words, StringComparison.Ordinal);
        Assert.Contains("case_text.worded", await service.ReadAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync()));
        await Assert.ThrowsAnyAsync<Exception>(() => service.WriteAsync(db => db.Set<CaseText>().ExecuteDeleteAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_word_it_at_once_do_not_overwrite_each_other(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        var (one, other) = (await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer), await WorkingOnCasesTests.SignInAsync(service, "centre-3", StaffRole.ComplaintOfficer));
        foreach (var visitor in (Visitor[])[one, other]) await visitor.OpenAsync("/staff/cases/texts/line-result");

        await one.SendAsync(("Body", "ผลเรื่อง {เลขที่} มาแล้วค่ะ"));
        await other.SendAsync(("Body", "แจ้งผลเรื่อง {เลขที่}"));

        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        Assert.Equal("ผลเรื่อง {เลขที่} มาแล้วค่ะ", await service.ReadAsync(db => db.Set<CaseText>().Select(t => t.Body).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task The_first_line_of_a_message_in_LINE_is_the_agency_s(Database database)
    {
        await using var world = await CasesInLineTests.OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        await CasesInLineTests.TellAsync(malee);
        await malee.TapAsync("ไม่บอกชื่อ");
        await malee.TapAsync("ส่งเรื่อง");
        await WordAsync(await WorkingOnCasesTests.SignInAsync(world.Service, "centre-2", StaffRole.ComplaintOfficer), "line-result", "อบต. ทำเรื่องเลขที่ {เลขที่} ให้แล้วค่ะ");

        await malee.DoAsync(() => CasesInLineTests.CloseAsync(world.Service));

        Assert.Contains("อบต. ทำเรื่องเลขที่ 1/2569 ให้แล้วค่ะ", malee.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_are_read_on_the_page_on_the_poster_and_by_colleagues()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        var centre = await WorkingOnCasesTests.SignInAsync(service, "centre-2", StaffRole.ComplaintOfficer);
        await WordAsync(centre, "steps", "มาบอก: ที่ไหนก็ได้\nตามดู: {หน้าติดตาม}\nรอฟัง: ไม่เกิน {วัน}");
        await WordAsync(centre, "handling", "รับ: วันเดียวกัน\nแจ้ง: ภายใน {วัน}");
        var villager = Visitor.To(service);

        await villager.OpenAsync("/c");
        foreach (var words in (string[])["มาบอก", "localhost/c/track", "ไม่เกิน 15 วัน"]) Assert.Contains(words, villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/c/poster");
        foreach (var words in (string[])["1 มาบอก", "2 ตามดู", "3 รอฟัง"]) Assert.Contains(words, villager.Words, StringComparison.Ordinal);
        await centre.OpenAsync("/staff/cases/handbooks");
        Assert.Contains("ภายใน 15 วัน", centre.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_asks_in_the_chat_how_it_is_done_is_told_the_steps_who_and_until_when(Database database)
    {
        await using var world = await CasesInLineTests.OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);

        await malee.SayAsync("ร้องเรียนยังไง");

        foreach (var words in (string[])["เก็บรหัส", "ภายใน 15 วัน", "ตามคำสั่งที่ 1/2569", "localhost/c/track"]) Assert.Contains(words, malee.Words, StringComparison.Ordinal);
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<Case>().CountAsync()));
    }

    internal static async Task WordAsync(Visitor centre, string key, string body)
    {
        await centre.OpenAsync($"/staff/cases/texts/{key}");
        await centre.SendAsync(("Body", body));
        Assert.Equal(HttpStatusCode.OK, centre.Status);
    }

    private static Task CloseAsync(Visitor centre, string address) =>
        WorkingOnCasesTests.PressAsync(centre, $"{address}/work", "Close", ("Words", "เปลี่ยนหลอด {ผล} แล้วเมื่อเช้านี้"), ("Outcome", "Solved"));
}
