using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Complaints;
using Participation.Web.Features.Complaints.Chat;
using Participation.Web.Features.Surveys;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>Where a case is, who has it, what happened, what comes next and by when, by taps; and a rating when it is over.</summary>
public sealed class FollowingInLineTests
{
    [Theory, OnBothDatabases]
    public async Task The_only_case_is_shown_at_once_and_of_several_each_by_a_tap(Database database)
    {
        await using var world = await CasesInLineTests.OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        await SendAsync(malee);

        await malee.SayAsync("ติดตาม");
        foreach (var words in (string[])["เลขที่ 1/2569", "ไฟฟ้าสาธารณะ", "รับเรื่องแล้ว", "อยู่ที่ ศูนย์รับเรื่อง", "5 ธ.ค. 2569 (อีก 15 วัน)", "รับเรื่องเข้าทะเบียน"]) Assert.Contains(words, malee.Words, StringComparison.Ordinal);

        await SendAsync(malee);
        await malee.SayAsync("ติดตาม");
        Assert.Equal(2, malee.Labels.Count(l => l == "ดูรายละเอียด"));
        Assert.DoesNotContain("รับเรื่องเข้าทะเบียน", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync("ดูรายละเอียด");
        Assert.Contains("รับเรื่องเข้าทะเบียน", malee.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_or_rates_the_case_of_somebody_else()
    {
        await using var world = await CasesInLineTests.OfficeAsync(Database.Sqlite);
        var malee = await Talk.WithFriendAsync(world);
        await SendAsync(malee);
        await malee.DoAsync(() => CasesInLineTests.CloseAsync(world.Service));
        var id = await world.Service.ReadAsync(db => db.Set<Case>().Select(c => c.Id).SingleAsync());
        var boonmee = await Talk.WithFriendAsync(world, "บุญมี");

        foreach (var act in (string[])[ComplaintTaps.Show, ComplaintTaps.Rate])
        {
            await boonmee.DoAsync(() => world.Line.SendPostbackAsync(boonmee.UserId, ChatTap.Data(ComplaintTaps.Topic, act, id.ToString("N"))));
            Assert.Contains("ปุ่มนี้เป็นของข้อความเก่า", boonmee.Words, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task With_the_result_comes_a_button_to_rate_it_once(Database database)
    {
        await using var world = await CasesInLineTests.OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        await SendAsync(malee);

        await malee.DoAsync(() => CasesInLineTests.CloseAsync(world.Service));
        var rate = malee.Taps.Single(t => Talk.LabelOf(t) == "ให้คะแนน");
        await malee.TapAsync(rate);
        await malee.TapAsync("เริ่มให้คะแนน");
        await malee.TapAsync("มากที่สุด");

        Assert.Contains("ขอบคุณ", malee.Words, StringComparison.Ordinal);
        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync(a => a.WayIn == WayIn.Case)));
        await malee.TapAsync(rate);
        Assert.Contains("ให้คะแนนแล้ว", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("ติดตาม");
        Assert.Contains("แก้ไขแล้ว", malee.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ให้คะแนน", malee.Labels);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_is_not_content_opens_it_again_and_says_more_without_leaving_the_chat(Database database)
    {
        await using var world = await CasesInLineTests.OfficeAsync(database);
        var malee = await Talk.WithFriendAsync(world);
        await SendAsync(malee);
        await malee.DoAsync(() => CasesInLineTests.CloseAsync(world.Service));

        var again = malee.Taps.Single(t => Talk.LabelOf(t) == "ยังไม่เรียบร้อย");
        await malee.TapAsync(again);
        await malee.SayAsync("สั้นไป");
        Assert.Contains("อย่างน้อย 10 ตัวอักษร", malee.Words, StringComparison.Ordinal);
        await malee.SayAsync("ยังดับอยู่ที่เสาต้นถัดไปค่ะ");
        Assert.Contains("เปิดเรื่องอีกครั้งแล้ว จะแจ้งผลหรือชี้แจงภายใน 5 ธ.ค. 2569 (อีก 15 วัน)", malee.Words, StringComparison.Ordinal);
        var opened = await world.Service.ReadAsync(db => db.Set<Case>().SingleAsync());
        Assert.Equal((true, 2), (opened.IsOpen, opened.Round));
        await malee.TapAsync(again);
        Assert.Contains("กำลังทำอยู่แล้ว", malee.Words, StringComparison.Ordinal);

        await malee.SayAsync("ติดตาม");
        await malee.TapAsync("บอกเพิ่ม");
        await malee.SayAsync("เสาต้นนี้อยู่หน้าบ้านเลขที่ 9 ค่ะ");
        Assert.Contains("ส่งข้อความแล้ว", malee.Words, StringComparison.Ordinal);
        Assert.Equal([CaseStep.Reopened, CaseStep.HeardCitizen], (await world.Service.ReadAsync(db => db.Set<CaseEntry>().OrderBy(e => e.Sequence).Select(e => e.Step).ToListAsync())).TakeLast(2));

        var boonmee = await Talk.WithFriendAsync(world, "บุญมี");
        await boonmee.DoAsync(() => world.Line.TapAsync(boonmee.UserId, again));
        Assert.Contains("ปุ่มนี้เป็นของข้อความเก่า", boonmee.Words, StringComparison.Ordinal);
    }

    private static async Task SendAsync(Talk malee)
    {
        await malee.SayAsync("ร้องทุกข์");
        await malee.TapAsync("ไฟฟ้าสาธารณะ");
        await malee.SayAsync("ไฟทางหน้าศาลาดับสองคืน");
        await malee.TapAsync("ข้าม");
        await malee.TapAsync("ไม่บอกชื่อ");
        await malee.TapAsync("ส่งเรื่อง");
    }
}
