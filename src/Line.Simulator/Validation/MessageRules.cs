using System.Text.Json;
using System.Text.RegularExpressions;

namespace Line.Simulator.Validation;

/// <summary>LINE's limits for message objects; stricter than the published schema, because the documents are.</summary>
internal sealed partial class MessageRules(bool allowLoopbackMedia)
{
    private static readonly string[] Types = ["text", "textV2", "sticker", "image", "video", "audio", "location", "coupon", "imagemap", "template", "flex"];
    private readonly Urls _urls = new(allowLoopbackMedia);

    /// <summary>Checks the messages of one send.</summary>
    public void Check(JsonElement request, Problems problems)
    {
        var root = new ObjectCheck(request, new Place(""), problems);
        var items = root.Items("messages", 1, 5, required: true);
        for (var index = 0; index < items.Count; index++)
        {
            var place = new Place("messages").Item(index);
            if (items[index].ValueKind is not JsonValueKind.Object) problems.Add("must be an object", place);
            else CheckOne(items[index], index, place, problems);
        }
    }

    private void CheckOne(JsonElement element, int index, Place place, Problems problems)
    {
        var message = new ObjectCheck(element, place, problems);
        var type = message.OneOf("type", Types, required: true);
        switch (type)
        {
            case "text": Text(message); break;
            case "textV2": new TextV2Rules(message).Check(element); break;
            case "sticker": Sticker(message); break;
            case "image":
                _urls.Media(message, "originalContentUrl");
                _urls.Media(message, "previewImageUrl");
                break;
            case "video":
                _urls.Media(message, "originalContentUrl");
                _urls.Media(message, "previewImageUrl");
                message.Text("trackingId", 100);
                break;
            case "audio":
                _urls.Media(message, "originalContentUrl");
                message.Number("duration", 1, int.MaxValue, required: true, whole: true);
                break;
            case "location":
                message.Text("title", 100, required: true);
                message.Text("address", 100, required: true);
                message.Number("latitude", -90, 90, required: true);
                message.Number("longitude", -180, 180, required: true);
                break;
            case "coupon":
                message.Text("couponId", 100, required: true);
                message.Text("deliveryTag", 30);
                break;
            case "imagemap": new ImagemapRules(_urls).Check(message); break;
            case "template":
                message.Text("altText", 1500, required: true);
                problems.InsideMessage = index;
                if (message.Object("template", required: true) is { } template) new TemplateRules(_urls).Check(template);
                problems.InsideMessage = null;
                break;
            case "flex":
                message.Text("altText", 1500, required: true);
                if (message.Take("contents") is { } contents) new FlexRules(_urls, problems, index).Check(contents);
                else problems.Add("May not be null", place.Child("contents"));
                break;
            default: return;
        }

        Common(message);
        message.NoOthers();
    }

    private static void Text(ObjectCheck message)
    {
        var text = message.Text("text", 5000, required: true);
        message.Text("quoteToken", 1000);
        foreach (var emoji in message.Objects("emojis", 0, 20))
        {
            var at = emoji.Number("index", 0, 5000, required: true, whole: true);
            emoji.Text("productId", 100, required: true);
            emoji.Text("emojiId", 100, required: true);
            emoji.NoOthers();
            if (at is { } position && text is not null && (position >= text.Length || text[(int)position] != '$'))
                emoji.Problems.Add("The index must point at a $", emoji.Place.Child("index"));
        }
    }

    private static void Sticker(ObjectCheck message)
    {
        var package = message.Text("packageId", 20, required: true);
        var sticker = message.Text("stickerId", 20, required: true);
        message.Text("quoteToken", 1000);
        if (!string.IsNullOrEmpty(package) && !string.IsNullOrEmpty(sticker) && !PublishedStickers.Has(package, sticker))
            message.Problems.Add("The sticker is not in the list of stickers that can be sent", message.Place.Child("stickerId"));
    }

    private void Common(ObjectCheck message)
    {
        if (message.Object("quickReply") is { } quickReply)
        {
            foreach (var item in quickReply.Objects("items", 1, 13, required: true))
            {
                item.OneOf("type", ["action"], required: true);
                _urls.Media(item, "imageUrl", required: false);
                if (item.Object("action", required: true) is { } action) ActionRules.Check(action, ActionPlace.QuickReply);
                item.NoOthers();
            }

            quickReply.NoOthers();
        }

        if (message.Object("sender") is { } sender)
        {
            var name = sender.Text("name", 20);
            if (name is not null && ForbiddenSender().IsMatch(name)) sender.Problems.Add("invalid name", sender.Place.Child("name"));
            _urls.Media(sender, "iconUrl", required: false);
            sender.NoOthers();
        }
    }

    [GeneratedRegex("^line$", RegexOptions.IgnoreCase)]
    private static partial Regex ForbiddenSender();
}
