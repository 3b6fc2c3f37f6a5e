using System.Security.Cryptography;
using Line.Messaging.Webhooks;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Platform.Time;

namespace Participation.Web.LineChannel.Webhook;

/// <summary>The key that makes an event unique and the lane that keeps it in order: the person, else the group, else the event alone.</summary>
public static class EventLane
{
    public static IncomingEvent ToIncoming(WebhookEvent webhookEvent, DateTime received)
    {
        var key = webhookEvent.WebhookEventId is { Length: > 0 and <= 64 } id ? id : "sha256:" + Convert.ToHexString(SHA256.HashData(webhookEvent.Raw.Span));
        var lane = webhookEvent.Source switch
        {
            { UserId: { Length: > 0 and <= 60 } user } => user,
            { ChatId: { Length: > 0 and <= 60 } chat } => chat,
            _ => key,
        };
        return new IncomingEvent(key, lane, Short(webhookEvent.Type), OccurredAt(webhookEvent, received), webhookEvent.Raw);
    }

    // A time of the far future or past (a clock gone wrong) must not put the event out of order for ever.
    private static DateTime OccurredAt(WebhookEvent webhookEvent, DateTime received) =>
        webhookEvent.Timestamp?.UtcDateTime is { } at && at <= received.AddMinutes(5) && at >= received.AddDays(-7) ? Clock.CutToMilliseconds(at) : received;

    private static string Short(string type) => type.Length switch { 0 => "unknown", > 40 => type[..40], _ => type };
}
