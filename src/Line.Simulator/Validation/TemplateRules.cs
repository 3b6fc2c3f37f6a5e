namespace Line.Simulator.Validation;

/// <summary>Buttons, confirm, carousel and image carousel.</summary>
internal sealed class TemplateRules(Urls urls)
{
    public void Check(ObjectCheck template)
    {
        switch (template.OneOf("type", ["buttons", "confirm", "carousel", "image_carousel"], required: true))
        {
            case "buttons": Buttons(template); break;
            case "confirm":
                template.Text("text", 240, required: true, asLetters: true);
                Actions(template, 2, 2);
                break;
            case "carousel": Carousel(template); break;
            case "image_carousel":
                foreach (var column in template.Objects("columns", 1, 10, required: true))
                {
                    urls.Media(column, "imageUrl");
                    if (column.Object("action", required: true) is { } action) ActionRules.Check(action, ActionPlace.ImageCarousel);
                    column.NoOthers();
                }

                break;
            default: return;
        }

        template.NoOthers();
    }

    private void Buttons(ObjectCheck template)
    {
        urls.Media(template, "thumbnailImageUrl", required: false);
        Look(template);
        template.Text("imageBackgroundColor", 7);
        var title = template.Text("title", 40, asLetters: true);
        template.Text("text", title is not null || template.Has("thumbnailImageUrl") ? 60 : 160, required: true, asLetters: true);
        Default(template);
        Actions(template, 1, 4);
    }

    private void Carousel(ObjectCheck template)
    {
        Look(template);
        var columns = template.Objects("columns", 1, 10, required: true);
        var shapes = new HashSet<(int Actions, bool Image, bool Title)>();
        foreach (var column in columns)
        {
            urls.Media(column, "thumbnailImageUrl", required: false);
            column.Text("imageBackgroundColor", 7);
            var image = column.Has("thumbnailImageUrl");
            var title = column.Text("title", 40, asLetters: true) is not null;
            column.Text("text", image || title ? 60 : 120, required: true, asLetters: true);
            Default(column);
            shapes.Add((Actions(column, 1, 3), image, title));
            column.NoOthers();
        }

        if (shapes.Count > 1)
            template.Problems.Add("all columns must have the same number of actions, and all or none an image and a title", template.Place.Child("columns"));
    }

    private static void Look(ObjectCheck template)
    {
        template.OneOf("imageAspectRatio", ["rectangle", "square"]);
        template.OneOf("imageSize", ["cover", "contain"]);
    }

    private static void Default(ObjectCheck at)
    {
        if (at.Object("defaultAction") is { } action) ActionRules.Check(action, ActionPlace.FlexOther);
    }

    private static int Actions(ObjectCheck at, int min, int max)
    {
        var actions = at.Objects("actions", min, max, required: true);
        foreach (var action in actions) ActionRules.Check(action, ActionPlace.Template);
        return actions.Count;
    }
}
