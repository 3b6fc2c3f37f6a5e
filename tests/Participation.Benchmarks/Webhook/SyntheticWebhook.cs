using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Participation.Benchmarks.Processes;

namespace Participation.Benchmarks.Webhook;

/// <summary>Whole HTTP requests as LINE sends them, signed beforehand, one event each: of ten, five typed, four tapped, one new friend.</summary>
public static class SyntheticWebhook
{
    private const int People = 2_000;
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(ServiceUnderTest.ChannelSecret);

    public static ReadOnlySpan<byte> TokenPrefix => "bench-token-"u8;

    public static byte[] Request(int number, int port)
    {
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var body = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$$"""
            {"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[{"type":"{{{TypeAndContent(number)}}},"timestamp":{{{at}}},"source":{"type":"user","userId":"U{{{number % People:x32}}}"},"replyToken":"bench-token-{{{number:D9}}}","mode":"active","webhookEventId":"01BENCH{{{number:D19}}}","deliveryContext":{"isRedelivery":false}}]}
            """));
        var head = string.Create(CultureInfo.InvariantCulture,
            $"POST /line/webhook HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json; charset=utf-8\r\nUser-Agent: LineBotWebhook/2.0\r\n" +
            $"x-line-signature: {Convert.ToBase64String(HMACSHA256.HashData(Secret, body))}\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    // Goes on after the opening quote of the type.
    private static string TypeAndContent(int number) => (number % 10) switch
    {
        0 => """follow","follow":{"isUnblocked":false}""",
        < 5 => string.Create(CultureInfo.InvariantCulture, $$$"""postback","postback":{"data":"1/survey/rate/D1/{{{number % 5 + 1}}}"}"""),
        _ => string.Create(CultureInfo.InvariantCulture, $$$"""message","message":{"type":"text","id":"4612309668{{{number:D8}}}","quoteToken":"q3Plxr4AgKd","text":"S-D1"}"""),
    };
}
