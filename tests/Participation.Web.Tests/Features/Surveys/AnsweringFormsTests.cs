using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Surveys;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Surveys;

/// <summary>The forms behind the faces: further questions, their own links, invitations, suggestions, and what is refused.</summary>
public sealed class AnsweringFormsTests
{
    [Theory, OnBothDatabases]
    public async Task Further_questions_are_kept_with_the_rating_and_counted_at_once(Database database)
    {
        await using var service = await StartAsync(database);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/s/D1");

        await villager.SendAsync(("q_overall", "5"), ("q_speed", "4"), ("q_courtesy", "5"));

        Assert.Equal("/s/D1/thanks", villager.Path);
        Assert.Equal([("courtesy", 5), ("speed", 4)], (await service.ReadAsync(db => db.Set<AnswerChoice>().OrderBy(c => c.QuestionKey).ToListAsync())).Select(c => (c.QuestionKey, c.Value)));
        Assert.Equal([(Grain.Day, 1), (Grain.Month, 1), (Grain.FiscalYear, 1)], (await service.ReadAsync(db => db.Set<SatisfactionRollUp>().OrderBy(r => r.Grain).ToListAsync())).Select(r => (r.Grain, r.Most)));
        Assert.Equal(1, await service.ReadAsync(db => db.Set<ChoiceRollUp>().Where(r => r.QuestionKey == "speed" && r.Value == 4 && r.Grain == Grain.Month).SumAsync(r => r.Count)));
        Assert.Equal((DayOfWeek.Friday, 9), await service.ReadAsync(async db => { var hour = await db.Set<HourRollUp>().SingleAsync(r => r.Grain == Grain.Month); return (hour.Weekday, hour.Hour); }));
    }

    [Theory, OnBothDatabases]
    public async Task Why_is_kept_only_after_a_low_rating(Database database)
    {
        await using var service = await StartAsync(database);
        var content = await villagerAsync("5", "1");
        Assert.Equal(0, content);

        Assert.Equal(1, await villagerAsync("2", "1"));

        async Task<int> villagerAsync(string rating, string why)
        {
            var villager = Visitor.To(service);
            await villager.OpenAsync("/s/D1");
            await villager.SendAsync(("q_overall", rating), ("q_why", why));
            Assert.Equal("/s/D1/thanks", villager.Path);
            return await service.ReadAsync(db => db.Set<AnswerChoice>().CountAsync());
        }
    }

    [Theory, OnBothDatabases]
    public async Task Whether_more_than_the_fee_was_asked_is_a_count_of_the_month_and_stands_beside_no_rating(Database database)
    {
        await using var service = await StartAsync(database);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/s/D1");

        await villager.SendAsync(("q_overall", "1"), ("q_fee", "1"));

        var count = await service.ReadAsync(db => db.Set<FeeCount>().SingleAsync());
        Assert.Equal((new DateOnly(2026, 11, 1), 1, 0), (count.Month, count.Yes, count.No));
        Assert.Equal(0, await service.ReadAsync(db => db.Set<AnswerChoice>().CountAsync()));
        Assert.NotNull(villager.Page.QuerySelector("main a[href='/report']"));
    }

