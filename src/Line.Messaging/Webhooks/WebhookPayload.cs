namespace Line.Messaging.Webhooks;

/// <summary>The body of one webhook request.</summary>
/// <param name="Destination">
/// User id of the bot the request is for; null when it was missing. Compare it with your own bot's id where several channels share an address.
/// </param>
/// <param name="Events">
/// The events in the order received, of possibly several users. Empty when LINE only checks that the address answers; answer 200 then too.
/// </param>
/// <remarks>Reference: https://developers.line.biz/en/reference/messaging-api/#request-body</remarks>
public sealed record WebhookPayload(string? Destination, IReadOnlyList<WebhookEvent> Events);
