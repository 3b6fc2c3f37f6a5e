using System.Text.Json;

namespace Line.Simulator.Validation;

/// <summary>Flex containers: sizes in bytes, blocks and their styles. Components are read by <see cref="FlexComponentRules"/>.</summary>
internal sealed class FlexRules(Urls urls, Problems problems, int messageIndex)
{
    private const int BubbleBytes = 30 * 1024;
    private const int CarouselBytes = 50 * 1024;
    private readonly FlexComponentRules _components = new(urls);

    public void Check(JsonElement contents)
    {
        problems.InsideMessage = messageIndex;
        var root = new Place("", Pointer: true);
        if (contents.ValueKind is not JsonValueKind.Object) problems.Add("must be an object", root);
        else
        {
            var container = new ObjectCheck(contents, root, problems, nullsAreErrors: true);
            switch (container.OneOf("type", ["bubble", "carousel"], required: true))
            {
                case "bubble":
                    Size(contents, BubbleBytes, root);
                    Bubble(container, inCarousel: false);
                    break;
                case "carousel":
                    Size(contents, CarouselBytes, root);
                    Carousel(container, contents);
                    break;
            }
        }

        problems.InsideMessage = null;
    }

    private void Carousel(ObjectCheck carousel, JsonElement contents)
    {
        var bubbles = carousel.Objects("contents", 1, 12, required: true);
        var sizes = new HashSet<string>();
        foreach (var bubble in bubbles)
        {
            if (bubble.OneOf("type", ["bubble"], required: true) is not "bubble") continue;
            sizes.Add(bubble.Text("size", 10) ?? "mega");
            Bubble(bubble, inCarousel: true);
        }

        if (sizes.Count > 1) problems.Add("all bubbles of a carousel must have the same size", carousel.Place.Child("contents"));
        if (contents.Member("contents") is { ValueKind: JsonValueKind.Array } each)
            foreach (var (bubble, index) in each.EnumerateArray().Select((bubble, index) => (bubble, index)))
                Size(bubble, BubbleBytes, carousel.Place.Child("contents").Item(index));
        carousel.NoOthers();
    }

    private void Bubble(ObjectCheck bubble, bool inCarousel)
    {
        var size = bubble.OneOf("size", ["nano", "micro", "deca", "hecto", "kilo", "mega", "giga"]);
        bubble.OneOf("direction", ["ltr", "rtl"]);
        Block(bubble, "header", ["box"], false);
        Block(bubble, "hero", ["box", "image", "video"], !inCarousel && size is null or "kilo" or "mega" or "giga");
        Block(bubble, "body", ["box"], false);
        Block(bubble, "footer", ["box"], false);
        if (!((string[])["header", "hero", "body", "footer"]).Any(bubble.Has)) problems.Add("at least one block must be specified", bubble.Place);
        if (bubble.Object("action") is { } action) ActionRules.Check(action, ActionPlace.FlexOther);
        if (bubble.Object("styles") is { } styles)
        {
            foreach (var name in (string[])["header", "hero", "body", "footer"])
            {
                if (styles.Object(name) is not { } style) continue;
                FlexValues.Color(style, "backgroundColor");
                style.Bool("separator");
                FlexValues.Color(style, "separatorColor");
                style.NoOthers();
            }

            styles.NoOthers();
        }

        bubble.NoOthers();
    }

    private void Block(ObjectCheck bubble, string name, string[] kinds, bool videoAllowed)
    {
        if (bubble.Object(name) is not { } block) return;
        if (block.OneOf("type", kinds, required: true) is not { } type || !kinds.Contains(type)) return;
        if (type is "video" && !videoAllowed) problems.Add("video is allowed only in the hero of a kilo, mega or giga bubble outside a carousel", block.Place);
        _components.Check(block);
    }

    private void Size(JsonElement element, int max, Place place)
    {
        // The bytes as they came; whether LINE counts escaped or unescaped letters is not published.
        if (System.Text.Encoding.UTF8.GetByteCount(element.GetRawText()) > max) problems.Add($"the container must be at most {max / 1024} KB", place);
    }
}
