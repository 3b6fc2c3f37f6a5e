using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Line.Messaging.Tests.Contract;
using Line.Messaging.Webhooks;
using Line.Simulator;

namespace Line.Messaging.Tests.AgainstTheSimulator;

/// <summary>What is true of all of LINE's endpoints: none is missing, each has its headers, its errors and its limit.</summary>
public sealed class EveryEndpoint : SimulatorTest
{
    private static readonly string User = "U" + new string('1', 32);

    private readonly SimulatorOptions _options = new() { MonthlyLimit = null };

    protected override SimulatorOptions Options => _options;

    public static TheoryData<string> Calls => [.. EveryRequest.Calls.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task No_call_of_the_client_falls_into_the_void(string call)
    {
        var client = new LineMessagingClient(
            new HttpClient(), new LongLivedToken(Options.ChannelAccessToken), new LineMessagingOptions { ApiBaseUrl = Sim.BaseUrl, DataApiBaseUrl = Sim.BaseUrl, QueryRetries = 0 });

        await EveryRequest.Calls[call](client);

        var made = await Phone.CallsAsync();
        Assert.NotEmpty(made);
        Assert.All(made, each => Assert.NotEqual("unknown", each.Endpoint));
    }

    /// <summary>Calls until the next one is refused, by LINE's table of rate limits.</summary>
    [Theory]
    [InlineData("POST", "/v2/bot/message/broadcast", 60, 3600)]
    [InlineData("POST", "/v2/bot/message/narrowcast", 60, 3600)]
    [InlineData("POST", "/v2/bot/channel/webhook/test", 60, 3600)]
    [InlineData("GET", "/v2/bot/insight/message/delivery?date=20261101", 60, 3600)]
    [InlineData("GET", "/v2/bot/insight/followers?date=20261101", 60, 3600)]
    [InlineData("GET", "/v2/bot/insight/demographic", 60, 3600)]
    [InlineData("POST", "/v2/bot/richmenu", 100, 3600)]
    [InlineData("DELETE", "/v2/bot/richmenu/richmenu-x", 100, 3600)]
    [InlineData("DELETE", "/v2/bot/richmenu/alias/x", 100, 3600)]
    [InlineData("GET", "/v2/bot/richmenu/progress/batch?requestId=x", 100, 3600)]
    [InlineData("POST", "/v2/bot/richmenu/batch", 3, 3600)]
    [InlineData("GET", "/v2/bot/richmenu/list", 10, 1)]
    [InlineData("POST", "/v2/bot/message/multicast", 200, 1)]
    [InlineData("POST", "/v2/bot/chat/loading/start", 100, 1)]
    [InlineData("PUT", "/v2/bot/channel/webhook/endpoint", 1000, 60)]
    [InlineData("GET", "/v2/bot/info", 2000, 1)]
    public async Task Each_has_its_own_rate_limit_and_the_bucket_fills_again(string method, string path, int calls, int seconds)
    {
        await Phone.FreezeClockAsync();
        async Task<int> CallAsync() => (await SendAsync(new HttpMethod(method), path, method is "GET" or "DELETE" ? null : new { })).Status;

        for (var i = 0; i < calls; i++) Assert.NotEqual(429, await CallAsync());
        var over = await SendAsync(new HttpMethod(method), path, method is "GET" or "DELETE" ? null : new { });
        Assert.Equal((429, "The API rate limit has been exceeded. Try again later."), (over.Status, over.Message));

        // The simulator's clock counts whole milliseconds.
        var pause = TimeSpan.FromMilliseconds(Math.Ceiling(1200.0 * seconds / calls));
        await Phone.AdvanceClockAsync(pause);
        for (var i = 0; i < (int)(pause.TotalSeconds * calls / seconds); i++) Assert.NotEqual(429, await CallAsync());
        Assert.Equal(429, await CallAsync());
    }

    [Fact]
    public async Task One_limit_is_not_another_ones()
    {
        await Phone.FreezeClockAsync();
        for (var i = 0; i < 3; i++) await PostAsync("/v2/bot/richmenu/batch", new { });

        Assert.Equal(429, (await PostAsync("/v2/bot/richmenu/batch", new { })).Status);
        Assert.Equal(200, (await GetAsync("/v2/bot/richmenu/list")).Status);
    }

    [Theory]
    [InlineData("rateLimited", "The API rate limit has been exceeded. Try again later.")]
    [InlineData("monthlyLimit", "You have reached your monthly limit.")]
    [InlineData("tooManyToOneUser", null)]
    [InlineData("concurrentOperations", null)]
    public async Task Each_kind_of_429_can_be_had_on_demand(string kind, string? message)
    {
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        await Phone.FailAsync("push", kind, count: 1);

        var refused = await PushAsync(friend.UserId);

        Assert.Equal(429, refused.Status);
        if (message is not null) Assert.Equal(message, refused.Message);
        Assert.Equal(200, (await PushAsync(friend.UserId)).Status);
    }

    [Fact]
    public async Task Every_answer_carries_a_request_id_and_every_error_a_message()
    {
        var friend = await Phone.AddVillagerAsync("ลุงบุญมี", friend: true);
        var key = Guid.CreateVersion7().ToString();
        List<Answer> answers =
        [
            await PushAsync(friend.UserId, key),
            await PushAsync(friend.UserId, key),
            await PostAsync("/v2/bot/message/push", new { to = friend.UserId }),
            await GetAsync("/v2/bot/richmenu/richmenu-x"),
            await GetAsync("/v2/bot/info/"),
            await PostAsync("/v2/bot/message/push", new ByteArrayContent(new byte[2 * 1024 * 1024 + 1]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } }),
            await PostAsync("/v2/bot/message/push", new StringContent("to=x")),
            await GetAsync("/v2/bot/followers/ids"),
        ];
        await Phone.FailAsync("info", "serverError", count: 1);
        answers.Add(await GetAsync("/v2/bot/info"));
        Sim.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");
        answers.Add(await GetAsync("/v2/bot/info"));

        Assert.Equal([200, 409, 400, 404, 404, 413, 415, 403, 500, 401], answers.Select(answer => answer.Status));
        Assert.All(answers, answer => Assert.Matches("^[0-9a-f-]{36}$", answer.RequestId));
        Assert.All(answers.Where(answer => answer.Status >= 400), answer => Assert.NotEmpty(answer.Message!));
        Assert.Equal(answers[0].RequestId, answers[1].AcceptedRequestId);
    }

