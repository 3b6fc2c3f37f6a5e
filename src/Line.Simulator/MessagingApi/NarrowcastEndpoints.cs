using Line.Simulator.Platform;
using Line.Simulator.Validation;

namespace Line.Simulator.MessagingApi;

/// <summary>
/// Narrowcast is accepted at once and judged later: too few people show up only in the progress. Filters by attribute are not
/// simulated (nobody here has an age); audiences are not either, so the target is all friends.
/// </summary>
internal static class NarrowcastEndpoints
{
    private const int FewestForFilter = 50;

    public static IEnumerable<LineEndpoint> All(Sending sending)
    {
        yield return new("narrowcast", "POST", "/v2/bot/message/narrowcast", call => Send(call, sending))
        {
            Body = RequestBody.Json,
            TakesRetryKey = true,
            Rate = RateLimit.Hour(60),
        };
        yield return new("narrowcast/progress", "GET", "/v2/bot/message/progress/narrowcast", Progress);
    }

    private static LineAnswer Send(LineCall call, Sending sending)
    {
        var problems = new Problems();
        var root = new ObjectCheck(call.Json, new Place(""), problems);
        foreach (var name in (string[])["recipient", "filter"]) root.Take(name);
        var limit = root.Object("limit");
        var max = limit?.Number("max", 1, int.MaxValue, whole: true);
        limit?.Bool("upToRemainingQuota");
        limit?.Bool("forbidPartialDelivery");
        limit?.NoOthers();
        if (sending.CheckSend(call, root, problems) is { } refusal) return refusal;

        lock (call.Platform.Gate)
        {
            if (Sending.AlreadyAccepted(call) is { } conflict) return conflict;
            var account = call.Account;
            var people = Sending.Friends(account).Take((int)(max ?? int.MaxValue)).ToList();
            var filtered = root.Has("filter") || root.Has("recipient");
            Narrowcast result;
            if (filtered && people.Count < FewestForFilter)
            {
                result = new Narrowcast("failed", 2, people.Count, 0, call.Now, call.Now);
                Sending.Remember(call, null);
            }
            else
            {
                var answer = sending.ToMany(call, people, SentVia.Narrowcast);
                if (!answer.IsSuccess) return answer;
                result = new Narrowcast("succeeded", null, people.Count, people.Count, call.Now, call.Now);
            }

            account.Narrowcasts[call.RequestId] = result;
            return LineAnswer.Ok(status: 202);
        }
    }

    private static LineAnswer Progress(LineCall call)
    {
        lock (call.Platform.Gate)
        {
            if (call.Query("requestId") is not { } id || !call.Account.Narrowcasts.TryGetValue(id, out var sent) || call.Now - sent.At > TimeSpan.FromDays(14))
                return LineAnswer.NotFound("The requestId is not found");
            return LineAnswer.Ok(new
            {
                phase = sent.Phase,
                errorCode = sent.ErrorCode,
                failedDescription = sent.ErrorCode is null ? null : "The number of recipients is too small",
                successCount = sent.Success,
                failureCount = 0,
                targetCount = sent.Target,
                acceptedTime = sent.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
                completedTime = sent.ReadyAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            });
        }
    }
}
