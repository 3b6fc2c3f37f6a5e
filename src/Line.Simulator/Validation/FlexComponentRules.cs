namespace Line.Simulator.Validation;

/// <summary>Components of a Flex message, and which may stand in which box.</summary>
internal sealed class FlexComponentRules(Urls urls)
{
    private static readonly string[] InBox = ["box", "button", "image", "text", "separator", "filler"];
    private static readonly string[] InBaseline = ["icon", "text", "filler"];

    public void Check(ObjectCheck component)
    {
        switch (component.Type)
        {
            case "box": Box(component); break;
            case "button": Button(component); break;
            case "image": Image(component); break;
            case "video": Video(component); break;
            case "icon": Icon(component); break;
            case "text": Text(component); break;
            case "separator":
                FlexValues.Step(component, "margin");
                FlexValues.Color(component, "color");
                break;
            case "filler": Flex(component); break;
        }

        component.NoOthers();
    }

    private void Box(ObjectCheck box)
    {
        var layout = box.OneOf("layout", ["horizontal", "vertical", "baseline"], required: true);
        Flex(box);
        Position(box);
        FlexValues.Step(box, "spacing");
        FlexValues.Color(box, "backgroundColor");
        FlexValues.Color(box, "borderColor");
        FlexValues.Border(box, "borderWidth");
        FlexValues.Step(box, "cornerRadius");
        foreach (var name in (string[])["width", "maxWidth", "height", "maxHeight"]) FlexValues.Length(box, name);
        foreach (var name in (string[])["paddingAll", "paddingTop", "paddingBottom", "paddingStart", "paddingEnd"]) FlexValues.Step(box, name, percent: true);
        box.OneOf("justifyContent", ["center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"]);
        box.OneOf("alignItems", ["center", "flex-start", "flex-end"]);
        Tap(box);
        Background(box);

        var allowed = layout is "baseline" ? InBaseline : InBox;
        foreach (var child in box.Objects("contents", 0, int.MaxValue, required: true))
            if (child.OneOf("type", allowed, required: true) is { } type && allowed.Contains(type))
                Check(child);
    }

    private static void Background(ObjectCheck box)
    {
        if (box.Object("background") is not { } background) return;
        background.OneOf("type", ["linearGradient"], required: true);
        FlexValues.Match(background, "angle", FlexValues.Angle());
        foreach (var name in (string[])["startColor", "endColor", "centerColor"]) FlexValues.Color(background, name);
        FlexValues.Match(background, "centerPosition", FlexValues.PositivePercent());
        foreach (var name in (string[])["angle", "startColor", "endColor"])
            if (!background.Has(name))
                background.Problems.Add("May not be empty", background.Place.Child(name));
        background.NoOthers();
    }

    private static void Button(ObjectCheck button)
    {
        Flex(button);
        Position(button);
        FlexValues.Color(button, "color");
        button.OneOf("style", ["primary", "secondary", "link"]);
        button.OneOf("gravity", ["top", "bottom", "center"]);
        button.OneOf("height", ["md", "sm"]);
        button.OneOf("adjustMode", ["shrink-to-fit"]);
        button.Bool("scaling");
        if (button.Object("action", required: true) is { } action) ActionRules.Check(action, ActionPlace.FlexButton);
    }

    private void Image(ObjectCheck image)
    {
        urls.Media(image, "url");
        Flex(image);
        Position(image);
        image.OneOf("align", ["start", "end", "center"]);
        image.OneOf("gravity", ["top", "bottom", "center"]);
        FlexValues.ImageSize(image, "size");
        FlexValues.Ratio(image, "aspectRatio");
        image.OneOf("aspectMode", ["fit", "cover"]);
        FlexValues.Color(image, "backgroundColor");
        image.Bool("animated");
        Tap(image);
    }

    private void Video(ObjectCheck video)
    {
        urls.Media(video, "url");
        urls.Media(video, "previewUrl");
        FlexValues.Ratio(video, "aspectRatio");
        Tap(video);
        if (video.Object("altContent", required: true) is { } alternative
            && alternative.OneOf("type", ["box", "image"], required: true) is "box" or "image")
            Check(alternative);
    }

    private void Icon(ObjectCheck icon)
    {
        urls.Media(icon, "url");
        FlexValues.FontSize(icon, "size");
        FlexValues.Ratio(icon, "aspectRatio");
        icon.Bool("scaling");
        Position(icon);
    }

    private static void Text(ObjectCheck text)
    {
        Flex(text);
        Position(text);
        Letters(text);
        text.OneOf("align", ["start", "end", "center"]);
        text.OneOf("gravity", ["top", "bottom", "center"]);
        text.Bool("wrap");
        FlexValues.Step(text, "lineSpacing");
        text.Number("maxLines", 0, int.MaxValue, whole: true);
        text.OneOf("adjustMode", ["shrink-to-fit"]);
        text.Bool("scaling");
        Tap(text);

        var spans = text.Objects("contents", 0, int.MaxValue);
        foreach (var span in spans)
        {
            span.OneOf("type", ["span"], required: true);
            Letters(span);
            span.NoOthers();
        }

        if (!text.Has("text") && spans.Count == 0) text.Problems.Add("must be non-empty text", text.Place.Child("text"));
    }

    private static void Letters(ObjectCheck text)
    {
        text.Text("text", int.MaxValue);
        FlexValues.FontSize(text, "size");
        FlexValues.Color(text, "color");
        text.OneOf("weight", ["regular", "bold"]);
        text.OneOf("style", ["normal", "italic"]);
        text.OneOf("decoration", ["none", "underline", "line-through"]);
    }

    private static void Flex(ObjectCheck component) => component.Number("flex", 0, int.MaxValue, whole: true);

    private static void Position(ObjectCheck component)
    {
        FlexValues.Step(component, "margin");
        component.OneOf("position", ["relative", "absolute"]);
        foreach (var name in (string[])["offsetTop", "offsetBottom", "offsetStart", "offsetEnd"]) FlexValues.Step(component, name, percent: true);
    }

    private static void Tap(ObjectCheck component)
    {
        if (component.Object("action") is { } action) ActionRules.Check(action, ActionPlace.FlexOther);
    }
}
