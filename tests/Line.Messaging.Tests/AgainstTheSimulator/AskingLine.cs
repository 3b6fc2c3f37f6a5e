using System.Net.Http.Headers;
using System.Text.Json;

namespace Line.Messaging.Tests.AgainstTheSimulator;

public sealed class AskingLine : SimulatorTest
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 1, 2, 3];

    [Fact]
    public async Task Without_a_valid_token_nothing_is_answered()
    {
        Sim.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "someone else's");

        Assert.Equal(401, (await GetAsync("/v2/bot/info")).Status);
    }

    [Fact]
    public async Task A_profile_is_there_for_friends_and_those_who_wrote_and_for_nobody_else()
    {
        var friend = await Phone.AddVillagerAsync("ป้าสมศรี", friend: true);
        var writer = await Phone.AddVillagerAsync("คนเขียน");
        var stranger = await Phone.AddVillagerAsync("คนอื่น");
        var blocked = await Phone.AddVillagerAsync("คนบล็อก", friend: true);
        await Phone.SendTextAsync(writer.UserId, "สวัสดี");
        await Phone.BlockAsync(blocked.UserId);

        Assert.Equal("ป้าสมศรี", (await GetAsync($"/v2/bot/profile/{friend.UserId}")).Json.GetProperty("displayName").GetString());
        Assert.Equal(200, (await GetAsync($"/v2/bot/profile/{writer.UserId}")).Status);
        Assert.Equal(404, (await GetAsync($"/v2/bot/profile/{stranger.UserId}")).Status);
        Assert.Equal(404, (await GetAsync($"/v2/bot/profile/{blocked.UserId}")).Status);
        Assert.Equal(404, (await GetAsync($"/v2/bot/profile/U{0:x32}")).Status);
    }

    [Fact]
    public async Task A_picture_can_be_fetched_as_it_was_sent()
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var act = await Phone.SendMediaAsync(villager.UserId, Picture, "image/jpeg");

        Assert.Equal(Picture, (await GetAsync($"/v2/bot/message/{act.MessageId}/content")).Body);
        Assert.Equal(200, (await GetAsync($"/v2/bot/message/{act.MessageId}/content/preview")).Status);
        Assert.Equal(404, (await GetAsync("/v2/bot/message/1/content")).Status);
    }

    [Fact]
    public async Task A_film_is_prepared_for_a_while_before_it_can_be_fetched()
    {
        await Phone.FreezeClockAsync();
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var act = await Phone.SendMediaAsync(villager.UserId, [0], "video/mp4", readyAfter: TimeSpan.FromSeconds(30));
        async Task<string?> StateAsync() => (await GetAsync($"/v2/bot/message/{act.MessageId}/content/transcoding")).Json.GetProperty("status").GetString();

        Assert.Equal(202, (await GetAsync($"/v2/bot/message/{act.MessageId}/content")).Status);
        Assert.Equal("processing", await StateAsync());
        await Phone.AdvanceClockAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("succeeded", await StateAsync());
        Assert.Equal(200, (await GetAsync($"/v2/bot/message/{act.MessageId}/content")).Status);
    }

    [Fact]
    public async Task The_loading_animation_runs_in_steps_of_five_seconds_and_ends_with_the_answer()
    {
        var friend = await Phone.AddVillagerAsync("ป้าสมศรี", friend: true);
        async Task<int> StartAsync(int seconds) => (await PostAsync("/v2/bot/chat/loading/start", new { chatId = friend.UserId, loadingSeconds = seconds })).Status;

        Assert.Equal(400, await StartAsync(7));
        Assert.Equal(400, await StartAsync(65));
        Assert.Equal(202, await StartAsync(20));
        Assert.InRange((await Phone.ChatAsync(friend.UserId)).LoadingMilliseconds, 1, 20_000);
        await PushAsync(friend.UserId);

        Assert.Equal(0, (await Phone.ChatAsync(friend.UserId)).LoadingMilliseconds);
    }

    [Fact]
    public async Task Quota_and_consumption_can_be_read()
    {
        await Phone.SetQuotaAsync(new(Limit: 500, Used: 42));
        Assert.Equal("""{"type":"limited","value":500}""", (await GetAsync("/v2/bot/message/quota")).Json.GetRawText());
        Assert.Equal("""{"totalUsage":42}""", (await GetAsync("/v2/bot/message/quota/consumption")).Json.GetRawText());

        await Phone.SetQuotaAsync(new(Unlimited: true));
        Assert.Equal("""{"type":"none"}""", (await GetAsync("/v2/bot/message/quota")).Json.GetRawText());
    }

    [Fact]
    public async Task What_was_sent_in_a_day_is_counted_on_the_next()
    {
        await Phone.FreezeClockAsync(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));
        var friend = await Phone.AddVillagerAsync("ป้าสมศรี", friend: true);
        await PushAsync(friend.UserId);
        async Task<string> CountedAsync() => (await GetAsync("/v2/bot/message/delivery/push?date=20261120")).Json.GetRawText();

        Assert.Equal("""{"status":"unready"}""", await CountedAsync());
        await Phone.AdvanceClockAsync(TimeSpan.FromDays(1));

        Assert.Equal("""{"status":"ready","success":1}""", await CountedAsync());
        Assert.Equal(1, (await GetAsync("/v2/bot/insight/followers?date=20261120")).Json.GetProperty("followers").GetInt32());
        Assert.Equal(1, (await GetAsync("/v2/bot/insight/message/delivery?date=20261120")).Json.GetProperty("apiPush").GetInt32());
    }

    [Fact]
    public async Task Units_of_statistics_are_remembered_for_the_month()
    {
        var friend = await Phone.AddVillagerAsync("ป้าสมศรี", friend: true);
        Task<Answer> Push(string unit) => PostAsync("/v2/bot/message/push", new { to = friend.UserId, messages = new[] { Text() }, customAggregationUnits = new[] { unit } });

        Assert.Equal(400, (await Push("not a unit")).Status);
        Assert.Equal(200, (await Push("queue_2026")).Status);

        Assert.Equal("""{"customAggregationUnits":["queue_2026"]}""", (await GetAsync("/v2/bot/message/aggregation/list")).Json.GetRawText());
    }

    [Fact]
    public async Task A_stateless_token_lives_fifteen_minutes()
    {
        await Phone.FreezeClockAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Options.ChannelId,
            ["client_secret"] = Options.ChannelSecret,
        });
        var issued = await PostAsync("/oauth2/v3/token", form);
        Sim.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", issued.Json.GetProperty("access_token").GetString());

        Assert.Equal(900, issued.Json.GetProperty("expires_in").GetInt32());
        Assert.Equal(200, (await GetAsync("/v2/bot/info")).Status);
        await Phone.AdvanceClockAsync(TimeSpan.FromMinutes(15));

        Assert.Equal(401, (await GetAsync("/v2/bot/info")).Status);
    }

    [Fact]
    public async Task A_wrong_secret_gets_no_token_in_the_words_of_OAuth()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = Options.ChannelId, ["client_secret"] = "x" });

        var answer = await PostAsync("/oauth2/v3/token", form);

        Assert.Equal((400, "invalid_client"), (answer.Status, answer.Json.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_message_can_be_quoted_in_its_own_chat_only()
    {
        var friend = await Phone.AddVillagerAsync("ป้าสมศรี", friend: true);
        var other = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        var token = (await PushAsync(friend.UserId)).Json.GetProperty("sentMessages")[0].GetProperty("quoteToken").GetString();

        Assert.Equal(200, (await PushAsync(friend.UserId, null, new { type = "text", text = "ก", quoteToken = token })).Status);
        Assert.Equal(400, (await PushAsync(other.UserId, null, new { type = "text", text = "ก", quoteToken = token })).Status);
    }

    [Fact]
    public async Task A_second_account_has_its_own_friends_tokens_and_webhooks()
    {
        await Phone.AddAccountAsync(new("1650000002", "secret-2", "token-2", "@second", "เทศบาลตัวอย่าง", Service.Url));
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");
        var act = await Phone.FollowAsync(villager.UserId, account: "1650000002");
        await Phone.WaitForDeliveriesAsync(1, act.WebhookEventId);

        Assert.Equal(404, (await GetAsync($"/v2/bot/profile/{villager.UserId}")).Status);
        Sim.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "token-2");
        Assert.Equal(200, (await GetAsync($"/v2/bot/profile/{villager.UserId}")).Status);
        Assert.Equal("@second", (await GetAsync("/v2/bot/info")).Json.GetProperty("basicId").GetString());
    }

    [Theory]
    [InlineData("https://line.me/R/oaMessage/%40simulator/?S-D1", "prefill", "S-D1")]
    [InlineData("https://line.me/R/oaMessage/%40simulator/?Hi%20there%21", "prefill", "Hi there!")]
    [InlineData("https://line.me/R/oaMessage/%40simulator", "chat", null)]
    [InlineData("https://line.me/R/ti/p/%40simulator", "addFriend", null)]
    [InlineData("https://line.me/R/ti/p/%40unknown", "unknown", "@unknown")]
    [InlineData("https://example.go.th/s/D1", "open", null)]
    [InlineData("Q-A12", "prefill", "Q-A12")]
    public async Task A_scanned_code_does_what_LINE_does_with_it(string code, string kind, string? text)
    {
        var villager = await Phone.AddVillagerAsync("ป้าสมศรี");

        var result = await Phone.ScanAsync(villager.UserId, code);

        Assert.Equal((kind, text), (result.Kind, result.Text));
    }

    [Fact]
    public async Task The_phone_page_comes_out_of_the_assembly()
    {
        var page = System.Text.Encoding.UTF8.GetString((await GetAsync("/")).Body);

        foreach (var asset in System.Text.RegularExpressions.Regex.Matches(page, "\"(/assets/[^\"]+)\"").Select(match => match.Groups[1].Value))
            Assert.Equal(200, (await GetAsync(asset)).Status);
        Assert.Equal(404, (await GetAsync("/assets/../Program.cs")).Status);
    }

    [Fact]
    public async Task An_open_page_hears_of_every_change()
    {
        using var stream = await Sim.Http.GetStreamAsync(new Uri("/simulator/api/events", UriKind.Relative));
        using var reader = new StreamReader(stream);
        Assert.StartsWith("retry:", await reader.ReadLineAsync());
        await reader.ReadLineAsync();

        await Phone.AddVillagerAsync("ป้าสมศรี");

        using var change = JsonDocument.Parse((await reader.ReadLineAsync())!["data: ".Length..]);
        Assert.Equal("people", change.RootElement.GetProperty("kind").GetString());
    }
}
