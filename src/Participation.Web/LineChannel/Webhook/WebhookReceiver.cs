using System.Buffers;
using Line.Messaging.Webhooks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Incoming;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Time;

namespace Participation.Web.LineChannel.Webhook;

/// <summary>
/// LINE's way in: read the raw bytes, check the signature over them, store every event, answer 200. Nothing else
/// happens in the request, because LINE waits two seconds and a reply token one minute.
/// </summary>
public sealed class WebhookReceiver(InboxWriter inbox, LoadingAnimation loading, IOptions<LineOptions> options, TimeProvider clock, ILogger<WebhookReceiver> log)
{
    public async Task<IResult> ReceiveAsync(HttpContext http)
    {
        var limit = options.Value.MaxWebhookBytes;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit;
        if (http.Request.ContentLength > limit) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

        byte[]? body;
        try
        {
            body = await ReadAsync(http.Request, limit, http.RequestAborted);
        }
        catch (BadHttpRequestException malformed)
        {
            // The server's own limit struck while reading (413), or the body was cut off (400).
            return Results.StatusCode(malformed.StatusCode);
        }
        if (body is null) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!WebhookSignature.IsValid(body, http.Request.Headers["x-line-signature"], Secrets())) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (WebhookParser.TryParse(body) is not { } payload)
        {
            log.LogWarning("A correctly signed webhook of {Bytes} bytes is not a JSON object", body.Length);
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var received = clock.Now();
        var events = new IncomingEvent[payload.Events.Count];
        for (var i = 0; i < events.Length; i++) events[i] = EventLane.ToIncoming(payload.Events[i], received);
        await inbox.AppendAsync(events);
        for (var i = 0; i < events.Length; i++) loading.Watch(payload.Events[i], events[i].EventKey, received);
        return Results.Ok();
    }

    // An empty secret would make a signature anybody can compute.
    private string[] Secrets() => new[] { options.Value.ChannelSecret, options.Value.NextChannelSecret }.Where(s => s.Length > 0).ToArray();

    private static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken ct)
    {
        if (request.ContentLength is { } length)
        {
            var exact = new byte[length];
            await request.Body.ReadExactlyAsync(exact, ct);
            return exact;
        }
        var grown = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await request.Body.ReadAsync(grown.GetMemory(16 * 1024), ct)) > 0)
        {
            grown.Advance(read);
            if (grown.WrittenCount > limit) return null;
        }
        return grown.WrittenSpan.ToArray();
    }
}
