using System.Text.Json.Nodes;
using Line.Simulator.Platform;

namespace Line.Simulator.Control;

/// <summary>The kinds of messages a person can send, in the form the webhook carries them.</summary>
internal static class PhoneMessages
{
    public static PhoneAct Text(this Phone phone, Account account, string chatId, string userId, TextRequest request)
    {
        var name = "@" + account.DisplayName;
        var text = request.MentionAccount && !request.Text.Contains(name, StringComparison.Ordinal) ? $"{name} {request.Text}" : request.Text;
        if (text.Length is 0 or > 10_000) throw Refusal.Bad("A text has 1 to 10,000 characters.");
        var content = new JsonObject { ["type"] = "text", ["text"] = text };
        if (request.MentionAccount)
        {
            var mentionee = new JsonObject
            {
                ["index"] = text.IndexOf(name, StringComparison.Ordinal),
                ["length"] = name.Length,
                ["type"] = "user",
                ["userId"] = account.BotUserId,
                ["isSelf"] = true,
            };
            content["mention"] = new JsonObject { ["mentionees"] = new JsonArray(mentionee) };
        }

        if (request.QuotedMessageId is not null) content["quotedMessageId"] = request.QuotedMessageId;
        return phone.Say(account, chatId, userId, content, quotable: true);
    }

    public static PhoneAct Sticker(this Phone phone, Account account, string chatId, string userId, StickerRequest request) =>
        phone.Say(account, chatId, userId, new JsonObject
        {
            ["type"] = "sticker",
            ["stickerId"] = request.StickerId,
            ["packageId"] = request.PackageId,
            ["stickerResourceType"] = "STATIC",
            ["keywords"] = new JsonArray("hello", "thanks"),
        }, quotable: true);

    public static PhoneAct Location(this Phone phone, Account account, string chatId, string userId, LocationRequest request)
    {
        var content = new JsonObject { ["type"] = "location" };
        if (request.Title is not null) content["title"] = request.Title;
        if (request.Address is not null) content["address"] = request.Address;
        content["latitude"] = request.Latitude;
        content["longitude"] = request.Longitude;
        return phone.Say(account, chatId, userId, content, quotable: false);
    }

    public static PhoneAct Media(this Phone phone, Account account, string chatId, string userId, StoredContent stored, string? fileName, JsonObject? imageSet)
    {
        var content = new JsonObject { ["type"] = stored.Kind };
        if (stored.Kind is "file")
        {
            content["fileName"] = fileName ?? "file";
            content["fileSize"] = stored.Bytes.Length;
        }
        else
        {
            content["contentProvider"] = new JsonObject { ["type"] = "line" };
            if (stored.Kind is "video" or "audio") content["duration"] = 5000;
            if (imageSet is not null) content["imageSet"] = imageSet;
        }

        return phone.Say(account, chatId, userId, content, quotable: stored.Kind is "image" or "video", stored);
    }
}
