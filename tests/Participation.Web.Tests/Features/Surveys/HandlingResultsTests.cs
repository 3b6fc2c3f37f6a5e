using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Surveys;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Surveys;

/// <summary>What staff do with results: leave out bursts, follow up comments, answer them, set targets.</summary>
public sealed class HandlingResultsTests
{
    private static readonly DateTime Today = SurveyAnswers.Today;

    [Theory, OnBothDatabases]
    public async Task A_burst_is_left_out_as_a_whole_with_a_reason_and_taken_in_again_and_both_figures_are_shown(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database);
        await service.GiveAsync("D1", Today, [.. Enumerable.Repeat(5, 10)]);
        await service.GiveAsync("D1", Today, WayIn.Kiosk, [.. Enumerable.Repeat(1, 16)], Guid.CreateVersion7());
        var before = await service.RollUpsAsync();
        var chief = await Visitor.StaffAsync(service);
        await chief.OpenAsync("/staff/surveys/bursts");
        Assert.Equal("เดือนพฤศจิกายน 2569มี 1 ช่วงที่ยังไม่มีใครตรวจ", chief.Page.QuerySelector("h1")!.TextContent);
        await chief.OpenAsync(chief.Page.QuerySelector("tbody th a")!.GetAttribute("href")!);

        await chief.SendAsync(("Reason", ""));
        Assert.Equal(HttpStatusCode.BadRequest, chief.Status);
        await chief.SendAsync(("Reason", "เด็กกดเล่นหน้าจอ"));

