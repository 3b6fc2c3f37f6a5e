using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Surveys;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Surveys;

/// <summary>Answers of people without a phone, keyed in by two; and those of the office's own people.</summary>
public sealed class PaperAndStaffTests
{
    [Theory, OnBothDatabases]
    public async Task What_two_people_read_alike_is_counted_once_as_paper_of_its_day(Database database)
    {
        await using var service = await StartAsync(database);
        var (first, second) = (await Visitor.StaffAsync(service, "first"), await Visitor.StaffAsync(service, "second"));
        await first.OpenAsync("/staff/surveys/paper/new/service");
        await first.SendAsync(("Day", "18/11/2569"), ("Point", "D1"), ("q_overall", "4"), ("q_speed", "3"), ("q_suggestion", "เก้าอี้น้อย"));
        Assert.Contains("เขียนเลข 1 ที่มุมกระดาษ", first.Words, StringComparison.Ordinal);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));

        await second.OpenAsync("/staff");
        Assert.Contains("แบบกระดาษ 1 แผ่นรอท่านบันทึกซ้ำ", second.Words, StringComparison.Ordinal);
        await second.OpenAsync("/staff/surveys/paper/1");
        await second.SendAsync(("q_overall", "4"), ("q_speed", "3"), ("q_suggestion", "เก้าอี้น้อย"));

        Assert.Contains("นับเป็นหนึ่งคำตอบ", second.Words, StringComparison.Ordinal);
        var (answer, sheet, hours) = await service.ReadAsync(async db => (await db.Set<SurveyAnswer>().SingleAsync(), await db.Set<PaperSheet>().SingleAsync(), await db.Set<HourRollUp>().CountAsync()));
        Assert.Equal((WayIn.Paper, new DateTime(2026, 11, 18, 5, 0, 0, DateTimeKind.Utc)), (answer.WayIn, answer.HourSlot));
        Assert.Equal((PaperState.Counted, "", 0), (sheet.State, sheet.Keyed, hours));
        await second.OpenAsync("/staff/surveys/paper/1");
        Assert.Equal(HttpStatusCode.NotFound, second.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Where_the_two_differ_nothing_is_counted_and_the_question_is_named(Database database)
    {
        await using var service = await StartAsync(database);
        var (first, second) = (await Visitor.StaffAsync(service, "first"), await Visitor.StaffAsync(service, "second"));
        await first.OpenAsync("/staff/surveys/paper/new/service");
        await first.SendAsync(("q_overall", "2"), ("q_speed", "3"));
        await second.OpenAsync("/staff/surveys/paper/1");

        await second.SendAsync(("q_overall", "5"), ("q_speed", "3"));

        Assert.Equal(HttpStatusCode.BadRequest, second.Status);
        Assert.Contains("ไม่ตรงกับคนแรก: ท่านพอใจการบริการแค่ไหน", second.Words, StringComparison.Ordinal);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
        await second.SendAsync(("q_overall", "2"));
        Assert.Equal(1, await service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
    }

    [Fact]
    public async Task Nobody_confirms_their_own_reading_and_an_unreadable_sheet_is_dropped_with_a_reason()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var first = await Visitor.StaffAsync(service, "first");
        await first.OpenAsync("/staff/surveys/paper/new/service");
        await first.SendAsync(("q_overall", "5"));
        await first.OpenAsync("/staff/surveys/paper/1");
        Assert.Contains("ให้อีกคนบันทึกซ้ำ", first.Words, StringComparison.Ordinal);
        Assert.Null(first.Page.QuerySelector("[name=q_overall]"));

        await first.SendAsync("form[action$='handler=Drop']");
        Assert.Equal(HttpStatusCode.BadRequest, first.Status);
        await first.SendAsync("form[action$='handler=Drop']", ("Reason", "กระดาษเปียก อ่านไม่ออก"));

        Assert.Equal(PaperState.Dropped, await service.ReadAsync(db => db.Set<PaperSheet>().Select(s => s.State).SingleAsync()));
        Assert.Contains(await service.ReadAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync()), a => a == "paper.dropped");
    }

    [Fact]
    public async Task A_day_to_come_is_refused_with_everything_keyed_still_there()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var first = await Visitor.StaffAsync(service, "first");
        await first.OpenAsync("/staff/surveys/paper/new/service");

        await first.SendAsync(("Day", "21/11/2569"), ("q_overall", "4"));

        Assert.Equal(HttpStatusCode.BadRequest, first.Status);
        Assert.Contains("ต้องไม่เกินวันนี้", first.Words, StringComparison.Ordinal);
        Assert.Equal("4", first.Page.QuerySelector("#q_overall option[selected]")!.GetAttribute("value"));
    }

    [Theory, OnBothDatabases]
    public async Task A_colleague_answers_a_staff_survey_once_a_fiscal_year_and_citizens_figures_stay_as_they_are(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/answer/staff-salary");
        Assert.Contains("ยังไม่เปิดรับคำตอบ", officer.Words, StringComparison.Ordinal);
        await service.WriteAsync(async db => (await db.Set<Survey>().SingleAsync(s => s.Slug == "staff-salary")).IsOpen = true);
        await officer.OpenAsync("/staff");
        Assert.NotNull(officer.Page.QuerySelector("main a[href='/staff/answer/staff-salary']"));
        await officer.OpenAsync("/staff/answer/staff-salary");
        await officer.SendAsync(("q_overall", "2"));
        Assert.Contains("ท่านตอบแบบนี้ในปีงบประมาณนี้แล้ว", officer.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/answer/staff-salary");
        Assert.Null(officer.Page.QuerySelector("[name=q_overall]"));
        await officer.OpenAsync("/staff");
        Assert.Null(officer.Page.QuerySelector("main a[href='/staff/answer/staff-salary']"));

        Assert.Equal((1, 0), await service.ReadAsync(async db => (
            await db.Set<SurveyAnswer>().CountAsync(),
            await db.Set<SatisfactionRollUp>().CountAsync(r => db.Set<Survey>().Any(s => s.Id == r.SurveyId && s.Audience == SurveyAudience.Citizens)))));
        service.Clock.Advance(TimeSpan.FromDays(365));
        var again = await (await Colleague.AddAsync(service, "later")).SignInAsync();
        await again.OpenAsync("/staff/answer/staff-salary");
        Assert.NotNull(again.Page.QuerySelector("[name=q_overall]"));
    }

    private static async Task<Service> StartAsync(Database database)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        return service;
    }
}
