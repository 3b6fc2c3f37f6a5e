using System.Text.Json;
using System.Text.RegularExpressions;
using Line.Simulator.Platform;
using Line.Simulator.Validation;

namespace Line.Simulator.MessagingApi;

/// <summary>Rich menus, their pictures and aliases.</summary>
internal static partial class RichMenuEndpoints
{
    private const int MostMenus = 1000;
    private const int MostImageBytes = 1024 * 1024;

    public static IEnumerable<LineEndpoint> All()
    {
        yield return new("richmenu/create", "POST", "/v2/bot/richmenu", Create) { Body = RequestBody.Json, Rate = RateLimit.Hour(100) };
        yield return new("richmenu/validate", "POST", "/v2/bot/richmenu/validate", Validate) { Body = RequestBody.Json };
        yield return new("richmenu/list", "GET", "/v2/bot/richmenu/list", List) { Rate = RateLimit.Second(10) };
        yield return new("richmenu/get", "GET", "/v2/bot/richmenu/{id}", call => With(call, menu => LineAnswer.Ok(Describe(menu))));
        yield return new("richmenu/delete", "DELETE", "/v2/bot/richmenu/{id}", Delete) { Rate = RateLimit.Hour(100) };
        yield return new("richmenu/upload", "POST", "/v2/bot/richmenu/{id}/content", Upload) { Body = RequestBody.Binary };
        yield return new("richmenu/download", "GET", "/v2/bot/richmenu/{id}/content",
            call => With(call, menu => menu.Image is null ? LineAnswer.NotFound() : LineAnswer.File(menu.Image, menu.ImageType!)));
        yield return new("richmenu/alias/create", "POST", "/v2/bot/richmenu/alias", CreateAlias) { Body = RequestBody.Json };
        yield return new("richmenu/alias/list", "GET", "/v2/bot/richmenu/alias/list", Aliases);
        yield return new("richmenu/alias/get", "GET", "/v2/bot/richmenu/alias/{alias}", GetAlias);
        yield return new("richmenu/alias/update", "POST", "/v2/bot/richmenu/alias/{alias}", UpdateAlias) { Body = RequestBody.Json };
        yield return new("richmenu/alias/delete", "DELETE", "/v2/bot/richmenu/alias/{alias}", DeleteAlias) { Rate = RateLimit.Hour(100) };
    }

    private static LineAnswer With(LineCall call, Func<RichMenu, LineAnswer> answer)
    {
        lock (call.Platform.Gate)
            return call.Account.RichMenus.Menus.TryGetValue(call.Route("id"), out var menu) ? answer(menu) : LineAnswer.NotFound("richmenu not found");
    }

    private static Dictionary<string, JsonElement> Describe(RichMenu menu)
    {
        var all = new Dictionary<string, JsonElement> { ["richMenuId"] = LineJson.Element(menu.Id) };
        foreach (var property in menu.Definition.EnumerateObject()) all[property.Name] = property.Value;
        return all;
    }

    private static LineAnswer Create(LineCall call)
    {
        var problems = new Problems();
        RichMenuRules.Check(call.Json, problems);
        if (!problems.None) return problems.Answer();
        lock (call.Platform.Gate)
        {
            var menus = call.Account.RichMenus.Menus;
            if (menus.Count >= MostMenus) return LineAnswer.Refused(400, "The maximum number of rich menus has been reached");
            var menu = new RichMenu { Id = Ids.RichMenu(), Definition = call.Json };
            menus[menu.Id] = menu;
            return LineAnswer.Ok(new { richMenuId = menu.Id });
        }
    }

    private static LineAnswer Validate(LineCall call)
    {
        var problems = new Problems();
        RichMenuRules.Check(call.Json, problems);
        return problems.None ? LineAnswer.Ok() : problems.Answer();
    }

    private static LineAnswer List(LineCall call)
    {
        lock (call.Platform.Gate) return LineAnswer.Ok(new { richmenus = call.Account.RichMenus.Menus.Values.Select(Describe).ToList() });
    }

    private static LineAnswer Delete(LineCall call) => With(call, menu =>
    {
        call.Account.RichMenus.Delete(menu.Id);
        call.Platform.Tell(new Change("richmenu", call.Account.ChannelId, null));
        return LineAnswer.Ok();
    });