        await chief.OpenAsync("/staff/surveys/results/service");
        // Six of the sixteen were believed and stay.
        Assert.Contains("พอใจร้อยละ 62.5", chief.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ตัดคำตอบที่มาถี่ผิดปกติออก 10 คำตอบ พร้อมเหตุผล ถ้าไม่ตัด จะพอใจร้อยละ 38.4 จาก 26 คำตอบ", chief.Words, StringComparison.Ordinal);
        await chief.OpenAsync("/staff/surveys/bursts");
        Assert.Contains("ตัดออก: เด็กกดเล่นหน้าจอ", chief.Words, StringComparison.Ordinal);
        var entry = await service.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "survey.marked_excluded"));
        Assert.Contains("เด็กกดเล่นหน้าจอ", Encoding.UTF8.GetString(entry.Canonical), StringComparison.Ordinal);

        await chief.OpenAsync(chief.Page.QuerySelector("tbody th a")!.GetAttribute("href")!);
        await chief.SendAsync(("Reason", "ตรวจกล้องแล้ว เป็นคนจริง"));
        Assert.Equal(before, await service.RollUpsAsync());
        // A page from before the last decision must not undo it.
        await chief.SendAsync(("Reason", "อีกครั้ง"), ("Exclude", "false"));
        Assert.Equal(HttpStatusCode.BadRequest, chief.Status);
        Assert.Equal(2, await service.ReadAsync(db => db.Set<AnswerExclusion>().CountAsync()));
    }

    [Fact]
    public async Task Whoever_is_rated_cannot_leave_answers_out()
    {
        await using var service = await SurveyAnswers.OfficeAsync(Database.Sqlite);
        await service.GiveAsync("D1", Today, WayIn.Kiosk, [.. Enumerable.Repeat(1, 16)], Guid.CreateVersion7());
        var officer = await (await Colleague.AddAsync(service, roles: [StaffRole.CounterOfficer, StaffRole.CounterSupervisor])).SignInAsync();
        await officer.OpenAsync("/staff/surveys/bursts");
        Assert.Equal(HttpStatusCode.OK, officer.Status);

        await officer.OpenAsync(officer.Page.QuerySelector("tbody th a")!.GetAttribute("href")!);

        Assert.Equal(HttpStatusCode.NotFound, officer.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Comments_are_read_page_by_page_newest_first_and_none_twice(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database, "D2");
        foreach (var hour in Enumerable.Range(0, 5)) await CommentAsync(service, "D1", Today.AddHours(-hour), 15);
        await CommentAsync(service, "D2", Today, 1);
        var officer = await Visitor.StaffAsync(service);

        var seen = new List<string>();
        await officer.OpenAsync("/staff/surveys/comments?point=D1");
        for (var pages = 1; ; pages++)
        {
            seen.AddRange(officer.Page.QuerySelectorAll(".comments li p:first-child").Select(p => p.TextContent));
            if (officer.Page.QuerySelectorAll(".pager a").SingleOrDefault(a => a.TextContent == "ก่อนหน้านี้") is not { } next)
            {
                Assert.Equal(3, pages);
                break;
            }
            await officer.OpenAsync(next.GetAttribute("href")!);
        }

        Assert.Equal(75, seen.Count);
        Assert.Equal(75, seen.Distinct().Count());
        Assert.Equal(seen.Select(Hour).OrderDescending(), seen.Select(Hour));
        static string Hour(string comment) => comment.Split(' ')[0];
    }

    [Theory, OnBothDatabases]
    public async Task A_comment_gets_status_unit_tags_and_note_is_found_by_them_and_the_trail_keeps_no_words(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database);
        var unit = Guid.CreateVersion7();
        await service.WriteAsync(db => Task.FromResult(db.Add(new Unit { Id = unit, Level = UnitLevel.Division, Name = "กองช่าง" })));
        await CommentAsync(service, "D1", Today, 2);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/surveys/comments");
        var address = officer.Page.QuerySelector(".comments .tags a")!.GetAttribute("href")!;
        await officer.OpenAsync(address);

        await officer.SendAsync(("Tags", "หนึ่ง, สอง, สาม, สี่, ห้า, หก"));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        await officer.SendAsync(("Status", "Acted"), ("UnitId", unit.ToString()), ("Tags", "ที่จอดรถ, รอนาน"), ("Note", "บอกลุงแดงแล้ว"));

        foreach (var filter in (string[])["status=Acted", $"unit={unit}", "tag=ที่จอดรถ", "tag=รอนาน", "survey=service&status=Acted&kind=Remark&point=D1"])
        {
            await officer.OpenAsync($"/staff/surveys/comments?{filter}");
            Assert.Single(officer.Page.QuerySelectorAll(".comments li"));
        }
        await officer.OpenAsync("/staff/surveys/comments?status=Answered");
        Assert.Empty(officer.Page.QuerySelectorAll(".comments li"));
        var entry = await service.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "comment.handled"));
        Assert.Contains("Acted", Encoding.UTF8.GetString(entry.Canonical), StringComparison.Ordinal);
        Assert.DoesNotContain("D1 0", Encoding.UTF8.GetString(entry.Canonical), StringComparison.Ordinal);
        Assert.DoesNotContain("ลุงแดง", Encoding.UTF8.GetString(entry.Canonical), StringComparison.Ordinal);
        // Somebody who had the page open from before is told.
        await officer.OpenAsync(address);
        await officer.SendAsync(("Status", "Read"), ("Seen", Guid.Empty.ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
    }

    [Fact]
    public async Task What_a_citizen_wrote_is_shown_as_text_and_never_as_markup()
    {
        await using var service = await SurveyAnswers.OfficeAsync(Database.Sqlite);
        await service.GiveAsync("D1", Today, WayIn.Web, [1], more: (_, sheet) => sheet with { Words = [(CommentKind.Remark, "<script>alert(1)</script> & ปู่")] });
        var officer = await Visitor.StaffAsync(service);

        await officer.OpenAsync("/staff/surveys/comments");

        Assert.Contains("<script>alert(1)</script> & ปู่", officer.Words, StringComparison.Ordinal);
        Assert.Null(officer.Page.QuerySelector("main script"));
    }

    [Theory, OnBothDatabases]
    public async Task Old_comments_go_with_their_tags_and_the_figures_stay(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database);
        await CommentAsync(service, "D1", Today, 3);
        await service.WriteAsync(async db =>
        {
            var comment = await db.Set<SurveyComment>().FirstAsync();
            db.Add(new CommentTag { Tag = "รอนาน", HourSlot = comment.HourSlot, CommentId = comment.Id });
        });
        var figures = await service.RollUpsAsync();

        await service.WriteAsync(async db => Assert.Equal(2, await new CommentRetention().RemoveAsync(db, ThaiCalendar.ToUtc(Today).AddHours(1), 2, CancellationToken.None)));
        await service.WriteAsync(async db => Assert.Equal(1, await new CommentRetention().RemoveAsync(db, ThaiCalendar.ToUtc(Today).AddHours(1), 2, CancellationToken.None)));

        Assert.Equal((0, 0, 3), (await service.ReadAsync(db => db.Set<SurveyComment>().CountAsync()), await service.ReadAsync(db => db.Set<CommentTag>().CountAsync()), await service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync())));
        Assert.Equal(figures, await service.RollUpsAsync());
    }

    [Theory, OnBothDatabases]
    public async Task What_was_said_and_done_is_shown_to_everybody_only_after_somebody_with_the_right_published_it(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database);
        var supervisor = await (await Colleague.AddAsync(service, "supervisor", [StaffRole.CounterSupervisor])).SignInAsync();
        var publisher = await (await Colleague.AddAsync(service, "publisher", [StaffRole.Publisher])).SignInAsync();
        await supervisor.OpenAsync("/staff/surveys/notes/new");
        await supervisor.SendAsync(("Said", "ที่จอดรถไม่พอ"), ("Done", "เปิดลานหลังอาคาร"), ("Since", "1 พ.ย. 2569"));
        Assert.Empty(await PublishedAsync(service));
        var publish = supervisor.Page.QuerySelector("tbody td a")!.GetAttribute("href")!;
        await supervisor.OpenAsync(publish);
        Assert.Equal(HttpStatusCode.NotFound, supervisor.Status);

        await publisher.OpenAsync(publish);
        await publisher.SendAsync();

        var note = Assert.Single(await PublishedAsync(service));
        Assert.Equal(("ที่จอดรถไม่พอ", "เปิดลานหลังอาคาร", new DateOnly(2026, 11, 1)), (note.Said, note.Done, note.Since));
        // What is public is not changed under the readers' eyes.
        await supervisor.OpenAsync(publish[..^"/publish".Length]);
        await supervisor.SendAsync(("Done", "อย่างอื่น"));
        Assert.Equal(HttpStatusCode.BadRequest, supervisor.Status);
        await publisher.OpenAsync(publish);
        await publisher.SendAsync();
        Assert.Empty(await PublishedAsync(service));
    }

    [Theory, OnBothDatabases]
    public async Task Targets_come_from_the_plans_until_the_agency_sets_its_own_for_a_year(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database);
        await service.GiveAsync("D1", new DateTime(2026, 9, 30, 23, 59, 56), 5, 5, 5, 1);
        await service.GiveAsync("D1", Today, 5, 5, 5, 1);
        var chief = await Visitor.StaffAsync(service);
        await chief.OpenAsync("/staff/surveys/targets");
        Assert.Contains("ร้อยละที่ตอบ มาก และ มากที่สุด ไม่น้อยกว่า 80 75.0 ✗ ต่ำกว่าเป้า", Rows(chief, "คุณภาพการให้บริการ"));
        Assert.Contains("จำนวนคำตอบทั้งปี ไม่น้อยกว่า 500 4 ยังไม่ครบปี", Rows(chief, "คุณภาพการให้บริการ"));
        Assert.Contains("ร้อยละที่ตอบ มาก และ มากที่สุด ไม่น้อยกว่า 80 ไม่มีข้อมูล ไม่มีข้อมูล", Rows(chief, "ศูนย์ข้อมูลข่าวสาร"));
        await chief.OpenAsync("/staff/surveys/targets?year=2569");
        Assert.Contains("จำนวนคำตอบทั้งปี ไม่น้อยกว่า 500 4 ✗ ต่ำกว่าเป้า", Rows(chief, "คุณภาพการให้บริการ"));

        await chief.OpenAsync("/staff/surveys/targets/service?year=2570");
        await PostTargetsAsync(chief, ("Set", "ShareAtLeast"), ("Value.ShareAtLeast", "80.001"));
        Assert.Equal(HttpStatusCode.BadRequest, chief.Status);
        await PostTargetsAsync(chief, ("Set", "ShareAtLeast"), ("Value.ShareAtLeast", "๗๕"), ("Set", "ShareNotBelowLastYear"), ("Set", "ShareIncrease"), ("Set", "MeanAtLeast"), ("Value.MeanAtLeast", "80.01"));

        await chief.OpenAsync("/staff/surveys/targets");
        Assert.Equal(
        [
            "ร้อยละที่ตอบ มาก และ มากที่สุด ไม่น้อยกว่า 75 75.0 ✓ ถึงเป้า",
            "คะแนนเฉลี่ย (เต็ม 100) ไม่น้อยกว่า 80.01 80.0 ✗ ต่ำกว่าเป้า",
            "ร้อยละความพึงพอใจ ไม่ต่ำกว่าปีก่อน 75.0 75.0 ✓ ถึงเป้า",
            "ร้อยละความพึงพอใจ เพิ่มขึ้นจากปีก่อน 75.0 75.0 ✗ ต่ำกว่าเป้า",
        ], Rows(chief, "คุณภาพการให้บริการ"));
        await chief.OpenAsync("/staff/surveys/targets?year=2569");
        Assert.Contains("ร้อยละที่ตอบ มาก และ มากที่สุด ไม่น้อยกว่า 80 75.0 ✗ ต่ำกว่าเป้า", Rows(chief, "คุณภาพการให้บริการ"));
        Assert.Equal(1, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "survey.targets_set")));
    }

    private static Task CommentAsync(Service service, string code, DateTime at, int count) =>
        service.GiveAsync(code, at, WayIn.Web, [.. Enumerable.Repeat(4, count)], more: (n, sheet) => sheet with { Words = [(CommentKind.Remark, $"{at:HH} {code} {n}")] });

    private static async Task<IReadOnlyList<SaidAndDoneNote>> PublishedAsync(Service service) =>
        await service.UseAsync<ISaidAndDoneNotes, IReadOnlyList<SaidAndDoneNote>>(n => n.PublishedAsync(10, CancellationToken.None));

    // The form has several boxes of one name.
    private static async Task PostTargetsAsync(Visitor chief, params (string Name, string Value)[] values)
    {
        var token = chief.Page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Year", "2570"), .. values.Select(v => new KeyValuePair<string, string>(v.Name, v.Value))]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/staff/surveys/targets/service?year=2570", UriKind.Relative)) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        await chief.TakeAsync(await chief.Http.SendAsync(request));
    }

    private static List<string> Rows(Visitor officer, string survey) => officer.Page.QuerySelectorAll("tbody tr").Where(r => r.QuerySelector("th")!.TextContent == survey)
        .Select(row => string.Join(' ', row.QuerySelectorAll("td").Select(td => td.TextContent.Trim()))).ToList();
}
