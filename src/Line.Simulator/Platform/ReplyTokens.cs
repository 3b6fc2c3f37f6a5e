namespace Line.Simulator.Platform;

/// <summary>
/// One-time reply tokens. LINE promises one minute from the receipt of the webhook; a redelivered webhook starts the minute
/// again, up to twenty minutes after the event.
/// </summary>
internal sealed class ReplyTokens
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SinceEvent = TimeSpan.FromMinutes(20);
    private readonly Dictionary<string, ReplyToken> _tokens = [];

    public ReplyToken Issue(string chatId, DateTimeOffset eventAt)
    {
        var token = new ReplyToken(Ids.ReplyToken(), chatId, eventAt);
        _tokens[token.Value] = token;
        return token;
    }

    public ReplyToken? Find(string value) => _tokens.GetValueOrDefault(value);

    public void Sent(string value, DateTimeOffset at)
    {
        if (_tokens.TryGetValue(value, out var token)) token.SentAt = at;
    }

    public static bool IsUsable(ReplyToken token, DateTimeOffset now) =>
        !token.Used && token.SentAt is { } sent && now - sent <= Minute && now - token.EventAt <= SinceEvent;

    internal sealed class ReplyToken(string value, string chatId, DateTimeOffset eventAt)
    {
        public string Value { get; } = value;

        public string ChatId { get; } = chatId;

        public DateTimeOffset EventAt { get; } = eventAt;

        public DateTimeOffset? SentAt { get; set; }

        public bool Used { get; set; }
    }
}
