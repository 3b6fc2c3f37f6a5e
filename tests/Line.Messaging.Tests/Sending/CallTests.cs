using System.Net;
using Line.Messaging.Messages;
using Line.Messaging.RichMenus;
using Line.Messaging.Tests.Support;

namespace Line.Messaging.Tests.Sending;

public sealed class CallTests
{
    private const string User = EveryMessage.User;
    private static readonly MessageBatch Hello = MessageBatch.Of(new TextMessage("สวัสดีค่ะ"));

    [Fact]
    public async Task A_thousand_calls_at_once_each_send_their_own_retry_key()
    {
        var line = StubLine.Answering(HttpStatusCode.OK);
        var client = line.Client();
        var keys = Enumerable.Range(0, 1000).Select(_ => Guid.CreateVersion7()).ToList();

        await Task.WhenAll(keys.Select(key => Task.Run(() => client.PushAsync("U" + key.ToString("N"), Hello, key))));

        Assert.Equal(1000, line.Requests.Select(request => request.RetryKey).Distinct().Count());
        Assert.All(line.Requests, request => Assert.Contains(Guid.Parse(request.RetryKey!).ToString("N"), request.Json, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_retry_key_is_refused()
    {
        var client = StubLine.Answering(HttpStatusCode.OK).Client();
        await Assert.ThrowsAsync<ArgumentException>(() => client.PushAsync(User, Hello, Guid.Empty));
        await Assert.ThrowsAsync<ArgumentException>(() => client.BroadcastAsync(Hello, Guid.Empty));
    }

    [Theory]
    [InlineData("")]
    [InlineData("U123")]
    [InlineData("u0123456789abcdef0123456789abcdef")]
    [InlineData("U0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("U0123456789abcdef0123456789abcdef\n")]
    [InlineData("X0123456789abcdef0123456789abcdef")]
    [InlineData("../../../../../../../../../../../..")]
    public async Task A_malformed_user_id_is_refused_and_not_repeated_in_the_error(string id)
    {
        var line = StubLine.Answering(HttpStatusCode.OK);
        var client = line.Client();
        Func<Task>[] calls =
        [
            () => client.PushAsync(id, Hello, Guid.CreateVersion7()),
            () => client.MulticastAsync([User, id], Hello, Guid.CreateVersion7()),
            () => client.GetProfileAsync(id),
            () => client.StartLoadingAsync(id),
            () => client.LinkRichMenuAsync(id, "richmenu-1"),
            () => client.LinkRichMenuToManyAsync([id], "richmenu-1"),
        ];
        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAnyAsync<ArgumentException>(call);
            Assert.True(id.Length == 0 || !error.Message.Contains(id, StringComparison.Ordinal));
        }

        Assert.Empty(line.Requests);
    }

    [Fact]
    public async Task Groups_and_rooms_can_be_pushed_to_but_have_no_profile()
    {
        var client = StubLine.Answering(HttpStatusCode.OK).Client();
        Assert.IsType<SendOutcome.Accepted>(await client.PushAsync("C" + User[1..], Hello, Guid.CreateVersion7()));
        Assert.IsType<SendOutcome.Accepted>(await client.PushAsync("R" + User[1..], Hello, Guid.CreateVersion7()));
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetProfileAsync("C" + User[1..]));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(61)]
    [InlineData(7)]
    [InlineData(65)]
    public async Task Loading_seconds_go_from_5_to_60_in_steps_of_5(int seconds)
    {
        var client = StubLine.Answering(HttpStatusCode.Accepted).Client();
        await Assert.ThrowsAsync<MessageLimitException>(() => client.StartLoadingAsync(User, seconds));
        Assert.IsType<LineResult<Done>.Success>(await client.StartLoadingAsync(User, 5));
        Assert.IsType<LineResult<Done>.Success>(await client.StartLoadingAsync(User, 60));
    }

    [Fact]
    public async Task A_query_is_tried_again_after_a_failure_and_a_send_is_not()
    {
        var clock = new ManualClock();
        var tries = 0;
        var line = new StubLine(_ => ++tries < 3 ? StubLine.Response(HttpStatusCode.ServiceUnavailable) : StubLine.Response(HttpStatusCode.OK, """{"type":"limited","value":300}"""));
        var client = line.Client(new LineMessagingOptions { TimeProvider = clock });

        var asking = client.GetQuotaAsync();
        while (!asking.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(new MessageQuota(300), Assert.IsType<LineResult<MessageQuota>.Success>(await asking).Value);
        Assert.Equal(3, line.Requests.Count);

        tries = 0;
        Assert.IsType<SendOutcome.Unknown>(await client.MulticastAsync([User], Hello, Guid.CreateVersion7()));
        Assert.IsType<LineResult<Done>.Unknown>(await client.StartLoadingAsync(User));
        Assert.Equal(5, line.Requests.Count);
    }

    [Fact]
    public async Task Refusals_and_odd_answers_of_queries_are_results()
    {
        Assert.Equal(
            new LineResult<UserProfile>.Failed(RefusalKind.NotFound, 404, "Not found"),
            await StubLine.Answering(HttpStatusCode.NotFound, """{"message":"Not found"}""").Client().GetProfileAsync(User));
        Assert.Equal(
            RefusalKind.RateLimited,
            Assert.IsType<LineResult<UserProfile>.Failed>(await StubLine.Answering(HttpStatusCode.TooManyRequests).Client().GetProfileAsync(User)).Kind);
        Assert.IsType<LineResult<UserProfile>.Unknown>(await StubLine.Answering(HttpStatusCode.OK, "<html>").Client().GetProfileAsync(User));
        Assert.IsType<LineResult<UserProfile>.Unknown>(await StubLine.Answering(HttpStatusCode.OK, "[]").Client().GetProfileAsync(User));
        Assert.IsType<LineResult<UserProfile>.Unknown>(await StubLine.Answering(HttpStatusCode.Redirect).Client().GetProfileAsync(User));
    }

    [Fact]
    public async Task The_hosts_can_be_replaced_also_by_ones_with_a_path()
    {
        var line = StubLine.Answering(HttpStatusCode.OK, """{"status":"succeeded","totalUsage":3}""");
        var client = line.Client(new LineMessagingOptions { ApiBaseUrl = new Uri("http://localhost:5001/line/"), DataApiBaseUrl = new Uri("http://localhost:5002") });

        await client.GetQuotaConsumptionAsync();
        await client.GetTranscodingStateAsync("1");

        Assert.Equal(
            ["http://localhost:5001/line/v2/bot/message/quota/consumption", "http://localhost:5002/v2/bot/message/1/content/transcoding"],
            line.Requests.Select(request => request.Uri.AbsoluteUri));
    }

    [Fact]
    public async Task A_stored_menu_is_read_back_with_its_actions()
    {
        var line = StubLine.Answering(HttpStatusCode.OK, """
            {"richmenus":[{"richMenuId":"richmenu-1","size":{"width":2500,"height":843},"selected":true,"name":"n","chatBarText":"เมนู","areas":[
            {"bounds":{"x":0,"y":0,"width":1,"height":1},"action":{"type":"richmenuswitch","richMenuAliasId":"b","data":"t=b"}},
            {"bounds":{"x":0,"y":0,"width":1,"height":1},"action":{"type":"datetimepicker","data":"d","mode":"datetime","initial":"2026-11-20t09:30"}},
            {"bounds":{"x":0,"y":0,"width":1,"height":1},"action":{"type":"hologram","label":"x"}}]}]}
            """);

        var stored = Assert.Single(Assert.IsType<LineResult<IReadOnlyList<StoredRichMenu>>.Success>(await line.Client().ListRichMenusAsync()).Value);

        Assert.Equal(("richmenu-1", 2500, true), (stored.Id, stored.Menu.Size.Width, stored.Menu.Selected));
        Assert.Equal(
            [
                new RichMenuSwitchAction(null, "b", "t=b"),
                new DatetimePickerAction(null, "d", PickerMode.DateTime) { Initial = new DateTime(2026, 11, 20, 9, 30, 0) },
                new UnknownAction("x", "hologram"),
            ],
            stored.Menu.Areas.Select(area => area.Action));
        await Assert.ThrowsAsync<MessageLimitException>(() => line.Client().CreateRichMenuAsync(stored.Menu));
    }
}