    private static LineAnswer Upload(LineCall call) => With(call, menu =>
    {
        var type = call.Context.Request.ContentType;
        if (type is not ("image/png" or "image/jpeg")) return LineAnswer.Refused(415, "Unsupported media type");
        if (call.Body.Length > MostImageBytes) return LineAnswer.Refused(413, "The image must be at most 1 MB");
        if (menu.Image is not null) return LineAnswer.Refused(400, "An image has already been uploaded to the richmenu");
        if (PictureSize.Read(call.Body) is not { } size || size.ContentType != type) return LineAnswer.Refused(400, "The image cannot be read");
        var wanted = menu.Definition.GetProperty("size");
        if (size.Width != wanted.GetProperty("width").GetInt32() || size.Height != wanted.GetProperty("height").GetInt32())
            return LineAnswer.Refused(400, "The size of the image does not match the richmenu");
        menu.Image = call.Body;
        menu.ImageType = type;
        return LineAnswer.Ok();
    });

    private static LineAnswer CreateAlias(LineCall call)
    {
        var problems = new Problems();
        var root = new ObjectCheck(call.Json, new Place(""), problems);
        var alias = root.Text("richMenuAliasId", 32, required: true);
        var menu = root.Text("richMenuId", 100, required: true);
        if (alias is not null && !AliasForm().IsMatch(alias)) problems.Add("invalid richMenuAliasId", new Place("richMenuAliasId"));
        root.NoOthers();
        if (!problems.None) return problems.Answer();
        lock (call.Platform.Gate)
        {
            var shelf = call.Account.RichMenus;
            if (shelf.Aliases.ContainsKey(alias!)) return LineAnswer.Refused(400, "conflict richmenu alias id");
            if (!shelf.Menus.TryGetValue(menu!, out var found)) return LineAnswer.Refused(400, "richmenu not found");
            if (found.Image is null) return LineAnswer.Refused(400, "must upload richmenu image before applying it");
            if (shelf.Aliases.Count >= MostMenus) return LineAnswer.Refused(400, "The maximum number of rich menu aliases has been reached");
            shelf.Aliases[alias!] = menu!;
            return LineAnswer.Ok();
        }
    }

    private static LineAnswer UpdateAlias(LineCall call)
    {
        var problems = new Problems();
        var root = new ObjectCheck(call.Json, new Place(""), problems);
        var menu = root.Text("richMenuId", 100, required: true);
        root.NoOthers();
        if (!problems.None) return problems.Answer();
        lock (call.Platform.Gate)
        {
            var shelf = call.Account.RichMenus;
            if (!shelf.Aliases.ContainsKey(call.Route("alias"))) return LineAnswer.NotFound("richmenu alias not found");
            if (!shelf.Menus.TryGetValue(menu!, out var found)) return LineAnswer.Refused(400, "richmenu not found");
            if (found.Image is null) return LineAnswer.Refused(400, "must upload richmenu image before applying it");
            shelf.Aliases[call.Route("alias")] = menu!;
            return LineAnswer.Ok();
        }
    }

    private static LineAnswer GetAlias(LineCall call)
    {
        lock (call.Platform.Gate)
            return call.Account.RichMenus.Aliases.TryGetValue(call.Route("alias"), out var menu)
                ? LineAnswer.Ok(new { richMenuAliasId = call.Route("alias"), richMenuId = menu })
                : LineAnswer.NotFound("richmenu alias not found");
    }

    private static LineAnswer DeleteAlias(LineCall call)
    {
        lock (call.Platform.Gate)
            return call.Account.RichMenus.Aliases.Remove(call.Route("alias")) ? LineAnswer.Ok() : LineAnswer.NotFound("richmenu alias not found");
    }

    private static LineAnswer Aliases(LineCall call)
    {
        lock (call.Platform.Gate)
            return LineAnswer.Ok(new { aliases = call.Account.RichMenus.Aliases.Select(pair => new { richMenuAliasId = pair.Key, richMenuId = pair.Value }).ToList() });
    }

    [GeneratedRegex("^[a-z0-9_-]{1,32}$")]
    private static partial Regex AliasForm();
}
