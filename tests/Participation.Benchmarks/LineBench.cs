using System.Diagnostics;
using System.Globalization;
using System.Text;
using Line.Messaging.Messages;
using Line.Messaging.Webhooks;

namespace Participation.Benchmarks;

/// <summary>Time and allocations of the two things the LINE client does most: reading a webhook of 100 events, and building a carousel of 12 bubbles.</summary>
public sealed class LineBench : Bench
{
    private const int Warmup = 2_000;
    private const int Rounds = 5_000;

    public override string Name => "line";

    public override string Summary => "the LINE client: signature and parse of a webhook of 100 events, building a carousel of 12 bubbles";

    public override Task RunAsync(CancellationToken ct)
    {
        var body = Webhook();
        var secret = "8c570fa6dd201bb328f1c1eac23a96d8";
        var signature = Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"webhook of 100 events: {body.Length} bytes; carousel of 12 bubbles: {Carousel().Utf8Json.Length} bytes"));
        Measure("check the signature", () => WebhookSignature.IsValid(body, signature, secret) ? 1 : throw new InvalidOperationException("The signature must hold."));
        Measure("parse 100 events", () => WebhookParser.TryParse(body)!.Events.Count);
        Measure("build 12 bubbles", () => Carousel().Utf8Json.Length);
        return Task.CompletedTask;
    }

    private static void Measure(string name, Func<int> work)
    {
        var kept = 0L;
        for (var i = 0; i < Warmup; i++)
            kept += work();

        var times = new double[Rounds];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            kept += work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Rounds;
        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-20} p50 {times[Rounds / 2],7:0.0} us   p99 {times[Rounds * 99 / 100],7:0.0} us   {allocated / 1024.0,7:0.0} KB allocated   ({kept})"));
    }

    private static byte[] Webhook()
    {
        var events = Enumerable.Range(0, 100).Select(i =>
        {
            var kind = i % 10 == 9 ? "somethingNew" : "message";
            return string.Create(CultureInfo.InvariantCulture, $$$"""
                {"type":"{{{kind}}}","message":{"type":"text","id":"{{{461230966842064000 + i}}}","quoteToken":"yHAz4Ua2wx7",
                "text":"อยากทราบว่าน้ำประปาหมู่ 3 จะไหลเมื่อไรคะ {{{i}}}"},"timestamp":{{{1763602200000 + i}}},
                "source":{"type":"user","userId":"U0123456789abcdef0123456789abcdef"},"replyToken":"38ef843bde154d9b91c21320ffd17a0f",
                "mode":"active","webhookEventId":"01FZ74A0TDDPYRVKNK77XKC{{{i:000}}}","deliveryContext":{"isRedelivery":false}}
                """);
        });
        return Encoding.UTF8.GetBytes($$"""{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[{{string.Join(',', events)}}]}""");
    }

    private static MessageBatch Carousel() => MessageBatch.Of(new FlexMessage("จุดบริการ 12 แห่ง", Flex.Carousel([.. Enumerable.Range(1, 12).Select(Bubble)])));

    private static FlexBubble Bubble(int number) => Flex.Bubble(
        Flex.Column(
            Flex.Text("จุดบริการ").Color("#555555"),
            Flex.Text(string.Create(CultureInfo.InvariantCulture, $"ช่อง {number}")).Size(FlexSize.Xxl).Bold(),
            Flex.Rule().Margin(FlexSize.Lg),
            Flex.Row(Flex.Text("รออยู่"), Flex.Text("5 คิว").AtEnd().Bold()).Margin(FlexSize.Lg),
            Flex.Row(Flex.Text("รอประมาณ"), Flex.Text("20–35 นาที").AtEnd()).Margin(FlexSize.Sm)),
        hero: Flex.Image("https://example.go.th/counter.png").FullWidth(20, 13),
        footer: Flex.Column(
            Flex.Button(new PostbackAction("รับบัตรคิว", "v1/queue/take/" + number.ToString(CultureInfo.InvariantCulture))).Primary("#0F4C81"),
            Flex.Button(new UriAction("ดูบอร์ดคิว", "https://example.go.th/board/D1")).Secondary()).Spaced(FlexSize.Sm));
}
