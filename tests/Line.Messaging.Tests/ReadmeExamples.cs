using System.Net;
using Line.Messaging.Messages;
using Line.Messaging.RichMenus;
using Line.Messaging.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Line.Messaging.Tests;

/// <summary>The examples of the README, compiled, and run where that means something. <see cref="ReadmeTests"/> sees to it that the two stay the same.</summary>
internal static class ReadmeExamples
{
    public static void Receive(WebApplication app, string channelSecret)
    {
        app.MapPost("/line/webhook", async (HttpRequest request, LineMessagingClient line) =>
        {
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer);
            var body = buffer.ToArray();

            if (!WebhookSignature.IsValid(body, request.Headers[WebhookSignature.HeaderName], channelSecret))
                return Results.Unauthorized();
            if (WebhookParser.TryParse(body) is not { } payload)
                return Results.BadRequest();

            foreach (var received in payload.Events)
                await Answer(line, received);
            return Results.Ok();
        });
    }

    public static void WireUp(WebApplicationBuilder builder, string channelAccessToken)
    {
        builder.Services.AddHttpClient("line").RemoveAllLoggers(); // The framework's logs would hold user ids.
        builder.Services.AddSingleton<IChannelTokenSource>(new LongLivedToken(channelAccessToken));
        builder.Services.AddTransient(services => new LineMessagingClient(
            services.GetRequiredService<IHttpClientFactory>().CreateClient("line"),
            services.GetRequiredService<IChannelTokenSource>()));
    }

    public static async Task Answer(LineMessagingClient line, WebhookEvent received)
    {
        Message? answer = received switch
        {
            MessageEvent { Message: TextContent text } => new TextMessage($"ได้รับข้อความ: {text.Text}"),
            PostbackEvent { Data: "v1/queue/take" } => new TextMessage("รับบัตรคิวแล้วค่ะ"),
            FollowEvent => new TextMessage("สวัสดีค่ะ กดปุ่มด้านล่างได้เลย")
            {
                QuickReply = new QuickReply(
                    new PostbackAction("รับบัตรคิว", "v1/queue/take"),
                    new LocationAction("ส่งตำแหน่ง")),
            },
            _ => null, // Kinds of today that you do not need, and those LINE adds tomorrow.
        };

        if (answer is not null && received is { ReplyToken: { } token, Mode: EventMode.Active })
            await line.ReplyAsync(token, MessageBatch.Of(answer));
    }

    public static async Task<string> CallTicket(LineMessagingClient line, string userId, Guid storedRetryKey)
    {
        var messages = MessageBatch.Of(new TextMessage("ถึงคิวของท่านแล้วค่ะ เชิญช่อง 2"));

        var outcome = await line.PushAsync(userId, messages, storedRetryKey);

        return outcome.Match(
            accepted: sent => $"taken by LINE: {sent.RequestId}",
            alreadyAccepted: sent => $"taken before: {sent.AcceptedRequestId}",
            refused: no => $"will never be sent: {no.Kind}, {no.Message}",
            rateLimited: wait => $"repeat later with the same key ({wait.RetryAfter})",
            quotaExhausted: _ => "the month's messages are used up: do not loop",
            unknown: unsure => $"repeat with the same key: {unsure.Reason}");
    }

    public static FlexMessage Ticket(string number, int ahead) => new(
        $"บัตรคิว {number} ก่อนหน้าท่าน {ahead} คิว",
        Flex.Bubble(
            Flex.Column(
                Flex.Text("คิวของท่าน").Color("#555555"),
                Flex.Text(number).Size(FlexSize.Xl5).Bold(),
                Flex.Rule().Margin(FlexSize.Lg),
                Flex.Row(
                    Flex.Text("ก่อนหน้าท่าน"),
                    Flex.Text($"{ahead} คิว").AtEnd().Bold()).Margin(FlexSize.Lg)),
            footer: Flex.Column(
                Flex.Button(new PostbackAction("ยกเลิกคิว", "v1/queue/cancel")).Secondary())));

    public static async Task<string?> PublishMenu(LineMessagingClient line, byte[] picture)
    {
        var menu = new RichMenu(
            new RichMenuSize(2500, 843),
            "main, 2026-11",
            "เมนู",
            [
                new RichMenuArea(0, 0, 1250, 843, new PostbackAction("รับบัตรคิว", "v1/queue/take")),
                new RichMenuArea(1250, 0, 1250, 843, new UriAction("ร้องเรียน", "https://example.go.th/c/new")),
            ]);

        if (await line.CreateRichMenuAsync(menu) is not LineResult<string>.Success { Value: var id })
            return null;
        await line.SetRichMenuImageAsync(id, RichMenuImage.FromBytes(picture));
        await line.SetDefaultRichMenuAsync(id);
        return id;
    }

    public static async Task<bool> Save(LineMessagingClient line, ImageContent image, Stream file)
    {
        if (!image.Provider.IsLine)
            return false; // An address of the sender's choosing: never fetch it from a server.

        var outcome = await line.GetContentAsync(image.Id, file, maxBytes: 10_000_000);
        return outcome is ContentOutcome.Ready;
    }

    private sealed class StandIn : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"sentMessages":[]}""") });
    }

    public static async Task A_reply_is_accepted()
    {
        var line = new LineMessagingClient(new HttpClient(new StandIn()), new LongLivedToken("token"));
        var outcome = await line.ReplyAsync("reply-token", MessageBatch.Of(new TextMessage("สวัสดีค่ะ")));
        Assert.IsType<SendOutcome.Accepted>(outcome);
    }
}
