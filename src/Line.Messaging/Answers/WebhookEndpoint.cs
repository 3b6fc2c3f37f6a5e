using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging;

/// <summary>Where LINE sends events. Reference: https://developers.line.biz/en/reference/messaging-api/#get-webhook-endpoint-information</summary>
/// <param name="Endpoint">The address.</param>
/// <param name="Active">Whether "Use webhook" is switched on in the console.</param>
public sealed record WebhookEndpoint(string Endpoint, bool Active)
{
    internal static WebhookEndpoint? Read(JsonElement json) =>
        json.Text("endpoint") is { } endpoint && json.Flag("active") is { } active ? new WebhookEndpoint(endpoint, active) : null;
}

/// <summary>How a webhook of LINE was answered. Reference: https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint</summary>
/// <param name="Success">Whether it was answered with 2xx.</param>
/// <param name="At">When.</param>
/// <param name="StatusCode">HTTP status; 0 or less when there was no answer.</param>
/// <param name="Reason">OK, COULD_NOT_CONNECT, REQUEST_TIMEOUT, ERROR_STATUS_CODE or UNCLASSIFIED; others may come.</param>
/// <param name="Detail">LINE's words.</param>
public sealed record WebhookTest(bool Success, DateTimeOffset? At, int StatusCode, string Reason, string Detail)
{
    internal static WebhookTest? Read(JsonElement json) =>
        json.Text("reason") is { } reason
            ? new WebhookTest(json.Flag("success") ?? reason == "OK", json.Moment("timestamp"), json.SmallInteger("statusCode") ?? 0, reason, json.Text("detail") ?? "")
            : null;
}
