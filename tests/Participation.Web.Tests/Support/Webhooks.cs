using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Participation.Web.Tests.Support;

/// <summary>Webhook bodies as LINE sends them.</summary>
public sealed class Webhooks(FakeClock clock)
{
    public const string Bot = "U8e742f61d673b39c7fff3cecb7536ef0";

    private int _number;

    public static string User(int number) => "U" + number.ToString("x32", CultureInfo.InvariantCulture);

    public static string Body(params IEnumerable<string> events) => $$"""{"destination":"{{Bot}}","events":[{{string.Join(',', events)}}]}""";

    public string Text(string user, string text, string? id = null) =>
        Event("message", user, $$""","message":{"type":"text","id":"{{Next()}}","quoteToken":"q","text":{{System.Text.Json.JsonSerializer.Serialize(text)}}}""", id);

    public string Postback(string user, string data, string? id = null) =>
        Event("postback", user, $$""","postback":{"data":"{{data}}"}""", id);

    public string Follow(string user, string? id = null) => Event("follow", user, ""","follow":{"isUnblocked":false}""", id);

    public string Unfollow(string user, string? id = null) => Event("unfollow", user, "", id);

    public string Event(string type, string user, string rest, string? id = null)
    {
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return $$"""{"type":"{{type}}","mode":"active","timestamp":{{at}},"source":{"type":"user","userId":"{{user}}"},"webhookEventId":"{{id ?? Id()}}","deliveryContext":{"isRedelivery":false},"replyToken":"{{RandomNumberGenerator.GetHexString(32, lowercase: true)}}"{{rest}}}""";
    }

    private string Id() => "01" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Next())))[..24];

    private string Next() => (461230966842064897L + Interlocked.Increment(ref _number)).ToString(CultureInfo.InvariantCulture);
}
