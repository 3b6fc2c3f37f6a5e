using System.Globalization;
using Line.Simulator.Platform;

namespace Line.Simulator.MessagingApi;

/// <summary>Statistics as far as the simulator has figures of its own; like LINE it gives none for small numbers.</summary>
internal static class InsightEndpoints
{
    private const int Fewest = 20;

    public static IEnumerable<LineEndpoint> All()
    {
        yield return Hourly("insight/followers", "/v2/bot/insight/followers", Followers);
        yield return Hourly("insight/delivery", "/v2/bot/insight/message/delivery", Delivery);
        yield return Hourly("insight/demographic", "/v2/bot/insight/demographic", _ => LineAnswer.Ok(new { available = false }));
        yield return Hourly("insight/unit", "/v2/bot/insight/message/event/aggregation", Unit);
        yield return Hourly("insight/richmenu", "/v2/bot/insight/richmenu/{richMenuId}/summary", RichMenu);
    }

    private static LineEndpoint Hourly(string name, string path, Func<LineCall, LineAnswer> answer) => new(name, "GET", path, answer) { Rate = RateLimit.Hour(60) };

    private static bool IsDay(string? day) => DateTime.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static LineAnswer Followers(LineCall call)
    {
        var day = call.Query("date") ?? Usage.Day(call.Now.AddDays(-1));
        if (!IsDay(day)) return LineAnswer.Refused(400, "The value for the 'date' parameter is invalid");
        if (string.CompareOrdinal(day, Usage.Day(call.Now)) >= 0) return LineAnswer.Ok(new { status = "unready" });
        lock (call.Platform.Gate)
        {
            var all = call.Account.Friendships.Select(pair => pair.Value).Where(friend => friend.IsFriend || friend.IsBlocked).ToList();
            return LineAnswer.Ok(new { status = "ready", followers = all.Count, targetedReaches = all.Count(friend => !friend.IsBlocked), blocks = all.Count(friend => friend.IsBlocked) });
        }
    }

    private static LineAnswer Delivery(LineCall call)
    {
        var day = call.Query("date");
        if (!IsDay(day)) return LineAnswer.Refused(400, "The value for the 'date' parameter is invalid");
        if (string.CompareOrdinal(day, Usage.Day(call.Now)) >= 0) return LineAnswer.Ok(new { status = "unready" });
        lock (call.Platform.Gate)
        {
            int Of(SentVia via) => call.Account.Usage.Sent(via, day!);
            return LineAnswer.Ok(new
            {
                status = "ready",
                apiBroadcast = Of(SentVia.Broadcast),
                apiPush = Of(SentVia.Push),
                apiMulticast = Of(SentVia.Multicast),
                apiNarrowcast = Of(SentVia.Narrowcast),
                apiReply = Of(SentVia.Reply),
            });
        }
    }

    private static LineAnswer Unit(LineCall call)
    {
        if (call.Query("customAggregationUnit") is null || !IsDay(call.Query("from")) || !IsDay(call.Query("to")))
            return LineAnswer.Refused(400, "The value for the 'customAggregationUnit', 'from' or 'to' parameter is invalid");
        return LineAnswer.Ok(new { overview = new { uniqueImpression = (int?)null, uniqueClick = (int?)null }, messages = Array.Empty<object>(), clicks = Array.Empty<object>() });
    }

    private static LineAnswer RichMenu(LineCall call)
    {
        if (!IsDay(call.Query("from")) || !IsDay(call.Query("to"))) return LineAnswer.Refused(400, "The value for the 'from' or 'to' parameter is invalid");
        lock (call.Platform.Gate)
        {
            if (!call.Account.RichMenus.Menus.TryGetValue(call.Route("richMenuId"), out var menu)) return LineAnswer.NotFound();
            return LineAnswer.Ok(new
            {
                richMenuId = menu.Id,
                impression = menu.Shown >= Fewest ? menu.Shown : (int?)null,
                clicks = menu.Taps.OrderBy(tap => tap.Key).Select(tap => new { area = tap.Key, click = tap.Value >= Fewest ? tap.Value : (int?)null }),
            });
        }
    }
}
