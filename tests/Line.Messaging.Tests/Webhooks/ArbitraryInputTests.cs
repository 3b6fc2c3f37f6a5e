using System.Text;
using Line.Messaging.Tests.Support;
using Line.Messaging.Webhooks;
using Xunit.Abstractions;

namespace Line.Messaging.Tests.Webhooks;

/// <summary>Whatever arrives, nothing is thrown and nothing is lost. The seed is printed; set LINE_TEST_SEED to see a failure again.</summary>
public sealed class ArbitraryInputTests(ITestOutputHelper output)
{
    private const int Rounds = 5_000;

    [Fact]
    public void Arbitrary_bytes_never_throw() => Repeat(random =>
    {
        var body = new byte[random.Next(200)];
        random.NextBytes(body);
        WebhookParser.TryParse(body);
        Assert.Equal(body, WebhookParser.ParseEvent(body).Raw.ToArray());
        WebhookSignature.IsValid(body, Encoding.Latin1.GetString(body), "secret");
    });

    [Fact]
    public void Arbitrary_json_never_throws_and_every_event_keeps_its_bytes() => Repeat(random =>
    {
        var events = Enumerable.Range(0, random.Next(4)).Select(_ => ArbitraryJson.Value(random, 6)).ToList();
        var payload = WebhookParser.TryParse(Encoding.UTF8.GetBytes($$"""{"destination":{{ArbitraryJson.Value(random, 1)}},"events":[{{string.Join(',', events)}}]}"""));

        Assert.Equal(events, payload!.Events.Select(parsed => Encoding.UTF8.GetString(parsed.Raw.Span)));
    });

    [Fact]
    public void Damaged_webhooks_never_throw() => Repeat(random =>
    {
        var body = Encoding.UTF8.GetBytes($$"""{"destination":"U1","events":[{{ArbitraryJson.Event(random)}},{{ArbitraryJson.Event(random)}}]}""");
        for (var damages = random.Next(1, 6); damages > 0; damages--)
            body[random.Next(body.Length)] = (byte)random.Next(256);
        foreach (var parsed in WebhookParser.TryParse(body)?.Events ?? [])
            Assert.Equal(parsed.Type, WebhookParser.ParseEvent(parsed.Raw).Type);
    });

    [Fact]
    public void Json_nested_too_deep_is_refused_without_exhausting_the_stack()
    {
        var deep = Encoding.UTF8.GetBytes(new string('[', 1_000_000));
        Assert.Null(WebhookParser.TryParse(deep));
        Assert.IsType<UnknownEvent>(WebhookParser.ParseEvent(deep));
    }

    private void Repeat(Action<Random> body)
    {
        var seed = Environment.GetEnvironmentVariable("LINE_TEST_SEED") is { } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
            body(random);
    }
}