    [Theory]
    [InlineData("q_overall", "6")]
    [InlineData("q_overall", "5.0")]
    [InlineData("q_speed", "9")]
    [InlineData("q_why", "99")]
    [InlineData("q_salary", "5")]
    [InlineData("admin", "true")]
    [InlineData("service", "77")]
    [InlineData("lives", "in")]
    public async Task What_the_form_never_asked_is_refused_and_counted(string field, string value)
    {
        await using var service = await StartAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/s/D1");

        await villager.SendAsync(("q_overall", "5"), ("q_suggestion", "ดีอยู่แล้ว"), (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        Assert.Equal("ดีอยู่แล้ว", villager.Page.QuerySelector("#q_suggestion")!.TextContent);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
        Assert.Equal((RefusalKind.Forged, 1), await service.ReadAsync(async db => { var refused = await db.Set<RefusalCount>().SingleAsync(); return (refused.Kind, refused.Count); }));
    }

    [Fact]
    public async Task A_program_that_fills_in_the_hidden_field_is_refused_and_a_person_can_empty_it()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/s/D1");

        await villager.SendAsync(("q_overall", "5"), ("website", "http://example.test"));
        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        Assert.Equal(RefusalKind.Honeypot, await service.ReadAsync(db => db.Set<RefusalCount>().Select(r => r.Kind).SingleAsync()));
        await villager.SendAsync(("website", ""));

        Assert.Equal("/s/D1/thanks", villager.Path);
    }

    [Theory, OnBothDatabases]
    public async Task Forty_answers_from_one_address_are_all_taken_and_those_beyond_belief_are_marked(Database database)
    {
        await using var service = await StartAsync(database);
        for (var n = 0; n < 14; n++)
        {
            var villager = Visitor.To(service);
            await villager.OpenAsync("/s/D1");
            await villager.SendAsync(("q_overall", "1"));
            Assert.Equal("/s/D1/thanks", villager.Path);
        }

        var marks = await service.ReadAsync(db => db.Set<SurveyAnswer>().Select(a => a.Mark).ToListAsync());
        Assert.Equal((10, 4), (marks.Count(m => m == AnswerMark.None), marks.Count(m => m == AnswerMark.Burst)));
        Assert.Equal((14, 4), await service.ReadAsync(async db => { var day = await db.Set<SatisfactionRollUp>().SingleAsync(r => r.Grain == Grain.Day); return (day.Least, day.Marked); }));
    }

    [Theory, OnBothDatabases]
    public async Task A_form_by_its_own_link_asks_where_people_live_and_belongs_to_no_counter(Database database)
    {
        await using var service = await StartAsync(database);
        var village = Guid.CreateVersion7();
        await service.WriteAsync(db =>
        {
            db.Add(new Village { Id = village, Number = 3, Name = "บ้านใหม่", Label = "หมู่บ้าน", Version = Guid.CreateVersion7() });
            return Task.CompletedTask;
        });
        var villager = Visitor.To(service);
        await villager.OpenAsync("/survey/performance");

        await villager.SendAsync(("q_overall", "4"), ("village", village.ToString("N")));

        Assert.Equal("/survey/performance/thanks", villager.Path);
        var answer = await service.ReadAsync(db => db.Set<SurveyAnswer>().SingleAsync());
        Assert.Equal((null, village, Residence.Inside, WayIn.Link), (answer.ServicePointId, answer.VillageId, answer.Residence, answer.WayIn));
        Assert.Equal(1, await service.ReadAsync(db => db.Set<VillageRollUp>().Where(r => r.Grain == Grain.FiscalYear && r.VillageId == village).SumAsync(r => r.Much)));
    }

    [Theory]
    [InlineData("staff-salary")]
    [InlineData("nothing")]
    public async Task A_form_for_staff_is_not_there_for_the_public(string slug)
    {
        await using var service = await StartAsync(Database.Sqlite);
        var villager = Visitor.To(service);

        await villager.OpenAsync($"/survey/{slug}");

        Assert.Equal(HttpStatusCode.NotFound, villager.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_suggestion_needs_no_rating(Database database)
    {
        await using var service = await StartAsync(database);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/suggest/D1");
        await villager.SendAsync();
        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);

        await villager.SendAsync(("Suggestion", "อยากให้มีที่นั่งรอเพิ่ม"));

        Assert.Contains("ได้รับข้อเสนอแนะแล้ว", villager.Words, StringComparison.Ordinal);
        var (comments, answers) = await service.ReadAsync(async db => (await db.Set<SurveyComment>().ToListAsync(), await db.Set<SurveyAnswer>().CountAsync()));
        Assert.Equal(0, answers);
        Assert.Equal([(CommentKind.Suggestion, "อยากให้มีที่นั่งรอเพิ่ม")], comments.Select(c => (c.Kind, c.Text)));
        Assert.Null(comments[0].AnswerId);
    }

    [Theory, OnBothDatabases]
    public async Task An_invitation_is_good_once_counts_as_offered_and_leaves_no_way_back_to_the_ticket(Database database)
    {
        await using var service = await StartAsync(database);
        var invitation = await InviteAsync(service);
        var villager = Visitor.To(service);
        await villager.OpenAsync(invitation.Address.PathAndQuery);
        service.Clock.Advance(TimeSpan.FromHours(3));

        await villager.SendAsync(("q_overall", "4"));
        Assert.Contains("ได้รับคะแนนของท่านแล้ว", villager.Words, StringComparison.Ordinal);
        await villager.OpenAsync(invitation.Address.PathAndQuery);
        Assert.Equal(HttpStatusCode.NotFound, villager.Status);

        var (answer, kept, day) = await service.ReadAsync(async db => (await db.Set<SurveyAnswer>().SingleAsync(), await db.Set<SurveyInvitation>().SingleAsync(), await db.Set<SatisfactionRollUp>().SingleAsync(r => r.Grain == Grain.Day)));
        // The hour of the service, not of the answer.
        Assert.Equal((WayIn.Ticket, new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc)), (answer.WayIn, answer.HourSlot));
        Assert.True(kept.IsSpent);
        Assert.Equal((1, 1), (day.Offered, day.Much));
        Assert.DoesNotContain(answer.Id, typeof(SurveyInvitation).GetProperties().Select(p => p.GetValue(kept)).OfType<Guid>().ToArray());
    }

    [Theory, OnBothDatabases]
    public async Task Two_answers_to_one_invitation_at_once_make_one(Database database)
    {
        await using var service = await StartAsync(database);
        var invitation = await InviteAsync(service);
        var forms = new List<Visitor>();
        for (var n = 0; n < 6; n++)
        {
            forms.Add(Visitor.To(service));
            await forms[n].OpenAsync(invitation.Address.PathAndQuery);
        }

        await Task.WhenAll(forms.Select(f => f.SendAsync(("q_overall", "5"))));

        Assert.All(forms, f => Assert.Contains("ได้รับคะแนนของท่านแล้ว", f.Words, StringComparison.Ordinal));
        Assert.Equal(1, await service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task An_invitation_of_eight_days_ago_says_so(Database database)
    {
        await using var service = await StartAsync(database);
        var invitation = await InviteAsync(service);
        service.Clock.Advance(TimeSpan.FromDays(8));
        var villager = Visitor.To(service);

        await villager.OpenAsync(invitation.Address.PathAndQuery);

        Assert.Equal(HttpStatusCode.NotFound, villager.Status);
        Assert.Contains("ภายในเจ็ดวัน", villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task In_LINE_the_whole_form_is_answered_by_taps(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        await Visitor.AddOfficeAsync(world.Service);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("S-D1");
        await malee.TapAsync("มาก");
        await malee.TapAsync("ตอบเพิ่มทีละข้อ");

        while (!malee.Words.Contains("ครบทุกข้อแล้ว", StringComparison.Ordinal))
            await malee.TapAsync(malee.Words.Contains("ค่าธรรมเนียม", StringComparison.Ordinal) ? "ใช่" : "มากที่สุด");

        Assert.Equal(6, await world.Service.ReadAsync(db => db.Set<AnswerChoice>().CountAsync(c => c.Value == 5)));
        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<FeeCount>().SumAsync(c => c.Yes)));
        Assert.Empty(await world.Line.CallsAsync("push"));
    }

    [Theory, OnBothDatabases]
    public async Task A_further_question_tapped_twice_counts_once_and_an_hour_later_no_more(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        await Visitor.AddOfficeAsync(world.Service);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("S-D1");
        await malee.TapAsync("น้อย");
        await malee.TapAsync("ตอบเพิ่มทีละข้อ");
        Assert.Contains("เรื่องไหนที่ควรแก้", malee.Words, StringComparison.Ordinal);
        var slow = malee.Taps.Single(t => Talk.LabelOf(t) == "รอนาน");

        await malee.TapAsync(slow);
        await malee.TapAsync(slow);
        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<ChoiceRollUp>().Where(r => r.QuestionKey == "why" && r.Grain == Grain.Month).SumAsync(r => r.Count)));
        await world.AdvanceAsync(TimeSpan.FromMinutes(61));
        await malee.TapAsync(slow);

        Assert.Contains("เลยเวลา", malee.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_LINE_the_longest_form_that_can_be_published_stays_within_the_limits()
    {
        await using var world = await LineWorld.StartAsync(Database.Sqlite);
        await Visitor.AddOfficeAsync(world.Service);
        var officer = await Visitor.StaffAsync(world.Service);
        await officer.OpenAsync("/staff/surveys/forms/service");
        var choices = string.Join('\n', Enumerable.Range(1, SurveyChoice.Most).Select(n => $"{n} {new string('ก', SurveyChoice.MaxText - 3)}"));
        await officer.SendAsync("#editor", ("Do", "publish"), ("Rows[0].Text", new string('ข', SurveyContent.MaxText)), ("Rows[2].Kind", "OneOf"), ("Rows[2].Choices", choices), ("Rows[2].Text", new string('ค', SurveyContent.MaxText)));
        Assert.Equal("/staff/surveys/forms", officer.Path);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("S-D1");
        await malee.TapAsync("มาก");

        await malee.TapAsync("ตอบเพิ่มทีละข้อ");

        Assert.Equal(13, malee.Labels.Count);
        Assert.All(malee.Labels, label => Assert.True(new System.Globalization.StringInfo(label).LengthInTextElements <= 20));
        await malee.TapAsync(malee.Labels[10]);
        Assert.Contains("บริการรวดเร็ว", malee.Words, StringComparison.Ordinal);
        Assert.Equal(11, await world.Service.ReadAsync(db => db.Set<AnswerChoice>().Select(c => c.Value).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_button_of_last_month_still_gets_a_sensible_answer(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        await Visitor.AddOfficeAsync(world.Service);
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("S-D1");
        var face = malee.Taps.Single(t => Talk.LabelOf(t) == "มาก");
        await malee.TapAsync(face);
        var more = malee.Taps.Single(t => Talk.LabelOf(t) == "ตอบเพิ่มทีละข้อ");
        await world.AdvanceAsync(TimeSpan.FromDays(31));

        await malee.TapAsync(more);
        Assert.Contains("เลยเวลา", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync(face);

        Assert.Contains("กรุณาแตะให้คะแนนใหม่", malee.Words, StringComparison.Ordinal);
        Assert.Equal(5, malee.Labels.Count(l => RatingWords.BestFirst.Any(r => r.Word() == l)));
        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task In_LINE_a_suggestion_is_sent_without_a_rating(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        await Visitor.AddOfficeAsync(world.Service, "D2");
        var malee = await Talk.WithFriendAsync(world);
        await malee.SayAsync("ประเมิน");
        await malee.TapAsync("ส่งข้อเสนอแนะ");

        await malee.SayAsync("อยากให้เปิดวันเสาร์");

        Assert.Contains("ได้รับข้อเสนอแนะแล้ว", malee.Words, StringComparison.Ordinal);
        Assert.Equal("อยากให้เปิดวันเสาร์", (await world.Service.ReadAsync(db => db.Set<SurveyComment>().SingleAsync())).Text);
        Assert.Equal(0, await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task In_LINE_an_invitation_is_answered_by_a_tap_and_only_once(Database database)
    {
        await using var world = await LineWorld.StartAsync(database);
        await Visitor.AddOfficeAsync(world.Service);
        var invitation = await InviteAsync(world.Service);
        var malee = await Talk.WithFriendAsync(world);
        await malee.DoAsync(() => world.Line.SendPostbackAsync(malee.UserId, invitation.TapData));
        var face = malee.Taps.Single(t => Talk.LabelOf(t) == "มากที่สุด");

        await malee.TapAsync(face);
        Assert.Contains("ขอบคุณค่ะ", malee.Words, StringComparison.Ordinal);
        await malee.TapAsync(face);

        Assert.Contains("ใช้ไปแล้ว", malee.Words, StringComparison.Ordinal);
        Assert.Equal([(WayIn.Ticket, Rating.Most)], (await world.Service.ReadAsync(db => db.Set<SurveyAnswer>().ToListAsync())).Select(a => (a.WayIn, a.Rating!.Value)));
        Assert.Empty(await world.Line.CallsAsync("push"));
    }

    private static async Task<Service> StartAsync(Database database)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        return service;
    }

    private static async Task<RatingInvitation> InviteAsync(Service service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var point = await db.Set<Participation.Web.Features.Agency.ServicePoint>().Select(p => p.Id).SingleAsync();
        return (await db.WriteAsync(ct => scope.ServiceProvider.GetRequiredService<IRatingInvitations>().InviteAsync(new FinishedMatter(FinishedKind.Ticket, point, null, service.Clock.GetUtcNow().UtcDateTime), ct), CancellationToken.None))!;
    }
}
