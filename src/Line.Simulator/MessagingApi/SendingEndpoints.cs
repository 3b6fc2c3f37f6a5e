namespace Line.Simulator.MessagingApi;

internal static class SendingEndpoints
{
    public static IEnumerable<LineEndpoint> All(Sending sending)
    {
        yield return new("reply", "POST", "/v2/bot/message/reply", sending.Reply) { Body = RequestBody.Json };
        yield return new("push", "POST", "/v2/bot/message/push", sending.Push) { Body = RequestBody.Json, TakesRetryKey = true };
        yield return new("multicast", "POST", "/v2/bot/message/multicast", sending.Multicast)
        {
            Body = RequestBody.Json,
            TakesRetryKey = true,
            Rate = RateLimit.Second(200),
        };
        yield return new("broadcast", "POST", "/v2/bot/message/broadcast", sending.Broadcast)
        {
            Body = RequestBody.Json,
            TakesRetryKey = true,
            Rate = RateLimit.Hour(60),
        };
        foreach (var kind in (string[])["reply", "push", "multicast", "narrowcast", "broadcast"])
            yield return new($"validate/{kind}", "POST", $"/v2/bot/message/validate/{kind}", sending.Validate) { Body = RequestBody.Json };
    }
}
