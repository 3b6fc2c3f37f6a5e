using System.Text.Json;
using Line.Messaging.Json;

namespace Line.Messaging;

/// <summary>Whether a file can be fetched. Reference: https://developers.line.biz/en/reference/messaging-api/#verify-video-or-audio-preparation-status</summary>
/// <param name="State">How far it is.</param>
public sealed record Transcoding(TranscodingState State)
{
    internal static Transcoding? Read(JsonElement json) => json.Text("status") switch
    {
        "processing" => new Transcoding(TranscodingState.Processing),
        "succeeded" => new Transcoding(TranscodingState.Succeeded),
        "failed" => new Transcoding(TranscodingState.Failed),
        _ => null,
    };
}

/// <summary>How far the preparation of a file is. Reference: https://developers.line.biz/en/reference/messaging-api/#verify-video-or-audio-preparation-status</summary>
public enum TranscodingState
{
    /// <summary>Still being prepared.</summary>
    Processing,

    /// <summary>Ready to be fetched.</summary>
    Succeeded,

    /// <summary>It will never be ready.</summary>
    Failed,
}
