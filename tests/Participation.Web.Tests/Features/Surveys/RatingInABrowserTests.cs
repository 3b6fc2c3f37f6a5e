using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Surveys;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Surveys;

/// <summary>What the QR at the counter opens, on any phone, without script and without an account.</summary>
public sealed class RatingInABrowserTests
{
    [Theory, OnBothDatabases]
    public async Task A_villager_taps_a_face_writes_a_word_and_is_thanked(Database database)
    {
        await using var service = await StartAsync(database);
        var villager = Visitor.To(service);

        await villager.OpenAsync("/s/D1");
        Assert.Equal(["มากที่สุด", "มาก", "ปานกลาง", "น้อย", "น้อยที่สุด"], villager.Page.QuerySelectorAll("#q_overall .face label").Select(l => l.TextContent.Trim()));
        await villager.SendAsync(("q_overall", "5"), ("q_suggestion", "  บริการดี\r\nเร็ว  "));

        Assert.Equal("/s/D1/thanks", villager.Path);
        Assert.Contains("ได้รับคะแนนของท่านแล้ว", villager.Words, StringComparison.Ordinal);
        var answer = await service.ReadAsync(db => db.Set<SurveyAnswer>().SingleAsync());
        Assert.Equal((Rating.Most, WayIn.Web), (answer.Rating, answer.WayIn));
        Assert.Equal("บริการดี\nเร็ว", (await service.ReadAsync(db => db.Set<SurveyComment>().SingleAsync())).Text);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_keeps_only_its_hour_and_an_id_without_time(Database database)
    {
        await using var service = await StartAsync(database);
        await RateAsync(service, "4");

        var answer = await service.ReadAsync(db => db.Set<SurveyAnswer>().SingleAsync());

        Assert.Equal(new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc), answer.HourSlot);
        Assert.Equal(4, answer.Id.Version);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_form_sent_twice_counts_once_and_is_thanked_twice(Database database)
    {
        await using var service = await StartAsync(database);
        var villager = Visitor.To(service);
        var form = await villager.OpenAsync("/s/D1");
        var formId = form.QuerySelector("input[name=__form]")!.GetAttribute("value");
        await villager.SendAsync(("q_overall", "5"));

        await villager.OpenAsync("/s/D1");
        await villager.SendAsync(("q_overall", "1"), ("__form", formId));

        Assert.Equal("/s/D1/thanks", villager.Path);
        Assert.Equal(Rating.Most, (await service.ReadAsync(db => db.Set<SurveyAnswer>().SingleAsync())).Rating);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_form_sent_twenty_times_at_once_counts_once(Database database)
    {
        await using var service = await StartAsync(database);
        var form = await Visitor.To(service).OpenAsync("/s/D1");
        var formId = form.QuerySelector("input[name=__form]")!.GetAttribute("value")!;
        using var http = service.Client(redirects: false);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            http.PostAsync(new Uri("/s/D1", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["q_overall"] = "4", ["__form"] = formId }))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.StatusCode));
        Assert.Equal(1, await service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_face_the_page_asks_for_one_and_keeps_what_was_written(Database database)
    {
        await using var service = await StartAsync(database);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/s/D1");

        await villager.SendAsync(("q_suggestion", "รอนาน"));

        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        Assert.Contains("กรุณาแตะรูปหน้าหนึ่งรูป", villager.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("รอนาน", villager.Page.QuerySelector("#q_suggestion")!.TextContent);
        await villager.SendAsync(("q_overall", "2"));
        Assert.Equal("/s/D1/thanks", villager.Path);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("Most-of-all")]
    public async Task A_face_that_was_never_on_the_form_is_refused(string face)
    {
        await using var service = await StartAsync(Database.Sqlite);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/s/D1");

        await villager.SendAsync(("q_overall", face));

        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_comment_that_is_too_long_is_not_cut_but_asked_to_be_shortened(Database database)
    {
        await using var service = await StartAsync(database);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/s/D1");
        var words = new string('ก', 1045);

        await villager.SendAsync(("q_overall", "3"), ("q_suggestion", words));

        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        Assert.Contains("ยาวเกินไป 45 ตัวอักษร", villager.Words, StringComparison.Ordinal);
        Assert.Equal(words, villager.Page.QuerySelector("#q_suggestion")!.TextContent);
        Assert.True(villager.Page.QuerySelector("#q_overall_3")!.HasAttribute("checked"));
        await villager.SendAsync(("q_suggestion", words[..1000]));
        Assert.Equal("/s/D1/thanks", villager.Path);
    }

    [Theory, OnBothDatabases]
    public async Task A_form_left_open_past_its_day_is_shown_again_with_what_was_typed(Database database)
    {
        await using var service = await StartAsync(database);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/s/D1");
        service.Clock.Advance(TimeSpan.FromHours(25));

        await villager.SendAsync(("q_overall", "5"), ("q_suggestion", "ดี"));

        Assert.Equal(HttpStatusCode.BadRequest, villager.Status);
        Assert.Equal("ดี", villager.Page.QuerySelector("#q_suggestion")!.TextContent);
        await villager.SendAsync();
        Assert.Equal("/s/D1/thanks", villager.Path);
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var form = await Visitor.To(service).OpenAsync("/s/D1");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/s/D1")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["q_overall"] = "1", ["__form"] = form.QuerySelector("input[name=__form]")!.GetAttribute("value")! }),
        };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await service.Client().SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
    }

    [Theory]
    [InlineData("/s/d10")]
    [InlineData("/s/D1O")]
    [InlineData("/s/d1o")]
    [InlineData("/s/D๑๐")]
    [InlineData("/s/DIO")]
    [InlineData("/s?code=d1o")]
    [InlineData("/s?code=S-D10")]
    public async Task A_code_typed_as_people_type_leads_to_its_page(string typed)
    {
        await using var service = await StartAsync(Database.Sqlite, "D10");
        var villager = Visitor.To(service);

        await villager.OpenAsync(typed);

        Assert.Equal("/s/D10", villager.Path);
        Assert.Equal(HttpStatusCode.OK, villager.Status);
    }

    [Theory]
    [InlineData("/s/X99")]
    [InlineData("/s/S-D1")]
    [InlineData("/s/ไม่มี")]
    public async Task An_unknown_code_is_not_found_and_gets_a_box_to_type_it_again(string address)
    {
        await using var service = await StartAsync(Database.Sqlite);
        var villager = Visitor.To(service);

        await villager.OpenAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, villager.Status);
        Assert.NotNull(villager.Page.QuerySelector("form[action='/s'] input[name=code]"));
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_counter_says_so_and_takes_no_answer_even_on_a_form_opened_before(Database database)
    {
        await using var service = await StartAsync(database);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/s/D1");
        await service.WriteAsync(async db => (await db.Set<Participation.Web.Features.Agency.ServicePoint>().SingleAsync()).IsOpen = false);

        await villager.SendAsync(("q_overall", "5"));

        Assert.Equal("/s/D1", villager.Path);
        Assert.Contains("ปิดรับคะแนนแล้ว", villager.Words, StringComparison.Ordinal);
        Assert.Null(villager.Page.QuerySelector("main form[method=post]"));
        Assert.Equal(0, await service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
    }

    [Fact]
    public async Task The_page_sets_no_cookie_and_is_kept_by_nobody()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var villager = Visitor.To(service);

        await villager.OpenAsync("/s/D1");

        Assert.False(villager.Last.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-store", villager.Last.Headers.CacheControl!.ToString());
    }

    private static async Task<Service> StartAsync(Database database, params string[] furtherCodes)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service, furtherCodes);
        return service;
    }

    private static async Task RateAsync(Service service, string rating)
    {
        var villager = Visitor.To(service);
        await villager.OpenAsync("/s/D1");
        await villager.SendAsync(("q_overall", rating));
        Assert.Equal("/s/D1/thanks", villager.Path);
    }
}
