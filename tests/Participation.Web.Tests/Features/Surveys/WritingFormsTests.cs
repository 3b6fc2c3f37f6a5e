using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Surveys;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Surveys;

/// <summary>Forms are written on one screen, frozen when they are published, and answers stay with the words they were given to.</summary>
public sealed class WritingFormsTests
{
    private const string Editor = "/staff/surveys/forms/service";

    [Theory, OnBothDatabases]
    public async Task A_draft_changes_nothing_for_citizens_until_it_is_published(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync(Editor);

        await officer.SendAsync("#editor", ("Do", "save"), ("Rows[0].Text", "วันนี้พอใจแค่ไหน"));
        Assert.Equal("ท่านพอใจการบริการแค่ไหน", await AskedAsync(service));
        await officer.SendAsync("#editor", ("Do", "publish"));

        Assert.Equal("วันนี้พอใจแค่ไหน", await AskedAsync(service));
        Assert.Equal([1, 2], await service.ReadAsync(db => db.Set<SurveyVersion>().Where(v => v.SurveyId == PresetSurveys.ServiceId).OrderBy(v => v.Number).Select(v => v.Number).ToListAsync()));
        Assert.Equal(0, await service.ReadAsync(db => db.Set<SurveyDraft>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_form_that_was_open_while_another_version_came_is_answered_as_it_was_shown(Database database)
    {
        await using var service = await StartAsync(database);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/s/D1");
        await PublishAsync(service, ("Do", "remove:3"));

        await villager.SendAsync(("q_overall", "5"), ("q_speed", "4"));

        Assert.Equal("/s/D1/thanks", villager.Path);
        Assert.Equal(PresetSurveys.ServiceFirstVersionId, await service.ReadAsync(db => db.Set<SurveyAnswer>().Select(a => a.SurveyVersionId).SingleAsync()));
        Assert.Equal("speed", await service.ReadAsync(db => db.Set<AnswerChoice>().Select(c => c.QuestionKey).SingleAsync()));
    }

    [Fact]
    public async Task Questions_keep_their_keys_when_they_move_and_a_removed_choice_gives_its_number_to_nobody()
    {
        await using var service = await StartAsync(Database.Sqlite);
        await PublishAsync(service, ("Rows[1].Choices", "รอนาน\nพูดจาไม่ดี\nไฟฟ้าดับ"));

        var why = (await service.ReadAsync(db => db.FindSurveyAsync("service", CancellationToken.None)))!.Content.Find("why")!;

        Assert.Equal([(1, "รอนาน"), (3, "พูดจาไม่ดี"), (8, "ไฟฟ้าดับ")], why.Choices.Select(c => (c.Value, c.Text)));
    }

    [Fact]
    public async Task Questions_are_added_moved_and_removed_without_script_and_nothing_typed_is_lost()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync(Editor);
        var count = officer.Page.QuerySelectorAll("fieldset.question").Length;

        await officer.SendAsync("#editor", ("Do", "add"));
        Assert.Equal(count + 1, officer.Page.QuerySelectorAll("fieldset.question").Length);
        await officer.SendAsync("#editor", ("Do", $"up:{count}"), ($"Rows[{count}].Text", "ที่จอดรถพอไหม"));

        Assert.Equal("ที่จอดรถพอไหม", officer.Page.QuerySelector($"[name='Rows[{count - 1}].Text']")!.GetAttribute("value"));
        await officer.SendAsync("#editor", ("Do", $"remove:{count - 1}"));
        Assert.DoesNotContain("ที่จอดรถพอไหม", officer.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<SurveyDraft>().CountAsync()));
    }

    [Theory]
    [InlineData("Rows[0].Role", "Ordinary", "ต้องมีข้อที่ใช้เทียบเป้า")]
    [InlineData("Rows[2].Role", "Headline", "มีได้ข้อเดียว")]
    [InlineData("Rows[2].Kind", "OneOf", "2 ถึง 11 ข้อ")]
    [InlineData("Rows[0].Kind", "LongText", "ไม่เข้ากับชนิดของคำถาม")]
    [InlineData("Rows[1].WhenValues", "9", "คำตอบของข้อก่อนหน้า")]
    [InlineData("Rows[2].Text", "", "กรุณาใส่คำถาม")]
    public async Task A_form_that_could_not_be_answered_or_counted_is_not_published(string field, string value, string words)
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync(Editor);

        await officer.SendAsync("#editor", ("Do", "publish"), (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, officer.Status);
        Assert.Contains(words, officer.Words, StringComparison.Ordinal);
        Assert.Equal(1, await service.ReadAsync(db => db.Set<SurveyVersion>().CountAsync(v => v.SurveyId == PresetSurveys.ServiceId)));
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_edit_at_once_do_not_overwrite_each_other(Database database)
    {
        await using var service = await StartAsync(database);
        var (one, other) = (await Visitor.StaffAsync(service, "one"), await Visitor.StaffAsync(service, "other"));
        await one.OpenAsync(Editor);
        await other.OpenAsync(Editor);
        await one.SendAsync("#editor", ("Do", "save"), ("Intro", "ของคนแรก"));

        await other.SendAsync("#editor", ("Do", "save"), ("Intro", "ของคนที่สอง"));

        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        Assert.Contains("มีคนแก้ไขข้อมูลนี้", other.Words, StringComparison.Ordinal);
        Assert.Equal("ของคนแรก", (await service.ReadAsync(db => db.Set<SurveyDraft>().SingleAsync())).Read().Intro);
    }

    [Fact]
    public async Task The_phone_beside_the_editor_shows_what_is_typed_before_it_is_saved()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync(Editor);
        officer.Page.QuerySelector("#editor")!.SetAttribute("action", $"{Editor}?handler=Preview");

        await officer.SendAsync("#editor", ("Rows[0].Text", "พอใจ<b>ไหม</b>"));

        Assert.Equal("พอใจ<b>ไหม</b>", officer.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(5, officer.Page.QuerySelectorAll("#q_overall input").Length);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<SurveyDraft>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_counter_can_ask_a_form_of_its_own(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/surveys/forms");
        await officer.SendAsync(("Point", "D1"), ("Form", "information"));

        Assert.Contains("ศูนย์ข้อมูลข่าวสาร", await AskedAsync(service), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_form_of_the_agency_s_own_is_written_published_answered_and_closed(Database database)
    {
        await using var service = await StartAsync(database);
        var officer = await Visitor.StaffAsync(service);
        await officer.OpenAsync("/staff/surveys/forms/new");
        await officer.SendAsync(("Name", "งานวันเด็ก"), ("Slug", "children-day"));
        await officer.SendAsync("#editor", ("Do", "add"));
        await officer.SendAsync("#editor", ("Do", "publish"), ("Rows[0].Text", "สนุกไหม"), ("Rows[0].Kind", "YesNo"));
        var villager = Visitor.To(service);
        await villager.OpenAsync("/survey/children-day");
        await villager.SendAsync(("q_n1", "1"));
        Assert.Equal("/survey/children-day/thanks", villager.Path);
        Assert.Equal((null, 1), await service.ReadAsync(async db => ((await db.Set<SurveyAnswer>().SingleAsync()).Rating, await db.Set<SatisfactionRollUp>().Where(r => r.Grain == Grain.Day).SumAsync(r => r.Unrated))));

        await officer.OpenAsync("/staff/surveys/forms/children-day/settings");
        await officer.SendAsync(("IsOpen", null));
        await villager.OpenAsync("/survey/children-day");

        Assert.Contains("ปิดรับคำตอบแล้ว", villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Every_published_version_can_be_read_years_later_and_nobody_can_change_it(Database database)
    {
        await using var service = await StartAsync(database);
        await PublishAsync(service, ("Rows[0].Text", "ถ้อยคำใหม่"));
        var officer = await Visitor.StaffAsync(service, "reader");

        await officer.OpenAsync("/staff/surveys/forms/service/versions/1");

        Assert.Contains("ท่านพอใจการบริการแค่ไหน", officer.Words, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => service.WriteAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE survey_versions SET number = 7")));
    }

    private static async Task<Service> StartAsync(Database database)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        return service;
    }

    private static async Task<string> AskedAsync(Service service)
    {
        var villager = Visitor.To(service);
        await villager.OpenAsync("/s/D1");
        return villager.Page.QuerySelector("h1")!.TextContent;
    }

    private static async Task PublishAsync(Service service, params (string, string?)[] changes)
    {
        var officer = await Visitor.StaffAsync(service, "writer");
        await officer.OpenAsync(Editor);
        await officer.SendAsync("#editor", [("Do", "save"), .. changes]);
        await officer.SendAsync("#editor", ("Do", "publish"));
        Assert.Equal("/staff/surveys/forms", officer.Path);
    }
}
