namespace Line.Simulator.Platform;

/// <summary>One call of the service to the Messaging API, as it was judged.</summary>
internal sealed class ApiCall : IJournalEntry
{
    public long Seq { get; set; }

    public string? Account { get; set; }

    public required string Endpoint { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>Null where the connection was cut or hung.</summary>
    public int? Status { get; set; }

    public required string RequestId { get; init; }

    public string? AcceptedRequestId { get; set; }

    public string? RetryKey { get; init; }

    public string? RequestBody { get; set; }

    public string? ResponseBody { get; set; }

    public required DateTimeOffset At { get; init; }

    public double Milliseconds { get; set; }

    public string? Fault { get; set; }

    /// <summary>What LINE would let pass but a careful client would not do.</summary>
    public string? Warning { get; set; }
}

/// <summary>One attempt to deliver a webhook.</summary>
internal sealed class WebhookDelivery : IJournalEntry
{
    public long Seq { get; set; }

    public required string Account { get; init; }

    public required string Url { get; init; }

    public required byte[] Body { get; init; }

    public required IReadOnlyList<string> EventIds { get; init; }

    public required IReadOnlyList<string> EventTypes { get; init; }

    public string? Signature { get; init; }

    public int Attempt { get; init; }

    public bool IsDuplicate { get; init; }

    public required DateTimeOffset At { get; init; }

    public int? Status { get; set; }

    /// <summary>LINE's word: ok, could_not_connect, request_timeout, error_status_code, unclassified.</summary>
    public string? Reason { get; set; }

    public double Milliseconds { get; set; }

    /// <summary>What was sent, so that it can be sent again on demand.</summary>
    public Webhooks.OutgoingWebhook? Source { get; init; }
}
