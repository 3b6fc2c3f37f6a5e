namespace Line.Messaging.Tests.AgainstTheSimulator;

public sealed class Pushing : SimulatorTest
{
    [Fact]
    public async Task A_push_to_a_friend_is_delivered_and_counted()
    {
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);

        var answer = await PushAsync(friend.UserId);

        Assert.Equal(200, answer.Status);
        Assert.True((await Phone.WaitForMessagesAsync(friend.UserId)).Single().Delivered);
        Assert.Equal(1, (await Phone.AccountsAsync()).Single().Used);
    }

    [Fact]
    public async Task A_push_to_someone_who_blocked_the_account_answers_200_is_not_delivered_and_not_counted()
    {
        var villager = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        await Phone.BlockAsync(villager.UserId);

        Assert.Equal(200, (await PushAsync(villager.UserId)).Status);

        Assert.False((await Phone.WaitForMessagesAsync(villager.UserId)).Single().Delivered);
        Assert.Equal(0, (await Phone.AccountsAsync()).Single().Used);
    }

    [Fact]
    public async Task Someone_who_is_no_friend_can_be_reached_for_seven_days_after_writing()
    {
        await Phone.FreezeClockAsync();
        var stranger = await Phone.AddVillagerAsync("คนผ่านทาง");
        await Phone.SendTextAsync(stranger.UserId, "สวัสดี");

        await PushAsync(stranger.UserId);
        await Phone.AdvanceClockAsync(TimeSpan.FromDays(8));
        await PushAsync(stranger.UserId);

        Assert.Equal([true, false], (await Phone.WaitForMessagesAsync(stranger.UserId, count: 2)).Select(entry => entry.Delivered));
    }

    [Theory]
    [InlineData("Uffffffffffffffffffffffffffffffff", "Failed to send messages")]
    [InlineData("somchai", "The property, 'to', in the request body is invalid (line: -, column: -)")]
    public async Task A_recipient_LINE_does_not_know_is_refused(string to, string message)
    {
        var answer = await PushAsync(to);

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task The_same_retry_key_gives_409_with_the_accepted_request_and_sends_nothing_twice()
    {
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        var key = Guid.CreateVersion7().ToString();

        var first = await PushAsync(friend.UserId, key);
        var second = await PushAsync(friend.UserId, key);

        Assert.Equal((409, "The retry key is already accepted"), (second.Status, second.Message));
        Assert.Equal(first.RequestId, second.AcceptedRequestId);
        Assert.NotEqual(first.RequestId, second.RequestId);
        Assert.Equal(first.Json.GetProperty("sentMessages").GetRawText(), second.Json.GetProperty("sentMessages").GetRawText());
        Assert.Single((await Phone.ChatAsync(friend.UserId)).Entries);
    }

    [Fact]
    public async Task A_retry_key_is_forgotten_after_a_day_and_then_sends_again()
    {
        await Phone.FreezeClockAsync();
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        var key = Guid.CreateVersion7().ToString();
        await PushAsync(friend.UserId, key);

        await Phone.AdvanceClockAsync(TimeSpan.FromHours(24));

        Assert.Equal(200, (await PushAsync(friend.UserId, key)).Status);
        Assert.Equal(2, (await Phone.ChatAsync(friend.UserId)).Entries.Count);
    }

    [Fact]
    public async Task A_retry_key_must_be_a_UUID()
    {
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);

        Assert.Equal(400, (await PushAsync(friend.UserId, "1234")).Status);
    }

    [Fact]
    public async Task A_used_up_quota_answers_429_in_its_own_words_and_a_retry_key_stays_free()
    {
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        await Phone.SetQuotaAsync(new(Limit: 300, Used: 300));
        var key = Guid.CreateVersion7().ToString();

        var refused = await PushAsync(friend.UserId, key);
        await Phone.SetQuotaAsync(new(Limit: 301));

        Assert.Equal((429, "You have reached your monthly limit."), (refused.Status, refused.Message));
        Assert.Equal(200, (await PushAsync(friend.UserId, key)).Status);
    }

    [Fact]
    public async Task The_quota_starts_again_with_the_month()
    {
        await Phone.FreezeClockAsync(new DateTimeOffset(2026, 11, 30, 14, 0, 0, TimeSpan.Zero));
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        await Phone.SetQuotaAsync(new(Limit: 1, Used: 1));

        await Phone.AdvanceClockAsync(TimeSpan.FromHours(2));

        Assert.Equal(200, (await PushAsync(friend.UserId)).Status);
    }

    [Fact]
    public async Task A_multicast_costs_one_message_for_each_person_it_reaches()
    {
        var reached = await Phone.AddVillagerAsync("หนึ่ง", friend: true);
        var blocked = await Phone.AddVillagerAsync("สอง", friend: true);
        await Phone.BlockAsync(blocked.UserId);

        var answer = await PostAsync("/v2/bot/message/multicast", new { to = new[] { reached.UserId, blocked.UserId }, messages = new[] { Text(), Text() } });

        Assert.Equal((200, "{}"), (answer.Status, answer.Json.GetRawText()));
        Assert.Equal(1, (await Phone.AccountsAsync()).Single().Used);
        Assert.Equal(2, (await Phone.ChatAsync(reached.UserId)).Entries.Count(entry => entry.Delivered));
    }

    [Fact]
    public async Task A_multicast_to_more_than_500_people_is_refused()
    {
        var answer = await PostAsync("/v2/bot/message/multicast", new { to = Enumerable.Range(0, 501).Select(i => $"U{i:x32}"), messages = new[] { Text() } });

        Assert.Equal([("to", "Size must be between 1 and 500")], answer.Details);
    }

    [Fact]
    public async Task A_broadcast_reaches_all_friends_and_only_them()
    {
        var friend = await Phone.AddVillagerAsync("เพื่อน", friend: true);
        var stranger = await Phone.AddVillagerAsync("คนอื่น");

        Assert.Equal(200, (await PostAsync("/v2/bot/message/broadcast", new { messages = new[] { Text() } })).Status);

        Assert.Equal("broadcast", (await Phone.WaitForMessagesAsync(friend.UserId)).Single().Via);
        Assert.Empty((await Phone.ChatAsync(stranger.UserId)).Entries);
    }

    [Fact]
    public async Task Sixty_broadcasts_fit_into_an_hour()
    {
        await Phone.FreezeClockAsync();
        for (var i = 0; i < 60; i++) Assert.Equal(200, (await PostAsync("/v2/bot/message/broadcast", new { messages = new[] { Text() } })).Status);

        var tooMany = await PostAsync("/v2/bot/message/broadcast", new { messages = new[] { Text() } });
        await Phone.AdvanceClockAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((429, "The API rate limit has been exceeded. Try again later."), (tooMany.Status, tooMany.Message));
        Assert.Equal(200, (await PostAsync("/v2/bot/message/broadcast", new { messages = new[] { Text() } })).Status);
    }

    [Fact]
    public async Task Narrowcast_is_accepted_with_202_and_fails_later_when_a_filter_leaves_too_few()
    {
        await Phone.AddVillagerAsync("เพื่อน", friend: true);

        var answer = await PostAsync("/v2/bot/message/narrowcast", new { messages = new[] { Text() }, filter = new { demographic = new { } } });
        var progress = await GetAsync($"/v2/bot/message/progress/narrowcast?requestId={answer.RequestId}");

        Assert.Equal(202, answer.Status);
        Assert.Equal("failed", progress.Json.GetProperty("phase").GetString());
    }
}
