using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Line.Messaging.Messages;
using Line.Messaging.Tests.Contract;
using Line.Messaging.Tests.Support;

namespace Line.Messaging.Tests.Tokens;

public sealed class TokenTests
{
    private readonly ManualClock _clock = new();
    private int _issued;

    [Fact]
    public async Task A_token_is_kept_and_renewed_when_a_fifth_of_its_life_is_left()
    {
        var source = Stateless(Issuing());

        Assert.Equal("t1", await source.GetAsync());
        _clock.Advance(TimeSpan.FromMinutes(11.9));
        Assert.Equal("t1", await source.GetAsync());
        Assert.Equal(1, _issued);

        _clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Equal("t1", await source.GetAsync());
        await Until(async () => await source.GetAsync() == "t2");
        Assert.Equal(2, _issued);
    }

    [Fact]
    public async Task A_hundred_calls_at_once_fetch_one_token()
    {
        var gate = new TaskCompletionSource();
        var endpoint = new StubLine(async (_, _) =>
        {
            await gate.Task;
            return Token($"t{Interlocked.Increment(ref _issued)}");
        });
        var source = Stateless(endpoint);

        var calls = Enumerable.Range(0, 100).Select(_ => Task.Run(async () => await source.GetAsync())).ToArray();
        gate.SetResult();

        Assert.Equal(["t1"], (await Task.WhenAll(calls)).Distinct());
        Assert.Single(endpoint.Requests);
    }

