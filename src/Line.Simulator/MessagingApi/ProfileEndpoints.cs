using System.Globalization;
using Line.Simulator.Platform;

namespace Line.Simulator.MessagingApi;

internal static class ProfileEndpoints
{
    public static IEnumerable<LineEndpoint> All()
    {
        yield return new("profile", "GET", "/v2/bot/profile/{userId}", Profile);
        yield return new("followers", "GET", "/v2/bot/followers/ids", Followers);
        yield return new("info", "GET", "/v2/bot/info", Info);
        yield return new("linkToken", "POST", "/v2/bot/user/{userId}/linkToken", LinkToken);
    }

    private static LineAnswer Profile(LineCall call)
    {
        var id = call.Route("userId");
        if (!Ids.IsUser(id)) return LineAnswer.Refused(400, "The value for the 'userId' parameter is invalid");
        lock (call.Platform.Gate)
        {
            if (!call.Platform.People.TryGetValue(id, out var person)) return LineAnswer.NotFound();
            var friendship = call.Account.With(id);
            // Those who never became friends can be read once they have written.
            if (friendship.IsBlocked || (!friendship.IsFriend && friendship.LastWrote is null)) return LineAnswer.NotFound();
            return LineAnswer.Ok(new
            {
                userId = person.UserId,
                displayName = person.DisplayName,
                pictureUrl = person.PictureUrl,
                statusMessage = person.StatusMessage,
                language = person.Language,
            });
        }
    }

    private static LineAnswer Followers(LineCall call)
    {
        if (!call.Account.IsVerified) return LineAnswer.Refused(403, "Access to this API is not available for your account");
        var limit = int.TryParse(call.Query("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 300;
        var start = call.Query("start") is { } token && int.TryParse(token, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var at) ? at : 0;
        if (limit is < 1 or > 1000) return LineAnswer.Refused(400, "The value for the 'limit' parameter is invalid");
        lock (call.Platform.Gate)
        {
            var friends = call.Account.Friendships.Where(pair => pair.Value is { IsFriend: true, IsBlocked: false }).Select(pair => pair.Key).ToList();
            return LineAnswer.Ok(new
            {
                userIds = friends.Skip(start).Take(limit),
                next = start + limit < friends.Count ? (start + limit).ToString("x8", CultureInfo.InvariantCulture) : null,
            });
        }
    }

    private static LineAnswer Info(LineCall call) => LineAnswer.Ok(new
    {
        userId = call.Account.BotUserId,
        basicId = call.Account.BasicId,
        displayName = call.Account.DisplayName,
        pictureUrl = call.Account.PictureUrl,
        chatMode = "bot",
        markAsReadMode = call.Account.MarksReadByItself ? "auto" : "manual",
    });

    private static LineAnswer LinkToken(LineCall call)
    {
        lock (call.Platform.Gate)
            return call.Platform.People.ContainsKey(call.Route("userId")) ? LineAnswer.Ok(new { linkToken = Ids.Token(24) }) : LineAnswer.NotFound();
    }
}
