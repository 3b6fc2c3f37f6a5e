namespace Line.Messaging.Tests.AgainstTheSimulator;

public sealed class FailingOnDemand : SimulatorTest
{
    [Theory]
    [InlineData("serverError", 500)]
    [InlineData("rateLimited", 429)]
    [InlineData("monthlyLimit", 429)]
    [InlineData("badRequest", 400)]
    [InlineData("unauthorized", 401)]
    public async Task A_failure_strikes_as_often_as_asked_and_has_no_effect(string kind, int status)
    {
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        await Phone.FailAsync("push", kind, count: 2);

        int[] answers = [(await PushAsync(friend.UserId)).Status, (await PushAsync(friend.UserId)).Status, (await PushAsync(friend.UserId)).Status];

        Assert.Equal([status, status, 200], answers);
        Assert.Single((await Phone.ChatAsync(friend.UserId)).Entries);
    }

    [Fact]
    public async Task A_failure_after_accepting_leaves_the_message_delivered_and_the_key_used()
    {
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        var key = Guid.CreateVersion7().ToString();
        await Phone.FailAsync("push", "serverErrorAfterAccepting", count: 1);

        Assert.Equal(500, (await PushAsync(friend.UserId, key)).Status);
        Assert.Equal(409, (await PushAsync(friend.UserId, key)).Status);

        Assert.Single((await Phone.ChatAsync(friend.UserId)).Entries);
    }

    [Theory]
    [InlineData("dropBeforeAccepting", 0)]
    [InlineData("dropAfterAccepting", 1)]
    public async Task A_cut_connection_leaves_the_caller_in_the_dark(string kind, int delivered)
    {
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        await Phone.FailAsync("push", kind, count: 1);

        await Assert.ThrowsAsync<HttpRequestException>(() => PushAsync(friend.UserId));

        Assert.Equal(delivered, (await Phone.ChatAsync(friend.UserId)).Entries.Count);
        Assert.Null((await Phone.CallsAsync("push")).Single().Status);
    }

    [Theory]
    [InlineData("hang", 0)]
    [InlineData("hangAfterAccepting", 1)]
    public async Task A_hanging_call_ends_when_the_caller_gives_up(string kind, int delivered)
    {
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        await Phone.FailAsync("push", kind, count: 1);
        using var patience = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v2/bot/message/push", UriKind.Relative))
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { to = friend.UserId, messages = new[] { Text() } }),
        };

        var call = Sim.Http.SendAsync(request, patience.Token);
        await Phone.WaitForCallsAsync("push");
        Assert.False(call.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(delivered, (await Phone.ChatAsync(friend.UserId)).Entries.Count);
    }

    [Fact]
    public async Task Failures_end_when_they_are_cleared_and_the_journal_names_them()
    {
        await Phone.FailAsync("*", "serverError");
        Assert.Equal(500, (await GetAsync("/v2/bot/info")).Status);

        await Phone.ClearFaultsAsync();

        Assert.Equal(200, (await GetAsync("/v2/bot/info")).Status);
        Assert.Equal(["ServerError", null], (await Phone.CallsAsync("info")).Select(call => call.Fault));
    }

    [Fact]
    public async Task A_key_used_with_another_body_is_pointed_out()
    {
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        var key = Guid.CreateVersion7().ToString();

        await PushAsync(friend.UserId, key, Text("หนึ่ง"));
        await PushAsync(friend.UserId, key, Text("สอง"));

        Assert.NotNull((await Phone.CallsAsync("push"))[1].Warning);
    }

    [Fact]
    public async Task A_reset_forgets_everybody_and_everything()
    {
        await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        await Phone.FailAsync("*", "serverError");
        await Phone.FreezeClockAsync(DateTimeOffset.UnixEpoch);

        await Phone.ResetAsync();

        Assert.Empty(await Phone.VillagersAsync());
        Assert.Empty(await Phone.FaultsAsync());
        Assert.False((await Phone.ClockAsync()).IsFrozen);
    }
}