    [Fact]
    public async Task A_hundred_refusals_at_once_fetch_one_new_token()
    {
        var endpoint = Issuing();
        var source = Stateless(endpoint);
        var line = new StubLine(request => StubLine.Response(request.Token == "t1" ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, """{"totalUsage":1}"""));
        var client = line.Client(tokens: source);

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => client.GetQuotaConsumptionAsync())));

        Assert.All(results, result => Assert.IsType<LineResult<QuotaConsumption>.Success>(result));
        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_not_again()
    {
        var endpoint = Issuing();
        var line = StubLine.Answering(HttpStatusCode.Unauthorized, """{"message":"Authentication failed"}""");

        var outcome = await line.Client(tokens: Stateless(endpoint)).PushAsync(EveryMessage.User, EveryMessage.Batches[0], Guid.CreateVersion7());

        Assert.Equal(RefusalKind.Unauthorized, Assert.IsType<SendOutcome.Refused>(outcome).Kind);
        Assert.Equal(["t1", "t2"], line.Requests.Select(request => request.Token));
        Assert.Single(line.Requests.Select(request => request.RetryKey).Distinct());
    }

    [Fact]
    public async Task Wrong_credentials_are_a_refusal_and_a_silent_endpoint_means_that_nothing_was_sent()
    {
        var line = StubLine.Answering(HttpStatusCode.OK);
        var batch = MessageBatch.Of(new TextMessage("a"));

        var wrong = line.Client(tokens: Stateless(StubLine.Answering(HttpStatusCode.BadRequest, """{"error":"invalid_client","error_description":"invalid secret"}""")));
        var refused = Assert.IsType<SendOutcome.Refused>(await wrong.ReplyAsync("t", batch));
        Assert.Equal(RefusalKind.Unauthorized, refused.Kind);
        Assert.Contains("invalid_client", refused.Message, StringComparison.Ordinal);

        foreach (var endpoint in (StubLine[])[StubLine.Answering(HttpStatusCode.BadGateway), new(_ => throw new HttpRequestException("no")), StubLine.Answering(HttpStatusCode.OK, "{}")])
            Assert.True(Assert.IsType<SendOutcome.Unknown>(await line.Client(tokens: Stateless(endpoint)).ReplyAsync("t", batch)).NothingWasSent);
        Assert.Empty(line.Requests);
    }

    [Fact]
    public async Task A_failed_renewal_leaves_the_living_token_in_use_and_is_not_repeated_at_once()
    {
        var endpoint = new StubLine(_ => Interlocked.Increment(ref _issued) == 1 ? Token("t1") : StubLine.Response(HttpStatusCode.InternalServerError));
        var source = Stateless(endpoint);
        await source.GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(13));

        Assert.Equal("t1", await source.GetAsync());
        await Until(() => Task.FromResult(endpoint.Requests.Count == 2));
        Assert.Equal("t1", await source.GetAsync());
        Assert.Equal("t1", await source.GetAsync());
        Assert.Equal(2, endpoint.Requests.Count);

        _clock.Advance(TimeSpan.FromMinutes(3));
        await Assert.ThrowsAsync<ChannelTokenException>(async () => await source.GetAsync());
    }

    [Fact]
    public async Task A_token_that_ended_while_its_renewal_pauses_is_not_used()
    {
        var gate = new TaskCompletionSource();
        var source = Stateless(new StubLine(async (_, _) =>
        {
            if (Interlocked.Increment(ref _issued) == 1) return Token("t1");
            await gate.Task;
            return StubLine.Response(HttpStatusCode.InternalServerError);
        }));
        await source.GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal("t1", await source.GetAsync());
        _clock.Advance(TimeSpan.FromMinutes(2));
        var waiting = source.GetAsync().AsTask();
        gate.SetResult();
        await Assert.ThrowsAsync<ChannelTokenException>(() => waiting);

        await Assert.ThrowsAsync<ChannelTokenException>(async () => await source.GetAsync());
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_stop_the_fetching_for_the_others()
    {
        var gate = new TaskCompletionSource();
        var source = Stateless(new StubLine(async (_, _) =>
        {
            await gate.Task;
            return Token("t1");
        }));
        using var giveUp = new CancellationTokenSource();

        var first = source.GetAsync(giveUp.Token).AsTask();
        var second = source.GetAsync().AsTask();
        await giveUp.CancelAsync();
        gate.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("t1", await second);
    }

    [Fact]
    public async Task A_signed_request_names_channel_key_and_lifetime_and_its_signature_holds()
    {
        using var key = RSA.Create(2048);
        var endpoint = Issuing();
        var source = new SignedTokenSource("1234567890", "kid-1", key, new HttpClient(endpoint), _clock, TimeSpan.FromDays(30));

        Assert.Equal("t1", await source.GetAsync());

        Assert.Equal("https://api.line.me/oauth2/v2.1/token", endpoint.Only.Uri.AbsoluteUri);
        var parts = HttpUtility.ParseQueryString(endpoint.Only.Json)["client_assertion"]!.Split('.');
        Assert.Equal("""{"alg":"RS256","typ":"JWT","kid":"kid-1"}""", Decoded(parts[0]));
        Assert.Equal(
            $$"""{"iss":"1234567890","sub":"1234567890","aud":"https://api.line.me/","exp":{{(_clock.GetUtcNow() + TimeSpan.FromMinutes(25)).ToUnixTimeSeconds()}},"token_exp":2592000}""",
            Decoded(parts[1]));
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), System.Buffers.Text.Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [ContractFact]
    public async Task Requests_for_tokens_are_what_the_description_says()
    {
        using var key = RSA.Create(2048);
        foreach (var make in (Func<HttpClient, IChannelTokenSource>[])[
            http => new StatelessTokenSource("1234567890", "secret", http, _clock),
            http => new SignedTokenSource("1234567890", "kid-1", key, http, _clock)])
        {
            var endpoint = Issuing();
            await make(new HttpClient(endpoint)).GetAsync();
            var operation = LineDescription.Tokens.Find(endpoint.Only.Method, endpoint.Only.Uri)!;
            var form = HttpUtility.ParseQueryString(endpoint.Only.Json);
            var body = JsonSerializer.SerializeToElement(form.AllKeys.ToDictionary(name => name!, name => form[name]));

            Assert.Equal("application/x-www-form-urlencoded", endpoint.Only.ContentType);
            Assert.Equal([], SchemaCheck.Faults(LineDescription.Tokens, operation.BodyByType!["application/x-www-form-urlencoded"]!["schema"]!, body));
        }
    }

    [Fact]
    public async Task A_long_lived_token_is_trimmed_and_never_renewed()
    {
        var source = new LongLivedToken(" token\n");
        Assert.Equal("token", await source.GetAsync());
        Assert.Null(await source.RenewAsync("token"));
        Assert.Throws<ArgumentException>(() => new LongLivedToken(" "));
    }

    private static string Decoded(string part) => Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(part));

    private static HttpResponseMessage Token(string value) => StubLine.Response(HttpStatusCode.OK, $$"""{"token_type":"Bearer","access_token":"{{value}}","expires_in":900}""");

    // What happens in the background is awaited by its effect, not by the clock.
    private static async Task Until(Func<Task<bool>> holds)
    {
        while (!await holds())
            await Task.Yield();
    }

    private StubLine Issuing() => new(_ => Token($"t{Interlocked.Increment(ref _issued)}"));

    private StatelessTokenSource Stateless(StubLine endpoint) => new("1234567890", "secret", new HttpClient(endpoint), _clock);
}
