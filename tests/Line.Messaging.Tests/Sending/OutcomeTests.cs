using System.Net;
using System.Net.Http.Headers;
using Line.Messaging.Messages;
using Line.Messaging.Tests.Support;

namespace Line.Messaging.Tests.Sending;

public sealed class OutcomeTests
{
    private const string User = "U0123456789abcdef0123456789abcdef";
    private static readonly MessageBatch Hello = MessageBatch.Of(new TextMessage("สวัสดีค่ะ"));
    private static readonly Guid Key = Guid.Parse("0198a2f0-0000-7000-8000-000000000001");

    [Fact]
    public async Task A_push_that_LINE_took_gives_request_id_and_sent_messages()
    {
        var line = StubLine.Answering(HttpStatusCode.OK, """{"sentMessages":[{"id":"461230966842064897","quoteToken":"q"},{"id":42}]}""", ("X-Line-Request-Id", "r-1"));

        var outcome = await line.Client().PushAsync(User, Hello, Key);

        var accepted = Assert.IsType<SendOutcome.Accepted>(outcome);
        Assert.Equal("r-1", accepted.RequestId);
        Assert.Equal([new SentMessage("461230966842064897", "q"), new SentMessage("42", null)], accepted.SentMessages);
        Assert.Equal("https://api.line.me/v2/bot/message/push", line.Only.Uri.AbsoluteUri);
        Assert.Equal("token", line.Only.Token);
        Assert.Equal("0198a2f0-0000-7000-8000-000000000001", line.Only.RetryKey);
        Assert.Equal("application/json; charset=utf-8", line.Only.ContentType);
        Assert.Equal($$"""{"to":"{{User}}","messages":[{"type":"text","text":"สวัสดีค่ะ"}]}""", line.Only.Json);
    }

    [Fact]
    public async Task A_conflict_on_a_push_means_it_was_taken_before()
    {
        var line = StubLine.Answering(
            HttpStatusCode.Conflict,
            """{"message":"The retry key is already accepted","sentMessages":[{"id":"1"}]}""",
            ("X-Line-Request-Id", "r-2"),
            ("x-line-accepted-request-id", "r-1"));

        var already = Assert.IsType<SendOutcome.AlreadyAccepted>(await line.Client().PushAsync(User, Hello, Key));

        Assert.Equal("r-2", already.RequestId);
        Assert.Equal("r-1", already.AcceptedRequestId);
        Assert.Equal([new SentMessage("1", null)], already.SentMessages);
    }

    [Fact]
    public async Task A_reply_never_carries_a_retry_key()
    {
        var line = StubLine.Answering(HttpStatusCode.OK, """{"sentMessages":[]}""");

        await line.Client().ReplyAsync("token-of-event", Hello, new SendOptions { NotificationDisabled = true });

        Assert.Null(line.Only.RetryKey);
        Assert.Equal("""{"replyToken":"token-of-event","messages":[{"type":"text","text":"สวัสดีค่ะ"}],"notificationDisabled":true}""", line.Only.Json);
    }

    [Theory]
    [InlineData("""{"message":"Invalid reply token"}""", RefusalKind.InvalidReplyToken)]
    [InlineData("""{"message":"The request body has 1 error(s)","details":[{"message":"May not be empty","property":"messages[0].text"}]}""", RefusalKind.BadRequest)]
    [InlineData("not json", RefusalKind.BadRequest)]
    public async Task A_refused_reply_says_whether_the_token_was_to_blame(string answer, RefusalKind kind)
    {
        var line = StubLine.Answering(HttpStatusCode.BadRequest, answer);

        var refused = Assert.IsType<SendOutcome.Refused>(await line.Client().ReplyAsync("t", Hello));

        Assert.Equal(kind, refused.Kind);
        Assert.Equal(400, refused.Status);
    }