    [Fact]
    public async Task Names_are_called_in_groups_only_and_films_are_followed_outside_them_only()
    {
        var head = await Phone.AddVillagerAsync("ผู้ใหญ่", friend: true);
        var group = await Phone.AddGroupAsync("ผู้ใหญ่บ้าน", [head.UserId]);
        object call = new { type = "textV2", text = "{who} คะ", substitution = new { who = new { type = "mention", mentionee = new { type = "user", userId = head.UserId } } } };
        object film = new { type = "video", originalContentUrl = "https://example.go.th/v.mp4", previewImageUrl = "https://example.go.th/v.png", trackingId = "t1" };

        Assert.Equal(400, (await PushAsync(head.UserId, null, call)).Status);
        Assert.Equal(200, (await PushAsync(group.Id, null, call)).Status);
        Assert.Equal(400, (await PushAsync(group.Id, null, film)).Status);
        Assert.Equal(400, (await PostAsync("/v2/bot/message/broadcast", new { messages = new[] { call } })).Status);

        var sent = await PushAsync(head.UserId, null, film);
        var act = await Phone.PlayAsync(head.UserId, sent.Json.GetProperty("sentMessages")[0].GetProperty("id").GetString()!);
        await Phone.WaitForDeliveriesAsync(1, act.WebhookEventId);
        Assert.Equal("t1", Service.All.Last().Event.GetProperty("videoPlayComplete").GetProperty("trackingId").GetString());
    }

    [Fact]
    public async Task A_text_in_a_group_can_be_changed_and_the_service_hears_of_it()
    {
        var head = await Phone.AddVillagerAsync("ผู้ใหญ่");
        var group = await Phone.AddGroupAsync("ผู้ใหญ่บ้าน", [head.UserId]);
        var said = await Phone.SendGroupTextAsync(group.Id, head.UserId, new("ประชุม 9 โมง"));

        var act = await Phone.EditInGroupAsync(group.Id, head.UserId, said.MessageId!, "ประชุม 10 โมง");
        await Phone.WaitForDeliveriesAsync(1, act.WebhookEventId);

        var happened = Service.All.Last().Event;
        Assert.Equal(("messageEdited", said.MessageId, "ประชุม 10 โมง"), (happened.GetProperty("type").GetString(), happened.GetProperty("message").GetProperty("id").GetString(), happened.GetProperty("message").GetProperty("text").GetString()));
        Assert.IsType<MessageEditedEvent>(WebhookParser.ParseEvent(System.Text.Encoding.UTF8.GetBytes(happened.GetRawText())));
        Assert.Equal(200, (await ReplyAsync(act.ReplyToken)).Status);
        Assert.True((await Phone.GroupChatAsync(group.Id)).Entries[0].Edited);
    }

    [Fact]
    public async Task An_account_hears_nothing_of_a_group_it_is_not_in_and_the_group_sees_who_comes_and_goes()
    {
        var head = await Phone.AddVillagerAsync("ผู้ใหญ่");
        var other = await Phone.AddVillagerAsync("ผู้ช่วย");
        var group = await Phone.AddGroupAsync("ผู้ใหญ่บ้าน", [head.UserId], join: false);
        await Phone.SendGroupTextAsync(group.Id, head.UserId, new("ยังไม่มีใครฟัง"));
        await Phone.EnterGroupAsync(group.Id, other.UserId);
        await Phone.WaitUntilIdleAsync();

        Assert.Empty(Service.All);
        Assert.Equal(["ผู้ช่วย เข้าร่วมกลุ่ม"], (await Phone.GroupChatAsync(group.Id)).Notes.Select(note => note.Text));
    }

    [Fact]
    public async Task Every_message_of_the_gallery_is_one_that_LINE_would_take()
    {
        var text = await Sim.Http.GetStringAsync(new Uri("/assets/gallery.json", UriKind.Relative));
        using var gallery = JsonDocument.Parse(text.Replace("{origin}", "https://example.go.th", StringComparison.Ordinal).Replace("{someone}", User, StringComparison.Ordinal));
        var ours = gallery.RootElement.EnumerateArray().SelectMany(sample => sample.GetProperty("entries").EnumerateArray())
            .Where(entry => entry.TryGetProperty("message", out _) && !entry.TryGetProperty("from", out _)).Select(entry => entry.GetProperty("message")).ToList();

        Assert.True(ours.Count > 25);
        foreach (var message in ours)
        {
            var answer = await PostAsync("/v2/bot/message/validate/reply", JsonContent.Create(new { messages = new[] { message } }));
            Assert.True(answer.Status == 200, $"{message.GetRawText()[..Math.Min(200, message.GetRawText().Length)]}\n{answer.Json.GetRawText()}");
        }
    }
}
