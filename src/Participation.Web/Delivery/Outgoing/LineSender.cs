using System.Globalization;
using System.Text.RegularExpressions;
using Line.Messaging;
using Line.Messaging.Messages;

namespace Participation.Web.Delivery.Outgoing;

/// <summary>One call to LINE, and its outcome in the outbox's words.</summary>
public sealed partial class LineSender(LineMessagingClient line)
{
    public async Task<AttemptResult> SendAsync(OutboxStep step, string recipient, string? replyToken, Guid retryKey, byte[] payload, CancellationToken ct)
    {
        var messages = MessageBatch.FromStored(payload);
        var outcome = step == OutboxStep.Reply
            ? await line.ReplyAsync(replyToken!, messages, cancellationToken: ct)
            : await line.PushAsync(recipient, messages, retryKey, cancellationToken: ct);
        return Read(outcome);
    }

    public async Task<AttemptResult> MulticastAsync(IReadOnlyList<string> people, Guid retryKey, byte[] payload, CancellationToken ct) =>
        Read(await line.MulticastAsync(people, MessageBatch.FromStored(payload), retryKey, cancellationToken: ct));

    private static AttemptResult Read(SendOutcome outcome) => outcome.Match(
        accepted => new AttemptResult(null, null, accepted.RequestId),
        already => new AttemptResult(null, null, already.AcceptedRequestId),
        refused => new AttemptResult(Kind(refused.Kind), refused.Message, refused.RequestId)
        {
            BlamesRecipients = refused.Kind == RefusalKind.BadRequest && Recipients().IsMatch(refused.Message),
            Blamed = Recipients().Match(refused.Message) is { Success: true, Groups: [_, { Success: true, ValueSpan: var index }] } && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var which) ? which : null,
        },
        rateLimited => new AttemptResult(DeliveryError.RateLimited, null, rateLimited.RequestId),
        exhausted => new AttemptResult(DeliveryError.QuotaExhausted, null, exhausted.RequestId),
        unknown => new AttemptResult(unknown.NothingWasSent ? DeliveryError.Transient : DeliveryError.Unknown, unknown.Reason, unknown.RequestId));

    private static DeliveryError Kind(RefusalKind kind) => kind switch
    {
        RefusalKind.InvalidReplyToken => DeliveryError.InvalidReplyToken,
        // A rejected access token is mended by staff or by renewal; the message itself is fine.
        RefusalKind.Unauthorized => DeliveryError.Transient,
        RefusalKind.RateLimited => DeliveryError.RateLimited,
        RefusalKind.BadRequest or RefusalKind.Forbidden or RefusalKind.NotFound or RefusalKind.Conflict or RefusalKind.Gone
            or RefusalKind.TooLarge or RefusalKind.Other => DeliveryError.Permanent,
    };

    // Documented for a push only, and by LINE's words: what is not recognised stays a refusal of all.
    [GeneratedRegex(@"'to(?:\[(\d+)\])?'|^Failed to send messages", RegexOptions.CultureInvariant)]
    private static partial Regex Recipients();
}
