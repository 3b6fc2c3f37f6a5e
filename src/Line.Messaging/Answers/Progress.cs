using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging;

/// <summary>How far a narrowcast is. Reference: https://developers.line.biz/en/reference/messaging-api/#get-narrowcast-progress-status</summary>
/// <param name="Phase">Waiting, sending, succeeded or failed.</param>
/// <param name="SuccessCount">How many got it; approximate.</param>
/// <param name="FailureCount">How many did not.</param>
/// <param name="TargetCount">How many were meant.</param>
/// <param name="ErrorCode">Why it failed: 1 inside LINE, 2 too few people, 3 a conflict of requests, 4 an audience of fewer than 50, 5 partial delivery was forbidden.</param>
/// <param name="FailedDescription">LINE's words.</param>
/// <param name="AcceptedAt">When LINE took it.</param>
/// <param name="CompletedAt">When it ended.</param>
public sealed record NarrowcastProgress(
    NarrowcastPhase Phase,
    long? SuccessCount,
    long? FailureCount,
    long? TargetCount,
    int? ErrorCode,
    string? FailedDescription,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? CompletedAt)
{
    internal static NarrowcastProgress? Read(JsonElement json)
    {
        NarrowcastPhase? phase = json.Text("phase") switch
        {
            "waiting" => NarrowcastPhase.Waiting,
            "sending" => NarrowcastPhase.Sending,
            "succeeded" => NarrowcastPhase.Succeeded,
            "failed" => NarrowcastPhase.Failed,
            _ => null,
        };
        return phase is { } known
            ? new NarrowcastProgress(
                known,
                json.Integer("successCount"),
                json.Integer("failureCount"),
                json.Integer("targetCount"),
                json.SmallInteger("errorCode"),
                json.Text("failedDescription"),
                json.Moment("acceptedTime"),
                json.Moment("completedTime"))
            : null;
    }
}

/// <summary>How far a narrowcast is. Reference: https://developers.line.biz/en/reference/messaging-api/#get-narrowcast-progress-status</summary>
public enum NarrowcastPhase
{
    /// <summary>People are being chosen.</summary>
    Waiting,

    /// <summary>Messages are going out.</summary>
    Sending,

    /// <summary>All went out.</summary>
    Succeeded,

    /// <summary>It failed.</summary>
    Failed,
}

/// <summary>How far a batch of rich menu changes is. Reference: https://developers.line.biz/en/reference/messaging-api/#get-batch-control-rich-menus-progress-status</summary>
/// <param name="Phase">Ongoing, succeeded or failed.</param>
/// <param name="AcceptedAt">When LINE took it.</param>
/// <param name="CompletedAt">When it ended.</param>
public sealed record RichMenuBatchProgress(RichMenuBatchPhase Phase, DateTimeOffset? AcceptedAt, DateTimeOffset? CompletedAt)
{
    internal static RichMenuBatchProgress? Read(JsonElement json)
    {
        RichMenuBatchPhase? phase = json.Text("phase") switch
        {
            "ongoing" => RichMenuBatchPhase.Ongoing,
            "succeeded" => RichMenuBatchPhase.Succeeded,
            "failed" => RichMenuBatchPhase.Failed,
            _ => null,
        };
        return phase is { } known ? new RichMenuBatchProgress(known, json.Moment("acceptedTime"), json.Moment("completedTime")) : null;
    }
}

/// <summary>How far a batch is. Reference: https://developers.line.biz/en/reference/messaging-api/#get-batch-control-rich-menus-progress-status</summary>
public enum RichMenuBatchPhase
{
    /// <summary>In work.</summary>
    Ongoing,

    /// <summary>Done for everybody.</summary>
    Succeeded,

    /// <summary>Not done for some; it can be resumed with the same key.</summary>
    Failed,
}
