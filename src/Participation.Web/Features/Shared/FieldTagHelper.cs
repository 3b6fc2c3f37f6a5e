using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Participation.Web.Features.Shared;

/// <summary>One entry of a list to choose from.</summary>
public sealed record Choice(string Value, string Text);

public static class Choices
{
    /// <summary>The id of one that was offered; null for anything else.</summary>
    public static Guid? Chosen(this IReadOnlyList<Choice> choices, string? value) => choices.Any(c => c.Value == value) ? Guid.Parse(value!) : null;
}

/// <summary>
/// &lt;field for="Name" label="…" hint="…" /&gt;: label, hint, error and input, tied together for screen readers.
/// What was typed stands in it again after an error; a password never does.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }
    public required string Label { get; set; }
    public string? Hint { get; set; }
    public string Type { get; set; } = "text";
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }

    /// <summary>More than one makes it a text area.</summary>
    public int Rows { get; set; } = 1;

    /// <summary>Makes it a choice from a list.</summary>
    public IEnumerable<Choice>? Items { get; set; }

    /// <summary>Text of the entry that chooses nothing; without it one has to be chosen.</summary>
    public string? None { get; set; }

    /// <summary>Narrow for a time or a code, so that its width says what belongs in it.</summary>
    public bool Narrow { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var errors = ViewContext.ViewData.ModelState.TryGetValue(name, out var entry) && entry.ValidationState == ModelValidationState.Invalid
            ? entry.Errors.Select(e => e.ErrorMessage).ToArray()
            : [];
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", errors.Length > 0 ? "field wrong" : "field");

        var label = new TagBuilder("label") { Attributes = { ["for"] = id } };
        label.InnerHtml.Append(Label);
        output.Content.AppendHtml(label);
        var described = new List<string>();
        if (Hint is not null) output.Content.AppendHtml(Note("p", "hint", id + "_hint", Hint, described));
        foreach (var error in errors) output.Content.AppendHtml(Note("p", "error", id + "_error", error, described));
        output.Content.AppendHtml(Input(name, id, described, errors.Length > 0));
    }

    private static TagBuilder Note(string tag, string cssClass, string id, string text, List<string> described)
    {
        var note = new TagBuilder(tag) { Attributes = { ["class"] = cssClass } };
        if (!described.Contains(id))
        {
            note.Attributes["id"] = id;
            described.Add(id);
        }
        note.InnerHtml.Append(text);
        return note;
    }

    private TagBuilder Input(string name, string id, List<string> described, bool wrong)
    {
        var value = For.Model?.ToString() ?? "";
        var input = new TagBuilder(Items is not null ? "select" : Rows > 1 ? "textarea" : "input") { Attributes = { ["id"] = id, ["name"] = name } };
        if (Items is not null)
        {
            foreach (var item in None is null ? Items : Items.Prepend(new Choice("", None))) input.InnerHtml.AppendHtml(Option(item, value));
        }
        else if (Rows > 1)
        {
            input.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
            input.InnerHtml.Append(value);
        }
        else
        {
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.Attributes["type"] = Type;
            if (Type != "password") input.Attributes["value"] = value;
        }
        if (Narrow) input.Attributes["class"] = "short";
        if (Autocomplete is not null) input.Attributes["autocomplete"] = Autocomplete;
        if (Inputmode is not null) input.Attributes["inputmode"] = Inputmode;
        if (described.Count > 0) input.Attributes["aria-describedby"] = string.Join(' ', described);
        if (wrong) input.Attributes["aria-invalid"] = "true";
        return input;
    }

    private static TagBuilder Option(Choice item, string value)
    {
        var option = new TagBuilder("option") { Attributes = { ["value"] = item.Value } };
        if (item.Value == value) option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(item.Text);
        return option;
    }
}
