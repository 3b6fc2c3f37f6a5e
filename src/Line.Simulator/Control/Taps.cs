using System.Text.Json;
using Line.Simulator.Platform;
using Line.Simulator.Validation;

namespace Line.Simulator.Control;

/// <summary>What follows when a person taps a button, a quick reply or an area.</summary>
internal sealed class Taps(LinePlatform platform, Phone phone)
{
    public PhoneAct Tap(Account account, string chatId, string userId, TapRequest tap)
    {
        var action = tap.Action;
        var data = action.Text("data") ?? "";
        switch (action.Text("type"))
        {
            case "message":
                return phone.Text(account, chatId, userId, new TextRequest(action.Text("text") ?? ""));
            case "postback":
                return phone.Postback(account, chatId, userId, data, action.Text("displayText") ?? action.Text("text"), null);
            case "datetimepicker":
                return phone.Postback(account, chatId, userId, data, null, Picked(action, tap.Parameters));
            case "uri":
                return new PhoneAct(null, null, null, platform.NextRevision(), action.Text("uri"));
            case "richmenuswitch":
                return Switch(account, userId, data, action.Text("richMenuAliasId") ?? "");
            case "clipboard" or "camera" or "cameraRoll" or "location":
                return new PhoneAct(null, null, null, platform.NextRevision());
            default:
                throw Refusal.Bad("Unknown action.");
        }
    }

    private static Dictionary<string, string> Picked(JsonElement action, IReadOnlyDictionary<string, string>? parameters)
    {
        var mode = action.Text("mode") ?? "datetime";
        if (parameters is null || !parameters.TryGetValue(mode, out var text) || ActionRules.Parse(mode, text) is not { } at)
            throw Refusal.Bad($"The picker needs a value for {mode}.");
        if (action.Text("min") is { } min && ActionRules.Parse(mode, min) > at) throw Refusal.Bad("Before the earliest value.");
        if (action.Text("max") is { } max && ActionRules.Parse(mode, max) < at) throw Refusal.Bad("After the latest value.");
        return new() { [mode] = text };
    }

    private PhoneAct Switch(Account account, string userId, string data, string alias)
    {
        lock (platform.Gate)
        {
            var shelf = account.RichMenus;
            var known = shelf.Aliases.TryGetValue(alias, out var menu);
            var status = !known ? "RICHMENU_ALIAS_ID_NOTFOUND" : shelf.Menus.ContainsKey(menu!) ? "SUCCESS" : "RICHMENU_NOTFOUND";
            var parameters = new Dictionary<string, string> { ["status"] = status };
            if (known) parameters["newRichMenuAliasId"] = alias;
            if (status is "SUCCESS") shelf.Switched[userId] = menu!;
            var act = phone.Postback(account, userId, userId, data, null, parameters);
            platform.Tell(new Change("richmenu", account.ChannelId, null));
            return act;
        }
    }
}
