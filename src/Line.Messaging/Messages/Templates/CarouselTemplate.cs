using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>
/// 1 to 10 columns side by side. All have the same number of buttons, and either all or none have a picture, and a title.
/// Reference: https://developers.line.biz/en/reference/messaging-api/#carousel
/// </summary>
/// <param name="Columns">The columns, from left to right.</param>
public sealed record CarouselTemplate(IReadOnlyList<CarouselColumn> Columns) : Template
{
    /// <summary>Columns side by side.</summary>
    /// <param name="columns">1 to 10 of them, from left to right.</param>
    public CarouselTemplate(params CarouselColumn[] columns)
        : this((IReadOnlyList<CarouselColumn>)columns) { }

    /// <summary>Form of the pictures.</summary>
    public TemplateImageShape? ImageAspectRatio { get; init; }

    /// <summary>How they fill their frames.</summary>
    public TemplateImageSize? ImageSize { get; init; }

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "carousel");
        writer.Keyword("imageAspectRatio", ImageAspectRatio);
        writer.Keyword("imageSize", ImageSize);
        writer.Array("columns", Columns, 1, 10, static (item, column) => column.Write(item));
        writer.Require(Columns.Select(column => column.Actions.Count).Distinct().Count() == 1, "columns", "columns with equally many actions", "of different numbers");
        writer.Require(Columns.Select(column => column.ThumbnailImageUrl is null).Distinct().Count() == 1, "columns", "all with or all without a picture", "mixed");
        writer.Require(Columns.Select(column => column.Title is null).Distinct().Count() == 1, "columns", "all with or all without a title", "mixed");
    }
}

/// <summary>A column of a carousel. Reference: https://developers.line.biz/en/reference/messaging-api/#column-object-for-carousel</summary>
/// <param name="Text">1 to 120 graphemes; at most 60 with a picture or a title.</param>
/// <param name="Actions">The buttons, 1 to 3, each with a label of at most 20 graphemes.</param>
public sealed record CarouselColumn(string Text, IReadOnlyList<LineAction> Actions)
{
    /// <summary>A column.</summary>
    /// <param name="text">1 to 120 graphemes; at most 60 with a picture or a title.</param>
    /// <param name="actions">The buttons, 1 to 3.</param>
    public CarouselColumn(string text, params LineAction[] actions)
        : this(text, (IReadOnlyList<LineAction>)actions) { }

    /// <summary>Title, at most 40 graphemes.</summary>
    public string? Title { get; init; }

    /// <summary>JPEG or PNG of at most 1024 pixels width and 10 MB; https, at most 2,000 characters.</summary>
    public string? ThumbnailImageUrl { get; init; }

    /// <summary>Colour behind the picture, as #RRGGBB.</summary>
    public string? ImageBackgroundColor { get; init; }

    /// <summary>What happens when picture, title or text is tapped.</summary>
    public LineAction? DefaultAction { get; init; }

    internal void Write(LimitWriter writer)
    {
        writer.OptionalHttpsUrl("thumbnailImageUrl", ThumbnailImageUrl);
        writer.Color("imageBackgroundColor", ImageBackgroundColor);
        writer.OptionalText("title", Title, 40, Count.Graphemes);
        writer.Text("text", Text, ThumbnailImageUrl is null && Title is null ? 120 : 60, Count.Graphemes);
        if (DefaultAction is { } action)
            writer.Object("defaultAction", inner => action.Write(inner, ActionPlace.TemplateDefault));
        writer.Array("actions", Actions, 1, 3, static (item, action) => action.Write(item, ActionPlace.Template));
    }
}

/// <summary>1 to 10 square pictures side by side. Reference: https://developers.line.biz/en/reference/messaging-api/#image-carousel</summary>
/// <param name="Columns">The pictures, from left to right.</param>
public sealed record ImageCarouselTemplate(IReadOnlyList<ImageCarouselColumn> Columns) : Template
{
    /// <summary>Pictures side by side.</summary>
    /// <param name="columns">1 to 10 of them, from left to right.</param>
    public ImageCarouselTemplate(params ImageCarouselColumn[] columns)
        : this((IReadOnlyList<ImageCarouselColumn>)columns) { }

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "image_carousel");
        writer.Array("columns", Columns, 1, 10, static (item, column) =>
        {
            item.HttpsUrl("imageUrl", column.ImageUrl);
            item.Object("action", inner => column.Action.Write(inner, ActionPlace.ImageCarousel));
        });
    }
}

/// <summary>A picture of an image carousel. Reference: https://developers.line.biz/en/reference/messaging-api/#column-object-for-image-carousel</summary>
/// <param name="ImageUrl">Square JPEG or PNG of at most 1024 pixels width and 10 MB; https, at most 2,000 characters.</param>
/// <param name="Action">What happens when it is tapped; a label, if given, has at most 12 graphemes.</param>
public sealed record ImageCarouselColumn(string ImageUrl, LineAction Action);
