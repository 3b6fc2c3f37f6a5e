using Line.Messaging.Json;

namespace Line.Messaging.Messages;

/// <summary>A text, perhaps with picture and title, over 1 to 4 buttons. Reference: https://developers.line.biz/en/reference/messaging-api/#buttons</summary>
/// <param name="Text">1 to 160 graphemes; at most 60 with a picture or a title.</param>
/// <param name="Actions">The buttons, 1 to 4, each with a label of at most 20 graphemes.</param>
public sealed record ButtonsTemplate(string Text, IReadOnlyList<LineAction> Actions) : Template
{
    /// <summary>A text over buttons.</summary>
    /// <param name="text">1 to 160 graphemes; at most 60 with a picture or a title.</param>
    /// <param name="actions">The buttons, 1 to 4.</param>
    public ButtonsTemplate(string text, params LineAction[] actions)
        : this(text, (IReadOnlyList<LineAction>)actions) { }

    /// <summary>Title, at most 40 graphemes.</summary>
    public string? Title { get; init; }

    /// <summary>JPEG or PNG of at most 1024 pixels width and 10 MB; https, at most 2,000 characters.</summary>
    public string? ThumbnailImageUrl { get; init; }

    /// <summary>Form of the picture.</summary>
    public TemplateImageShape? ImageAspectRatio { get; init; }

    /// <summary>How it fills its frame.</summary>
    public TemplateImageSize? ImageSize { get; init; }

    /// <summary>Colour behind the picture, as #RRGGBB.</summary>
    public string? ImageBackgroundColor { get; init; }

    /// <summary>What happens when picture, title or text is tapped.</summary>
    public LineAction? DefaultAction { get; init; }

    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "buttons");
        writer.OptionalHttpsUrl("thumbnailImageUrl", ThumbnailImageUrl);
        writer.Keyword("imageAspectRatio", ImageAspectRatio);
        writer.Keyword("imageSize", ImageSize);
        writer.Color("imageBackgroundColor", ImageBackgroundColor);
        writer.OptionalText("title", Title, 40, Count.Graphemes);
        writer.Text("text", Text, ThumbnailImageUrl is null && Title is null ? 160 : 60, Count.Graphemes);
        if (DefaultAction is { } action)
            writer.Object("defaultAction", inner => action.Write(inner, ActionPlace.TemplateDefault));
        WriteActions(writer, Actions, 1, 4);
    }
}

/// <summary>A question with two buttons. Reference: https://developers.line.biz/en/reference/messaging-api/#confirm</summary>
/// <param name="Text">1 to 240 graphemes.</param>
/// <param name="Left">The left button, label at most 20 graphemes.</param>
/// <param name="Right">The right button, label at most 20 graphemes.</param>
public sealed record ConfirmTemplate(string Text, LineAction Left, LineAction Right) : Template
{
    internal override void WriteBody(LimitWriter writer)
    {
        writer.Constant("type", "confirm");
        writer.Text("text", Text, 240, Count.Graphemes);
        WriteActions(writer, [Left, Right], 2, 2);
    }
}
