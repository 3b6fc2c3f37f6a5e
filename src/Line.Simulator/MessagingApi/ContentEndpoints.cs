using Line.Simulator.Platform;

namespace Line.Simulator.MessagingApi;

/// <summary>What people sent: pictures, films, sounds, files.</summary>
internal static class ContentEndpoints
{
    public static IEnumerable<LineEndpoint> All()
    {
        yield return new("content", "GET", "/v2/bot/message/{messageId}/content", Content);
        yield return new("content/preview", "GET", "/v2/bot/message/{messageId}/content/preview", Preview);
        yield return new("content/transcoding", "GET", "/v2/bot/message/{messageId}/content/transcoding", Transcoding);
    }

    private static LineAnswer Content(LineCall call) => With(call, content =>
        content.ReadyAt > call.Now ? LineAnswer.Empty(202) : LineAnswer.File(content.Bytes, content.ContentType));

    private static LineAnswer Preview(LineCall call) => With(call, content => content.Kind switch
    {
        _ when content.ReadyAt > call.Now => LineAnswer.Empty(202),
        // There is no picture library here: the picture itself is its preview, and a film gets a plain one.
        "image" => LineAnswer.File(content.Bytes, content.ContentType),
        "video" => LineAnswer.File(PlainPicture.Png, "image/png"),
        _ => LineAnswer.Refused(400, "The preview is available only for images and videos"),
    });

    private static LineAnswer Transcoding(LineCall call) => With(call, content => content.Kind is not ("video" or "audio")
        ? LineAnswer.Refused(400, "The status is available only for videos and audio")
        : LineAnswer.Ok(new { status = content.ReadyAt > call.Now ? "processing" : content.TranscodingFailed ? "failed" : "succeeded" }));

    private static LineAnswer With(LineCall call, Func<StoredContent, LineAnswer> answer)
    {
        lock (call.Platform.Gate)
        {
            if (!call.Account.Contents.TryGetValue(call.Route("messageId"), out var content)) return LineAnswer.NotFound();
            return content.Unsent ? LineAnswer.Refused(410, "The content has been removed") : answer(content);
        }
    }
}

internal static class PlainPicture
{
    /// <summary>One grey pixel.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");
}