    [Fact]
    public async Task The_details_of_a_refusal_are_in_its_message()
    {
        var line = StubLine.Answering(HttpStatusCode.BadRequest, """{"message":"The request body has 1 error(s)","details":[{"message":"May not be empty","property":"messages[0].text"}]}""");

        var refused = Assert.IsType<SendOutcome.Refused>(await line.Client().PushAsync(User, Hello, Key));

        Assert.Equal("The request body has 1 error(s); messages[0].text: May not be empty", refused.Message);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, RefusalKind.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized, RefusalKind.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden, RefusalKind.Forbidden)]
    [InlineData(HttpStatusCode.NotFound, RefusalKind.NotFound)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, RefusalKind.TooLarge)]
    [InlineData(HttpStatusCode.UnsupportedMediaType, RefusalKind.Other)]
    public async Task Refusals_are_told_apart_by_status(HttpStatusCode status, RefusalKind kind)
    {
        var line = StubLine.Answering(status, """{"message":"no"}""");
        Assert.Equal(kind, Assert.IsType<SendOutcome.Refused>(await line.Client().PushAsync(User, Hello, Key)).Kind);
    }

    [Fact]
    public async Task The_monthly_limit_is_not_taken_for_the_rate_limit()
    {
        var monthly = StubLine.Answering(HttpStatusCode.TooManyRequests, """{"message":"You have reached your monthly limit."}""");
        Assert.IsType<SendOutcome.QuotaExhausted>(await monthly.Client().PushAsync(User, Hello, Key));

        var rate = StubLine.Answering(HttpStatusCode.TooManyRequests, """{"message":"The API rate limit has been exceeded. Try again later."}""");
        Assert.Null(Assert.IsType<SendOutcome.RateLimited>(await rate.Client().PushAsync(User, Hello, Key)).RetryAfter);

        var words = new StubLine(_ =>
        {
            var response = StubLine.Response(HttpStatusCode.TooManyRequests, "{}");
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7));
            return response;
        });
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<SendOutcome.RateLimited>(await words.Client().PushAsync(User, Hello, Key)).RetryAfter);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task An_error_inside_LINE_is_unknown_and_is_not_repeated(HttpStatusCode status)
    {
        var line = StubLine.Answering(status);
        var unknown = Assert.IsType<SendOutcome.Unknown>(await line.Client(new LineMessagingOptions()).PushAsync(User, Hello, Key));
        Assert.False(unknown.NothingWasSent);
        Assert.Single(line.Requests);
    }

    [Fact]
    public async Task A_dropped_connection_is_unknown_but_a_failed_one_sent_nothing()
    {
        var dropped = new StubLine(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded));
        Assert.False(Assert.IsType<SendOutcome.Unknown>(await dropped.Client().ReplyAsync("t", Hello)).NothingWasSent);

        var failed = new StubLine(_ => throw new HttpRequestException(HttpRequestError.ConnectionError));
        Assert.True(Assert.IsType<SendOutcome.Unknown>(await failed.Client().ReplyAsync("t", Hello)).NothingWasSent);
    }

    [Fact]
    public async Task A_time_out_is_unknown()
    {
        var clock = new ManualClock();
        var arrived = new TaskCompletionSource();
        var line = new StubLine(async (_, token) =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return StubLine.Response(HttpStatusCode.OK);
        });

        var sending = line.Client(new LineMessagingOptions { TimeProvider = clock }).ReplyAsync("t", Hello);
        await arrived.Task;
        clock.Advance(TimeSpan.FromSeconds(7.9));
        Assert.False(sending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal("no answer within 8 s", Assert.IsType<SendOutcome.Unknown>(await sending).Reason);
    }

    [Fact]
    public async Task The_callers_cancellation_is_an_exception_and_not_an_outcome()
    {
        using var giveUp = new CancellationTokenSource();
        var line = new StubLine(async (_, token) =>
        {
            await giveUp.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return StubLine.Response(HttpStatusCode.OK);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => line.Client().PushAsync(User, Hello, Key, null, giveUp.Token));
    }

    [Fact]
    public void Match_takes_one_function_per_case()
    {
        SendOutcome[] outcomes =
        [
            new SendOutcome.Accepted("r", []),
            new SendOutcome.AlreadyAccepted("r", "a", []),
            new SendOutcome.Refused(RefusalKind.Other, 418, ""),
            new SendOutcome.RateLimited("", null),
            new SendOutcome.QuotaExhausted(""),
            new SendOutcome.Unknown(""),
        ];
        Assert.Equal([1, 2, 3, 4, 5, 6], outcomes.Select(outcome => outcome.Match(_ => 1, _ => 2, _ => 3, _ => 4, _ => 5, _ => 6)));
    }
}
