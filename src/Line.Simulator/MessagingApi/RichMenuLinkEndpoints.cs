using System.Globalization;
using System.Text.Json;
using Line.Simulator.Platform;
using Line.Simulator.Validation;

namespace Line.Simulator.MessagingApi;

/// <summary>Who sees which rich menu: default, per person, in bulk and in batches.</summary>
internal static class RichMenuLinkEndpoints
{
    public static IEnumerable<LineEndpoint> All()
    {
        yield return new("richmenu/default/set", "POST", "/v2/bot/user/all/richmenu/{id}", SetDefault);
        yield return new("richmenu/default/get", "GET", "/v2/bot/user/all/richmenu", GetDefault);
        yield return new("richmenu/default/clear", "DELETE", "/v2/bot/user/all/richmenu", ClearDefault);
        yield return new("richmenu/user/link", "POST", "/v2/bot/user/{userId}/richmenu/{id}", Link);
        yield return new("richmenu/user/get", "GET", "/v2/bot/user/{userId}/richmenu", Get);
        yield return new("richmenu/user/unlink", "DELETE", "/v2/bot/user/{userId}/richmenu", Unlink);
        yield return new("richmenu/bulk/link", "POST", "/v2/bot/richmenu/bulk/link", call => Bulk(call, link: true)) { Body = RequestBody.Json };
        yield return new("richmenu/bulk/unlink", "POST", "/v2/bot/richmenu/bulk/unlink", call => Bulk(call, link: false)) { Body = RequestBody.Json };
        yield return new("richmenu/batch", "POST", "/v2/bot/richmenu/batch", Batch) { Body = RequestBody.Json, Rate = RateLimit.Hour(3) };
        yield return new("richmenu/batch/validate", "POST", "/v2/bot/richmenu/validate/batch", call => CheckBatch(call) ?? LineAnswer.Ok()) { Body = RequestBody.Json };
        yield return new("richmenu/batch/progress", "GET", "/v2/bot/richmenu/progress/batch", Progress) { Rate = RateLimit.Hour(100) };
    }

    private static LineAnswer? Unusable(LineCall call, string id) =>
        !call.Account.RichMenus.Menus.TryGetValue(id, out var menu) ? LineAnswer.NotFound("richmenu not found")
        : menu.Image is null ? LineAnswer.Refused(400, "must upload richmenu image before applying it") : null;

    private static LineAnswer SetDefault(LineCall call)
    {
        lock (call.Platform.Gate)
        {
            if (Unusable(call, call.Route("id")) is { } refusal) return refusal;
            call.Account.RichMenus.DefaultId = call.Route("id");
        }

        return Changed(call);
    }

    private static LineAnswer GetDefault(LineCall call)
    {
        lock (call.Platform.Gate)
            return call.Account.RichMenus.DefaultId is { } id ? LineAnswer.Ok(new { richMenuId = id }) : LineAnswer.NotFound("no default richmenu");
    }

    private static LineAnswer ClearDefault(LineCall call)
    {
        lock (call.Platform.Gate) call.Account.RichMenus.DefaultId = null;
        return Changed(call);
    }

    private static LineAnswer Link(LineCall call)
    {
        lock (call.Platform.Gate)
        {
            if (Unusable(call, call.Route("id")) is { } refusal) return refusal;
            // 200 without effect for those who are not friends.
            if (IsFriend(call, call.Route("userId"))) call.Account.RichMenus.PerUser[call.Route("userId")] = call.Route("id");
        }

        return Changed(call);
    }

    private static LineAnswer Get(LineCall call)
    {
        lock (call.Platform.Gate)
            return call.Account.RichMenus.PerUser.TryGetValue(call.Route("userId"), out var id)
                ? LineAnswer.Ok(new { richMenuId = id })
                : LineAnswer.NotFound("the user has no richmenu");
    }

    private static LineAnswer Unlink(LineCall call)
    {
        lock (call.Platform.Gate) call.Account.RichMenus.PerUser.Remove(call.Route("userId"));
        return Changed(call);
    }

    private static LineAnswer Bulk(LineCall call, bool link)
    {
        var problems = new Problems();
        var root = new ObjectCheck(call.Json, new Place(""), problems);
        var id = link ? root.Text("richMenuId", 100, required: true) : null;
        var users = root.Items("userIds", 1, 500, required: true);
        for (var i = 0; i < users.Count; i++)
            if (users[i].ValueKind is not JsonValueKind.String || !Ids.IsUser(users[i].GetString()))
                problems.Add("invalid user ID", new Place("userIds").Item(i));
        root.NoOthers();
        if (!problems.None) return problems.Answer();

        lock (call.Platform.Gate)
        {
            if (id is not null && Unusable(call, id) is { } refusal) return refusal;
            foreach (var user in users.Select(user => user.GetString()!))
            {
                if (id is null) call.Account.RichMenus.PerUser.Remove(user);
                else if (IsFriend(call, user)) call.Account.RichMenus.PerUser[user] = id;
            }
        }

        return Changed(call, 202);
    }

    private static LineAnswer? CheckBatch(LineCall call)
    {
        var problems = new Problems();
        var root = new ObjectCheck(call.Json, new Place(""), problems);
        root.Text("resumeRequestKey", 100);
        foreach (var operation in root.Objects("operations", 1, 1000, required: true))
        {
            switch (operation.OneOf("type", ["link", "unlink", "unlinkAll"], required: true))
            {
                case "link":
                    operation.Text("from", 100, required: true);
                    operation.Text("to", 100, required: true);
                    break;
                case "unlink": operation.Text("from", 100, required: true); break;
            }

            operation.NoOthers();
        }

        root.NoOthers();
        return problems.None ? null : problems.Answer();
    }

    private static LineAnswer Batch(LineCall call)
    {
        if (CheckBatch(call) is { } refusal) return refusal;
        lock (call.Platform.Gate)
        {
            var shelf = call.Account.RichMenus;
            var operations = call.Json.GetProperty("operations").EnumerateArray().ToList();
            foreach (var target in operations.Select(operation => operation.Text("to")).OfType<string>())
                if (Unusable(call, target) is { } unusable)
                    return unusable;
            foreach (var operation in operations)
            {
                var from = operation.Text("from");
                foreach (var user in shelf.PerUser.Where(pair => from is null || pair.Value == from).Select(pair => pair.Key).ToList())
                {
                    if (operation.Text("to") is { } to) shelf.PerUser[user] = to;
                    else shelf.PerUser.Remove(user);
                }
            }

            shelf.Batches[call.RequestId] = new BatchProgress("succeeded", call.Now, call.Now);
        }

        return Changed(call, 202);
    }

    private static LineAnswer Progress(LineCall call)
    {
        lock (call.Platform.Gate)
        {
            if (call.Query("requestId") is not { } id || !call.Account.RichMenus.Batches.TryGetValue(id, out var batch)) return LineAnswer.NotFound("The requestId is not found");
            return LineAnswer.Ok(new { phase = batch.Phase, acceptedTime = Time(batch.AcceptedTime), completedTime = Time(batch.CompletedTime) });
        }
    }

    private static bool IsFriend(LineCall call, string user) =>
        call.Platform.People.ContainsKey(user) && call.Account.With(user) is { IsFriend: true, IsBlocked: false };

    private static LineAnswer Changed(LineCall call, int status = 200)
    {
        lock (call.Platform.Gate) call.Account.RichMenus.Switched.Clear();
        call.Platform.Tell(new Change("richmenu", call.Account.ChannelId, null));
        return LineAnswer.Ok(status: status);
    }

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
