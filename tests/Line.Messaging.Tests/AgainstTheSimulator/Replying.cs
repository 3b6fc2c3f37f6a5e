namespace Line.Messaging.Tests.AgainstTheSimulator;

public sealed class Replying : SimulatorTest
{
    private async Task<string> TokenAsync()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี", friend: true);
        var act = await Phone.SendTextAsync(villager.UserId, "คิว");
        await Phone.WaitForDeliveriesAsync(eventId: act.WebhookEventId);
        return act.ReplyToken!;
    }

    [Fact]
    public async Task A_reply_arrives_in_the_chat_and_tells_the_ids_of_its_messages()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี", friend: true);
        var act = await Phone.SendTextAsync(villager.UserId, "คิว");
        await Phone.WaitForDeliveriesAsync(eventId: act.WebhookEventId);

        var answer = await ReplyAsync(act.ReplyToken, Text("หนึ่ง"), Text("สอง"));

        Assert.Equal(200, answer.Status);
        Assert.NotNull(answer.RequestId);
        var sent = answer.Json.GetProperty("sentMessages").EnumerateArray().Select(message => message.GetProperty("id").GetString()).ToList();
        var chat = await Phone.WaitForMessagesAsync(villager.UserId, act.Revision, count: 2);
        Assert.Equal(["หนึ่ง", "สอง"], chat.Select(entry => entry.Text));
        Assert.Equal(sent, chat.Select(entry => entry.MessageId));
        Assert.All(chat, entry => Assert.Equal("reply", entry.Via));
    }

    [Fact]
    public async Task A_token_is_good_for_one_reply()
    {
        var token = await TokenAsync();

        Assert.Equal(200, (await ReplyAsync(token)).Status);
        var second = await ReplyAsync(token);

        Assert.Equal((400, "Invalid reply token"), (second.Status, second.Message));
    }

    [Fact]
    public async Task A_token_dies_a_minute_after_the_webhook()
    {
        await Phone.FreezeClockAsync();
        var token = await TokenAsync();

        await Phone.AdvanceClockAsync(TimeSpan.FromSeconds(61));

        Assert.Equal("Invalid reply token", (await ReplyAsync(token)).Message);
    }

    [Fact]
    public async Task A_message_that_LINE_refuses_does_not_use_the_token_up()
    {
        var token = await TokenAsync();

        Assert.Equal(400, (await ReplyAsync(token, Text(""))).Status);
        Assert.Equal(200, (await ReplyAsync(token)).Status);
    }

    [Fact]
    public async Task A_retry_key_is_refused_on_a_reply()
    {
        var token = await TokenAsync();

        var answer = await PostAsync("/v2/bot/message/reply", new { replyToken = token, messages = new[] { Text() } }, Guid.CreateVersion7().ToString());

        Assert.Equal(400, answer.Status);
        Assert.Equal(200, (await ReplyAsync(token)).Status);
    }

    [Fact]
    public async Task A_redelivered_webhook_starts_the_minute_again_up_to_twenty_minutes_after_the_event()
    {
        await Phone.FreezeClockAsync();
        await Phone.SetWebhookAsync(new() { Redelivery = true, MaxRedeliveries = 2, RedeliveryDelayMilliseconds = 120_000 });
        Service.Answer = _ => 500;
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var act = await Phone.SendTextAsync(villager.UserId, "คิว");
        await Phone.WaitForDeliveriesAsync(1, act.WebhookEventId);

        Service.Answer = _ => 200;
        await Phone.AdvanceClockAsync(TimeSpan.FromMinutes(2));
        await Phone.WaitForDeliveriesAsync(2, act.WebhookEventId);
        await Phone.AdvanceClockAsync(TimeSpan.FromSeconds(50));

        Assert.Equal(200, (await ReplyAsync(act.ReplyToken)).Status);
        Assert.True(Service.All.Last().Event.GetProperty("deliveryContext").GetProperty("isRedelivery").GetBoolean());
    }

    [Fact]
    public async Task Replies_never_count_against_the_monthly_quota()
    {
        await Phone.SetQuotaAsync(new(Limit: 10, Used: 10));

        Assert.Equal(200, (await ReplyAsync(await TokenAsync())).Status);
        Assert.Equal(10, (await GetAsync("/v2/bot/message/quota/consumption")).Json.GetProperty("totalUsage").GetInt32());
    }
}
