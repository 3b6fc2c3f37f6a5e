using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Surveys;
using Participation.Web.Platform.Devices;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Devices;

/// <summary>What a kiosk kept without network arrives once, at the hour in which it was given.</summary>
public sealed class DeliveringTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_delivered_twice_counts_once(Database database)
    {
        await using var service = await StartAsync(database);
        var tablet = await Tablet.PairedAsync(service, await Visitor.StaffAsync(service));
        object[] entries = [tablet.Entry(5), tablet.Entry(1), tablet.Entry(3)];

        await tablet.DeliverAsync(entries);
        Assert.Equal(["accepted", "accepted", "accepted"], tablet.Results);
        await tablet.DeliverAsync([.. entries, tablet.Entry(2)]);

        Assert.Equal(["duplicate", "duplicate", "duplicate", "accepted"], tablet.Results);
        Assert.Equal([Rating.Least, Rating.Little, Rating.Medium, Rating.Most], (await AnswersAsync(service)).Select(a => a.Rating!.Value).Order());
        Assert.All(await AnswersAsync(service), a => Assert.Equal((WayIn.Kiosk, 4), (a.WayIn, a.Id.Version)));
    }

    [Theory, OnBothDatabases]
    public async Task The_same_delivery_twenty_times_at_once_counts_once(Database database)
    {
        await using var service = await StartAsync(database);
        var tablet = await Tablet.PairedAsync(service, await Visitor.StaffAsync(service));
        var body = JsonSerializer.Serialize(new { sentAt = tablet.Clock, waiting = 0, entries = Enumerable.Range(0, 10).Select(_ => tablet.Entry(4)) });

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => tablet.PostAsync(body)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(10, (await AnswersAsync(service)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_tablet_entered_anew_does_not_bring_again_what_it_delivered_before(Database database)
    {
        await using var service = await StartAsync(database);
        var staff = await Visitor.StaffAsync(service);
        var tablet = await Tablet.PairedAsync(service, staff);
        var entry = tablet.Entry();
        await tablet.DeliverAsync(entry);
        await staff.SendAsync("form[action*=Revoke]");

        await tablet.PairAsync(await Tablet.AddAsync(staff, "D1", "เครื่องใหม่"));
        await tablet.DeliverAsync(entry, tablet.Entry());

        Assert.Equal(["duplicate", "accepted"], tablet.Results);
    }

    [Theory, OnBothDatabases]
    public async Task A_secret_of_another_point_is_no_secret_here(Database database)
    {
        await using var service = await StartAsync(database, "D2");
        var tablet = await Tablet.PairedAsync(service, await Visitor.StaffAsync(service));

        var elsewhere = new Tablet(service, "D2") { Secret = tablet.Secret };
        await elsewhere.DeliverAsync(elsewhere.Entry());

        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.Status);
        Assert.Empty(await AnswersAsync(service));
    }

    /// <summary>The office's clock says 09.30 when the device is entered, 10.30 when it last had nothing left, 15.30 when it delivers.</summary>
    [Theory]
    [InlineData("the clock is right", 0, 120, 13)]
    [InlineData("the clock is three years slow", -26280, 120, 13)]
    [InlineData("the clock is ten minutes fast", 0.17, 120, 13)]
    [InlineData("told as tomorrow: not after the delivery", 0, -1440, 15)]
    [InlineData("told as of yesterday: not before it last had nothing left", 0, 1440, 10)]
    [InlineData("told as of the year it was made", 0, 30000000, 10)]
    public async Task An_answer_counts_in_the_hour_in_which_it_was_given_whatever_the_clock_says(string why, double hoursOff, int minutesAgo, int bangkokHour)
    {
        Assert.NotEmpty(why);
        foreach (var database in Enum.GetValues<Database>())
        {
            await using var service = await StartAsync(database);
            var tablet = await Tablet.PairedAsync(service, await Visitor.StaffAsync(service));
            tablet.ClockIsOffBy = TimeSpan.FromHours(hoursOff);
            service.Clock.Advance(TimeSpan.FromHours(1));
            await tablet.DeliverAsync();
            service.Clock.Advance(TimeSpan.FromHours(5));

            await tablet.DeliverAsync(tablet.Entry(ago: TimeSpan.FromMinutes(minutesAgo)));

            Assert.Equal(new DateTime(2026, 11, 20, bangkokHour - 7, 0, 0, DateTimeKind.Utc), Assert.Single(await AnswersAsync(service)).HourSlot);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_long_queue_keeps_its_hours_through_all_its_deliveries(Database database)
    {
        await using var service = await StartAsync(database);
        var tablet = await Tablet.PairedAsync(service, await Visitor.StaffAsync(service));
        await tablet.DeliverAsync();
        service.Clock.Advance(TimeSpan.FromHours(6));

        // Contact in between is no bound for what still waited then.
        await tablet.DeliverAsync(waiting: 1, tablet.Entry(ago: TimeSpan.FromHours(5)));
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        await tablet.DeliverAsync(waiting: 0, tablet.Entry(ago: TimeSpan.FromHours(3)));

        Assert.Equal([3, 5], (await AnswersAsync(service)).Select(a => a.HourSlot.Hour).Order());
    }

    [Theory, OnBothDatabases]
    public async Task What_makes_no_sense_is_refused_and_counted_and_holds_up_nothing(Database database)
    {
        await using var service = await StartAsync(database);
        var staff = await Visitor.StaffAsync(service);
        var tablet = await Tablet.PairedAsync(service, staff);
        var (id, form, now) = (Guid.CreateVersion7(), PresetSurveys.ServiceFirstVersionId, tablet.Clock);
        var staffForm = await service.ReadAsync(db => db.Set<Survey>().Where(s => s.Audience == SurveyAudience.Staff).Select(s => s.CurrentVersionId).FirstAsync());
        object[] nonsense =
        [
            tablet.Entry(0), tablet.Entry(6), new { id, form, occurredAt = now, rating = "5" }, new { id, form, occurredAt = now, rating = 4.5 }, new { id, form, occurredAt = "yesterday", rating = 5 },
            new { id = "1", form, occurredAt = now, rating = 5 }, new { id, form, occurredAt = now }, new { id, form, occurredAt = now, rating = 5, name = "สมชาย" }, "5",
            new { id, occurredAt = now, rating = 5 }, new { id, form = id, occurredAt = now, rating = 5 }, new { id, form = staffForm, occurredAt = now, rating = 5 },
            new { id, form, occurredAt = now, rating = 5, followUp = "yes" }, new { id, form, occurredAt = now, rating = 5, followUp = new { question = "none", choice = 1 } },
            new { id, form, occurredAt = now, rating = 5, followUp = new { question = "order", choice = 6 } }, new { id, form, occurredAt = now, rating = 1, followUp = new { question = "why", choice = 1 } },
        ];

        await tablet.DeliverAsync([tablet.Entry(4), .. nonsense, tablet.Entry(2)]);

        Assert.Equal(["accepted", .. nonsense.Select(_ => "refused"), "accepted"], tablet.Results);
        Assert.Equal(2, (await AnswersAsync(service)).Count);
        await staff.OpenAsync(staff.Path);
        Assert.Contains($"{nonsense.Length} รายการ เพราะข้อมูลผิดรูป", staff.Words, StringComparison.Ordinal);
        Assert.Equal(nonsense.Length, await service.ReadAsync(db => db.Set<RefusalCount>().SumAsync(r => r.Count)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"sentAt\":\"2026-11-20T02:30:00Z\",\"waiting\":0}")]
    [InlineData("{\"sentAt\":\"2026-11-20T02:30:00Z\",\"waiting\":-1,\"entries\":[]}")]
    [InlineData("{\"sentAt\":\"now\",\"waiting\":0,\"entries\":[]}")]
    [InlineData("{\"sentAt\":\"2026-11-20T02:30:00Z\",\"waiting\":0,\"entries\":[],\"more\":1}")]
    [InlineData("{\"sentAt\":\"2026-11-20T02:30:00Z\",\"waiting\":0,\"entries\":{}}")]
    public async Task What_is_no_delivery_is_a_bad_request(string body)
    {
        await using var service = await StartAsync(Database.Sqlite);
        var tablet = await Tablet.PairedAsync(service, await Visitor.StaffAsync(service));

        await tablet.SendAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, tablet.Status);
    }

    [Fact]
    public async Task A_delivery_that_is_too_long_is_refused_before_it_is_read()
    {
        await using var service = await Service.StartAsync(Database.Sqlite, kestrel: true);
        await Visitor.AddOfficeAsync(service);
        var tablet = await Tablet.PairedAsync(service, await Visitor.StaffAsync(service));

        await tablet.DeliverAsync(Enumerable.Range(0, 51).Select(_ => tablet.Entry()).ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, tablet.Status);
        await tablet.SendAsync("{\"sentAt\":\"" + new string('x', 70_000) + "\"}");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tablet.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_point_asks_nothing_and_answers_given_before_still_count(Database database)
    {
        await using var service = await StartAsync(database);
        var tablet = await Tablet.PairedAsync(service, await Visitor.StaffAsync(service));
        await tablet.DeliverAsync();
        var shell = tablet.Answer.GetProperty("shell").GetString();
        await service.WriteAsync(async db => (await db.Set<Participation.Web.Features.Agency.ServicePoint>().SingleAsync()).IsOpen = false);

        await tablet.DeliverAsync(tablet.Entry(ago: TimeSpan.FromMinutes(1)));

        Assert.NotEqual(shell, tablet.Answer.GetProperty("shell").GetString());
        Assert.Single(await AnswersAsync(service));
        var visitor = Visitor.To(service);
        await visitor.OpenAsync("/k/D1");
        Assert.Empty(visitor.Page.QuerySelectorAll("[data-form] [data-value]"));
    }

    [Theory, OnBothDatabases]
    public async Task The_one_question_more_is_kept_with_its_answer_and_belongs_to_the_version_that_asked_it(Database database)
    {
        await using var service = await StartAsync(database);
        var tablet = await Tablet.PairedAsync(service, await Visitor.StaffAsync(service));
        var form = PresetSurveys.ServiceFirstVersionId;
        await service.WriteAsync(async db =>
        {
            var survey = await db.Set<Survey>().SingleAsync(s => s.Id == PresetSurveys.ServiceId);
            var version = new SurveyVersion { Id = Guid.CreateVersion7(), SurveyId = survey.Id, Number = 2, Content = new SurveyContent { Questions = [new("overall", QuestionKind.Faces, "ใหม่") { Role = QuestionRole.Headline }] }.ToJson(), PublishedAt = service.Clock.Now(), Actor = "test" };
            db.Add(version);
            survey.CurrentVersionId = version.Id;
        });

        await tablet.DeliverAsync(new { id = Guid.CreateVersion7(), form, occurredAt = tablet.Clock, rating = 2, followUp = new { question = "order", choice = 4 } });

        Assert.Equal(["accepted"], tablet.Results);
        var answer = Assert.Single(await AnswersAsync(service));
        var choice = await service.ReadAsync(db => db.Set<AnswerChoice>().SingleAsync());
        Assert.Equal((form, answer.Id, "order", 4), (answer.SurveyVersionId, choice.AnswerId, choice.QuestionKey, choice.Value));
        var visitor = Visitor.To(service);
        await visitor.OpenAsync("/k/D1");
        Assert.Equal("ใหม่", visitor.Page.QuerySelector("[data-screen=faces] h1")!.TextContent);
        Assert.Null(visitor.Page.QuerySelector("[data-question]"));
    }

    [Theory, OnBothDatabases]
    public async Task Hammering_is_marked_and_counts_and_a_day_delivered_at_once_is_no_burst(Database database)
    {
        await using var service = await StartAsync(database);
        var tablet = await Tablet.PairedAsync(service, await Visitor.StaffAsync(service));
        service.Clock.Advance(TimeSpan.FromHours(6));

        await tablet.DeliverAsync(Enumerable.Range(0, 20).Select(n => tablet.Entry(5, ago: TimeSpan.FromMinutes(300 - (n * 10)))).ToArray());
        Assert.All(await AnswersAsync(service), a => Assert.Equal(AnswerMark.None, a.Mark));
        await tablet.DeliverAsync(Enumerable.Range(0, 20).Select(n => tablet.Entry(1, ago: TimeSpan.FromSeconds(60 - (n * 3)))).ToArray());

        var answers = await AnswersAsync(service);
        Assert.Equal(40, answers.Count);
        Assert.Equal(20 - AnswerPacing.Believed(WayIn.Kiosk), answers.Count(a => a.Mark == AnswerMark.Burst));
    }

    [Theory, OnBothDatabases]
    public async Task A_full_delivery_is_taken_whole(Database database)
    {
        await using var service = await StartAsync(database);
        var tablet = await Tablet.PairedAsync(service, await Visitor.StaffAsync(service));

        await tablet.DeliverAsync(Enumerable.Range(0, KioskMost).Select(_ => tablet.Entry()).ToArray());

        Assert.Equal(KioskMost, tablet.Results.Count(r => r == "accepted"));
        Assert.Equal(KioskMost, await service.ReadAsync(db => db.Set<DeviceEntry>().CountAsync()));
    }

    private const int KioskMost = Participation.Web.Features.Surveys.Kiosk.KioskDelivery.MostEntries;

    private static async Task<Service> StartAsync(Database database, params string[] furtherCodes)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service, furtherCodes);
        return service;
    }

    private static Task<List<SurveyAnswer>> AnswersAsync(Service service) => service.ReadAsync(db => db.Set<SurveyAnswer>().AsNoTracking().ToListAsync());
}
