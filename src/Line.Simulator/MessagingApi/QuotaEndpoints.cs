using System.Globalization;
using Line.Simulator.Platform;

namespace Line.Simulator.MessagingApi;

/// <summary>The monthly quota and the counts of what was sent.</summary>
internal static class QuotaEndpoints
{
    private static readonly SentVia[] Counted = [SentVia.Reply, SentVia.Push, SentVia.Multicast, SentVia.Broadcast];

    public static IEnumerable<LineEndpoint> All()
    {
        yield return new("quota", "GET", "/v2/bot/message/quota", Quota);
        yield return new("quota/consumption", "GET", "/v2/bot/message/quota/consumption", Consumption);
        foreach (var via in Counted)
        {
            var name = via.ToString().ToLowerInvariant();
            yield return new($"delivery/{name}", "GET", $"/v2/bot/message/delivery/{name}", call => Delivered(call, via));
        }

        yield return new("aggregation/info", "GET", "/v2/bot/message/aggregation/info", AggregationInfo);
        yield return new("aggregation/list", "GET", "/v2/bot/message/aggregation/list", AggregationList);
    }

    private static LineAnswer Quota(LineCall call) => call.Account.MonthlyLimit is { } limit
        ? LineAnswer.Ok(new { type = "limited", value = limit })
        : LineAnswer.Ok(new { type = "none" });

    private static LineAnswer Consumption(LineCall call)
    {
        lock (call.Platform.Gate) return LineAnswer.Ok(new { totalUsage = call.Account.Usage.ThisMonth(call.Now) });
    }

    private static LineAnswer Delivered(LineCall call, SentVia via)
    {
        var day = call.Query("date");
        if (day is null || !DateTime.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return LineAnswer.Refused(400, "The value for the 'date' parameter is invalid");
        // The figures of a day are there on the next one.
        if (string.CompareOrdinal(day, Usage.Day(call.Now)) >= 0) return LineAnswer.Ok(new { status = "unready" });
        lock (call.Platform.Gate) return LineAnswer.Ok(new { status = "ready", success = call.Account.Usage.Sent(via, day) });
    }

    private static LineAnswer AggregationInfo(LineCall call)
    {
        lock (call.Platform.Gate) return LineAnswer.Ok(new { numOfCustomAggregationUnits = call.Account.Usage.Units(call.Now).Count });
    }

    private static LineAnswer AggregationList(LineCall call)
    {
        lock (call.Platform.Gate) return LineAnswer.Ok(new { customAggregationUnits = call.Account.Usage.Units(call.Now) });
    }
}
