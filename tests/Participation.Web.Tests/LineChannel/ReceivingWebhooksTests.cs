using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.LineChannel;

/// <summary>What LINE sends is stored before it hears 200, once, whatever it is; what is not from LINE leaves no trace.</summary>
public sealed class ReceivingWebhooksTests
{
    [Theory, OnBothDatabases]
    public async Task A_hundred_events_of_known_and_unknown_kinds_are_all_stored_once_however_often_they_come(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var events = AHundredMixedEvents(new Webhooks(service.Clock));

        var first = await service.PostWebhookAsync(Webhooks.Body(events));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        var seeds = Enumerable.Range(0, 3).Select(round => events.OrderBy(e => HashCode.Combine(e.Length, e[^20..], round)).ToArray());
        var again = await Task.WhenAll(seeds.Select(shuffled => service.PostWebhookAsync(Webhooks.Body(shuffled))));
        Assert.All(again, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(100, await service.ReadAsync(db => db.Inbox.CountAsync()));

        await service.SettleAsync();

        var states = await service.ReadAsync(db => db.Inbox.GroupBy(e => e.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        Assert.Equal(100, states.GetValueOrDefault(InboxStatus.Handled) + states.GetValueOrDefault(InboxStatus.Ignored));
        Assert.True(states[InboxStatus.Ignored] >= 20, "unknown kinds are kept and marked");
        var answers = await service.ReadAsync(db => db.OutboxMessages.Select(m => m.DedupeKey).ToListAsync());
        Assert.Equal(answers.Count, answers.Distinct().Count());

        await service.PostWebhookAsync(Webhooks.Body(events));
        Assert.Equal(0, await service.Services.GetRequiredService<InboxWorker>().RunOnceAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", HttpStatusCode.Unauthorized)]
    [InlineData("not base64 at all", HttpStatusCode.Unauthorized)]
    [InlineData("=", HttpStatusCode.Unauthorized)]
    public async Task Without_the_right_signature_nothing_is_stored(string? signature, HttpStatusCode expected)
    {
        await using var service = await Service.StartAsync(Database.Sqlite);

        var answer = await service.PostWebhookAsync(Webhooks.Body(new Webhooks(service.Clock).Text(Webhooks.User(1), "สวัสดี")), signature);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? 1 : 0, await service.ReadAsync(db => db.Inbox.CountAsync()));
    }

    [Fact]
    public async Task A_signature_made_with_the_next_secret_is_accepted_while_the_secret_is_being_changed()
    {
        await using var service = await Service.StartAsync(Database.Sqlite, settings: new Dictionary<string, string?> { ["Line:NextChannelSecret"] = "the-next-secret" });
        var body = Encoding.UTF8.GetBytes(Webhooks.Body());

        Assert.Equal(HttpStatusCode.OK, (await service.PostWebhookAsync(body, Service.Sign(body, "the-next-secret"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.PostWebhookAsync(body)).StatusCode);
    }

    [Fact]
    public async Task A_service_without_a_channel_secret_believes_nobody()
    {
        await using var service = await Service.StartAsync(Database.Sqlite, settings: new Dictionary<string, string?> { ["Line:ChannelSecret"] = "" });
        var body = Encoding.UTF8.GetBytes(Webhooks.Body());

        Assert.Equal(HttpStatusCode.Unauthorized, (await service.PostWebhookAsync(body, Service.Sign(body, ""))).StatusCode);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("")]
    [InlineData("{\"events\":")]
    public async Task A_signed_body_that_is_no_JSON_object_is_400_with_one_line_in_the_log(string body)
    {
        await using var service = await Service.StartAsync(Database.Sqlite);

        var answer = await service.PostWebhookAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await service.ReadAsync(db => db.Inbox.CountAsync()));
        Assert.Single(service.Log, line => line.Contains("not a JSON object", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_console_s_check_with_no_events_is_answered_200()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);

        Assert.Equal(HttpStatusCode.OK, (await service.PostWebhookAsync(Webhooks.Body())).StatusCode);
        Assert.Equal(0, await service.ReadAsync(db => db.Inbox.CountAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_413(bool chunked)
    {
        await using var service = await Service.StartAsync(Database.Sqlite, settings: new Dictionary<string, string?> { ["Line:MaxWebhookBytes"] = "20000" }, kestrel: true);
        using var client = service.Client();
        var body = Encoding.UTF8.GetBytes(Webhooks.Body(new Webhooks(service.Clock).Text(Webhooks.User(1), new string('ก', 9000))));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/line/webhook") { Content = new StreamContent(new MemoryStream(body)) };
        if (chunked) request.Headers.TransferEncodingChunked = true;
        else request.Content.Headers.ContentLength = body.Length;
        request.Headers.TryAddWithoutValidation("x-line-signature", Service.Sign(body));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.SendAsync(request)).StatusCode);
        Assert.Equal(0, await service.ReadAsync(db => db.Inbox.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Bytes_that_no_text_column_takes_are_kept_as_they_came(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var user = Webhooks.User(1);
        var strange = new Webhooks(service.Clock).Event("message", user, ""","message":{"type":"text","id":"1","text":"a\u0000b\ud800"}""");

        Assert.Equal(HttpStatusCode.OK, (await service.PostWebhookAsync(Webhooks.Body(strange))).StatusCode);
        var stored = await service.ReadAsync(db => db.Inbox.SingleAsync());
        Assert.Equal(strange, Encoding.UTF8.GetString(stored.Payload));

        await service.SettleAsync();
        Assert.Equal(InboxStatus.Handled, (await service.ReadAsync(db => db.Inbox.SingleAsync())).Status);
    }

    [Theory, OnBothDatabases]
    public async Task An_event_without_an_id_is_known_by_its_bytes(Database database)
    {
        await using var service = await Service.StartAsync(database);
        const string nameless = """{"type":"something-new","mode":"active","timestamp":1763600000000,"detail":1}""";

        await service.PostWebhookAsync(Webhooks.Body(nameless, nameless));
        await service.PostWebhookAsync(Webhooks.Body(nameless));

        Assert.Equal(1, await service.ReadAsync(db => db.Inbox.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Requests_that_arrive_together_are_all_stored_though_they_share_commits(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var webhooks = new Webhooks(service.Clock);
        var bodies = Enumerable.Range(0, 200).Select(i => Webhooks.Body(webhooks.Text(Webhooks.User(i % 20), "สวัสดี"))).ToList();

        var answers = await Task.WhenAll(bodies.Concat(bodies).Select(body => service.PostWebhookAsync(body)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(200, await service.ReadAsync(db => db.Inbox.CountAsync()));
    }

    [Fact]
    public async Task What_a_citizen_wrote_and_who_it_was_stay_out_of_the_log()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var user = Webhooks.User(77);

        await service.PostWebhookAsync(Webhooks.Body(new Webhooks(service.Clock).Text(user, "ความลับของฉัน")));
        await service.SettleAsync();

        Assert.NotEmpty(service.Log);
        Assert.DoesNotContain(service.Log, line => line.Contains(user, StringComparison.Ordinal) || line.Contains("ความลับ", StringComparison.Ordinal));
    }

    private static List<string> AHundredMixedEvents(Webhooks webhooks)
    {
        var events = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            var user = Webhooks.User(i % 7);
            events.Add(webhooks.Text(user, $"ข้อความที่ {i}"));
            events.Add(webhooks.Follow(user));
            events.Add(webhooks.Postback(user, "1/nothing/here"));
            events.Add(webhooks.Event(i % 2 == 0 ? "beacon" : "hologram", user, ""","beacon":{"hwid":"1","type":"enter"}"""));
            events.Add(webhooks.Event("message", user, ""","message":{"type":"sticker","id":"9","packageId":"1","stickerId":"2"}"""));
        }
        return events;
    }
}
