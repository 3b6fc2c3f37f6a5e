using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Line.Simulator.Control;

namespace Line.Messaging.Tests.AgainstTheSimulator;

public sealed class ReceivingWebhooks : SimulatorTest
{
    private async Task<WebhookReceiver.Received> AfterAsync(PhoneAct act)
    {
        await Phone.WaitForDeliveriesAsync(eventId: act.WebhookEventId);
        return Service.All.Last(received => received.Event.GetProperty("webhookEventId").GetString() == act.WebhookEventId);
    }

    [Fact]
    public async Task A_webhook_is_signed_over_its_exact_bytes_and_keeps_Thai_as_it_is()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var received = await AfterAsync(await Phone.SendTextAsync(villager.UserId, "ที่นี่ 🙂"));

        var expected = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Options.ChannelSecret), received.Body));
        Assert.Equal(expected, received.Signature);
        Assert.Equal("application/json; charset=utf-8", received.ContentType);
        Assert.Contains("ที่นี่ 🙂", Encoding.UTF8.GetString(received.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_event_has_what_LINE_gives_and_no_nulls()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var received = await AfterAsync(await Phone.SendTextAsync(villager.UserId, "คิว"));
        var happened = received.Event;

        Assert.Equal("U", received.Json.GetProperty("destination").GetString()![..1]);
        Assert.Equal(["type", "message", "webhookEventId", "deliveryContext", "timestamp", "source", "replyToken", "mode"], happened.EnumerateObject().Select(property => property.Name));
        Assert.Equal("active", happened.GetProperty("mode").GetString());
        Assert.Equal(26, happened.GetProperty("webhookEventId").GetString()!.Length);
        Assert.Equal(villager.UserId, happened.GetProperty("source").GetProperty("userId").GetString());
        Assert.Equal(["type", "text", "id", "quoteToken", "markAsReadToken"], happened.GetProperty("message").EnumerateObject().Select(property => property.Name));
        Assert.True(long.Parse(happened.GetProperty("message").GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture) > 1L << 53);
        Assert.DoesNotContain("null", Encoding.UTF8.GetString(received.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Following_again_after_a_block_says_so()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");

        var first = await AfterAsync(await Phone.FollowAsync(villager.UserId));
        var left = await AfterAsync(await Phone.BlockAsync(villager.UserId));
        var again = await AfterAsync(await Phone.FollowAsync(villager.UserId));

        Assert.False(first.Event.GetProperty("follow").GetProperty("isUnblocked").GetBoolean());
        Assert.Equal("unfollow", left.Type);
        Assert.False(left.Event.TryGetProperty("replyToken", out _));
        Assert.True(again.Event.GetProperty("follow").GetProperty("isUnblocked").GetBoolean());
    }

    [Fact]
    public async Task Tapping_a_postback_shows_its_text_in_the_chat_and_sends_its_data()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var action = JsonSerializer.SerializeToElement(new { type = "postback", label = "มาก", data = "v1:4", displayText = "มาก" });

        var received = await AfterAsync(await Phone.TapAsync(villager.UserId, action));

        Assert.Equal("v1:4", received.Event.GetProperty("postback").GetProperty("data").GetString());
        Assert.Equal("มาก", (await Phone.ChatAsync(villager.UserId)).Entries.Single().Text);
    }

    [Fact]
    public async Task A_picked_date_comes_as_a_parameter_of_the_postback_within_its_bounds()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var action = JsonSerializer.SerializeToElement(new { type = "datetimepicker", label = "วัน", data = "d", mode = "date", min = "2026-11-20" });

        var received = await AfterAsync(await Phone.TapAsync(villager.UserId, action, new Dictionary<string, string> { ["date"] = "2026-11-24" }));

        Assert.Equal("""{"date":"2026-11-24"}""", received.Event.GetProperty("postback").GetProperty("params").GetRawText());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Phone.TapAsync(villager.UserId, action, new Dictionary<string, string> { ["date"] = "2026-11-19" }));
    }

    [Fact]
    public async Task An_unsent_message_is_gone_for_the_service_too()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var picture = await Phone.SendMediaAsync(villager.UserId, [1, 2, 3], "image/jpeg");

        var received = await AfterAsync(await Phone.UnsendAsync(villager.UserId, picture.MessageId!));

        Assert.Equal(picture.MessageId, received.Event.GetProperty("unsend").GetProperty("messageId").GetString());
        Assert.Equal(410, (await GetAsync($"/v2/bot/message/{picture.MessageId}/content")).Status);
    }

    [Fact]
    public async Task Redelivery_keeps_event_id_and_token_and_marks_the_event()
    {
        await Phone.FreezeClockAsync();
        await Phone.SetWebhookAsync(new() { Redelivery = true, MaxRedeliveries = 3, RedeliveryDelayMilliseconds = 1000 });
        Service.Answer = _ => Service.All.Count < 3 ? 503 : 200;
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var act = await Phone.SendTextAsync(villager.UserId, "คิว");

        await Phone.WaitForDeliveriesAsync(1, act.WebhookEventId);
        await Phone.AdvanceClockAsync(TimeSpan.FromSeconds(1));
        await Phone.WaitForDeliveriesAsync(2, act.WebhookEventId);
        await Phone.AdvanceClockAsync(TimeSpan.FromSeconds(5));
        var deliveries = await Phone.WaitForDeliveriesAsync(3, act.WebhookEventId);
        await Phone.AdvanceClockAsync(TimeSpan.FromHours(1));
        await Phone.WaitUntilIdleAsync();

        Assert.Equal([503, 503, 200], deliveries.Select(delivery => delivery.Status!.Value));
        Assert.Equal(3, Service.All.Count);
        Assert.Equal([false, true, true], Service.All.Select(received => received.Event.GetProperty("deliveryContext").GetProperty("isRedelivery").GetBoolean()));
        Assert.Single(Service.All.Select(received => received.Event.GetProperty("replyToken").GetString()).Distinct());
    }

    [Fact]
    public async Task Without_redelivery_a_refused_webhook_is_lost()
    {
        await Phone.FreezeClockAsync();
        Service.Answer = _ => 500;
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var act = await Phone.SendTextAsync(villager.UserId, "คิว");
        await Phone.WaitForDeliveriesAsync(1, act.WebhookEventId);

        await Phone.AdvanceClockAsync(TimeSpan.FromHours(1));
        await Phone.WaitUntilIdleAsync();

        Assert.Equal("error_status_code", (await Phone.DeliveriesAsync()).Single().Reason);
    }

    [Fact]
    public async Task Duplicates_carry_the_same_event()
    {
        await Phone.SetWebhookAsync(new() { Duplicates = 2 });
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");

        var act = await Phone.SendTextAsync(villager.UserId, "คิว");

        var deliveries = await Phone.WaitForDeliveriesAsync(3, act.WebhookEventId);
        Assert.Single(deliveries.Select(delivery => delivery.Body).Distinct());
    }

    [Fact]
    public async Task Held_webhooks_can_be_let_out_backwards()
    {
        await Phone.SetWebhookAsync(new() { Paused = true });
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        foreach (var text in (string[])["หนึ่ง", "สอง", "สาม"]) await Phone.SendTextAsync(villager.UserId, text);
        Assert.Empty(Service.All);

        await Phone.ReleaseWebhooksAsync("reversed");
        await Phone.WaitForDeliveriesAsync(3);

        Assert.Equal(["สาม", "สอง", "หนึ่ง"], Service.All.Select(received => received.Event.GetProperty("message").GetProperty("text").GetString()));
    }

    [Fact]
    public async Task With_disorder_events_are_collected_and_all_of_them_are_sent()
    {
        await Phone.SetWebhookAsync(new() { Disorder = 3 });
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        await Phone.SendTextAsync(villager.UserId, "หนึ่ง");
        await Phone.SendTextAsync(villager.UserId, "สอง");
        Assert.Empty(Service.All);

        await Phone.SendTextAsync(villager.UserId, "สาม");
        await Phone.WaitForDeliveriesAsync(3);

        Assert.Equal(["สอง", "สาม", "หนึ่ง"], Service.All.Select(received => received.Event.GetProperty("message").GetProperty("text").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_delayed_webhook_leaves_when_its_time_has_come()
    {
        await Phone.FreezeClockAsync();
        await Phone.SetWebhookAsync(new() { DelayMilliseconds = 30_000 });
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var act = await Phone.SendTextAsync(villager.UserId, "คิว");
        Assert.Empty(Service.All);

        await Phone.AdvanceClockAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(200, (await Phone.WaitForDeliveriesAsync(1, act.WebhookEventId)).Single().Status);
    }

    [Fact]
    public async Task Several_events_fit_into_one_webhook_and_are_completed()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var source = new { type = "user", userId = villager.UserId };

        var delivery = await Phone.SendEventsAsync([new { type = "message", source, message = new { type = "text", id = "1", text = "ก" } }, new { type = "somethingNew", source }, new { type = "unfollow", source }]);

        var events = Service.All.Single().Json.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(200, delivery.Status);
        Assert.Equal(3, events.Select(happened => happened.GetProperty("webhookEventId").GetString()).Distinct().Count());
        Assert.Equal([true, true, false], events.Select(happened => happened.TryGetProperty("replyToken", out _)));
        Assert.Equal(200, (await ReplyAsync(events[0].GetProperty("replyToken").GetString())).Status);
    }

    [Theory]
    [InlineData("valid", true)]
    [InlineData("wrong", false)]
    [InlineData("missing", false)]
    [InlineData("abc", false)]
    public async Task A_prepared_body_is_sent_byte_for_byte_with_the_signature_asked_for(string signature, bool fits)
    {
        const string Body = """{ "destination":"x",  "events":[] }""";

        await Phone.SendRawWebhookAsync(Body, signature);

        var received = Service.All.Single();
        Assert.Equal(Body, Encoding.UTF8.GetString(received.Body));
        Assert.Equal(fits, received.Signature == Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Options.ChannelSecret), received.Body)));
    }

    [Fact]
    public async Task The_test_of_the_console_sends_no_events()
    {
        var answer = await PostAsync("/v2/bot/channel/webhook/test", new { });

        Assert.True(answer.Json.GetProperty("success").GetBoolean());
        Assert.Equal("OK", answer.Json.GetProperty("reason").GetString());
        Assert.Equal(0, Service.All.Single().Json.GetProperty("events").GetArrayLength());
    }

    [Fact]
    public async Task The_webhook_address_can_be_read_and_set()
    {
        Assert.Equal(200, (await SendAsync(HttpMethod.Put, "/v2/bot/channel/webhook/endpoint", new { endpoint = "https://example.go.th/line/webhook" })).Status);

        Assert.Equal("https://example.go.th/line/webhook", (await GetAsync("/v2/bot/channel/webhook/endpoint")).Json.GetProperty("endpoint").GetString());
    }

    [Fact]
    public async Task What_someone_wrote_is_marked_read_once_the_service_has_it()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var act = await Phone.SendTextAsync(villager.UserId, "คิว");
        await AfterAsync(act);
        await Phone.WaitUntilIdleAsync();

        Assert.True((await Phone.ChatAsync(villager.UserId)).Entries.Single().Read);
    }

    [Fact]
    public async Task With_the_chat_feature_on_the_service_marks_what_was_written_as_read()
    {
        await Phone.SetReadByItselfAsync(false);
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        await AfterAsync(await Phone.SendTextAsync(villager.UserId, "หนึ่ง"));
        var second = await AfterAsync(await Phone.SendTextAsync(villager.UserId, "สอง"));
        Assert.DoesNotContain((await Phone.ChatAsync(villager.UserId)).Entries, entry => entry.Read);

        await PostAsync("/v2/bot/chat/markAsRead", new { markAsReadToken = second.Event.GetProperty("message").GetProperty("markAsReadToken").GetString() });

        Assert.All((await Phone.ChatAsync(villager.UserId)).Entries, entry => Assert.True(entry.Read));
    }
}

public sealed class ReceivingWebhooksSlowly : SimulatorTest
{
    protected override Line.Simulator.SimulatorOptions Options => new() { WebhookTimeout = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public async Task A_service_that_does_not_answer_in_time_is_written_down_as_timed_out()
    {
        Service.Answer = _ => null;
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");

        var act = await Phone.SendTextAsync(villager.UserId, "คิว");

        Assert.Equal("request_timeout", (await Phone.WaitForDeliveriesAsync(1, act.WebhookEventId)).Single().Reason);
    }
}

/// <summary>With patience: the first connection of a process may take longer than a service is given to answer.</summary>
public sealed class ReceivingNothing : SimulatorTest
{
    protected override Line.Simulator.SimulatorOptions Options => new() { WebhookTimeout = TimeSpan.FromMinutes(1) };

    [Fact]
    public async Task A_service_that_is_not_there_is_written_down_as_such()
    {
        await Phone.SetWebhookAsync(new() { Url = "http://127.0.0.1:1/line/webhook" });
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");

        var act = await Phone.SendTextAsync(villager.UserId, "คิว");

        Assert.Equal("could_not_connect", (await Phone.WaitForDeliveriesAsync(1, act.WebhookEventId)).Single().Reason);
    }
}
