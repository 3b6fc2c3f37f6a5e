namespace Line.Simulator.Validation;

/// <summary>A picture with areas to tap.</summary>
internal sealed class ImagemapRules(Urls urls)
{
    public void Check(ObjectCheck message)
    {
        urls.Media(message, "baseUrl");
        message.Text("altText", 1500, required: true);
        if (message.Object("baseSize", required: true) is { } size)
        {
            size.Number("width", 1040, 1040, required: true, whole: true);
            size.Number("height", 1, 2080, required: true, whole: true);
            size.NoOthers();
        }

        if (message.Object("video") is { } video) Video(video);
        foreach (var action in message.Objects("actions", 0, 50)) Action(action);
    }

    private void Video(ObjectCheck video)
    {
        urls.Media(video, "originalContentUrl");
        urls.Media(video, "previewImageUrl");
        Area(video);
        if (video.Object("externalLink") is { } link)
        {
            Urls.Link(link, "linkUri");
            link.Text("label", 30, required: true);
            link.NoOthers();
        }

        video.NoOthers();
    }

    private static void Action(ObjectCheck action)
    {
        action.Text("label", 100);
        switch (action.OneOf("type", ["uri", "message", "clipboard"], required: true))
        {
            case "uri": Urls.Link(action, "linkUri"); break;
            case "message": action.Text("text", 400, required: true); break;
            case "clipboard": action.Text("clipboardText", 1000, required: true); break;
        }

        Area(action);
        action.NoOthers();
    }

    private static void Area(ObjectCheck at)
    {
        if (at.Object("area", required: true) is not { } area) return;
        area.Number("x", 0, 1040, required: true, whole: true);
        area.Number("y", 0, 2080, required: true, whole: true);
        area.Number("width", 1, 1040, required: true, whole: true);
        area.Number("height", 1, 2080, required: true, whole: true);
        area.NoOthers();
    }
}
