namespace Line.Simulator.Platform;

/// <summary>A picture, film, sound or file that a person sent.</summary>
internal sealed class StoredContent
{
    public required byte[] Bytes { get; init; }

    public required string ContentType { get; init; }

    /// <summary>LINE's word for it: image, video, audio, file.</summary>
    public required string Kind { get; init; }

    public DateTimeOffset ReadyAt { get; init; }

    public bool TranscodingFailed { get; init; }

    public bool Unsent { get; set; }
}
