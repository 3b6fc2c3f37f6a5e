using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Participation.Web.Features.Shared;

/// <summary>One entry of a list to choose from.</summary>
public sealed record Choice(string Value, string Text);

/// <summary>&lt;choice for="UnitId" label="…" items="…" none="ไม่ระบุ" /&gt;: a list to choose one from, with label, hint and error.</summary>
[HtmlTargetElement("choice", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoiceTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }
    public required string Label { get; set; }
    public required IEnumerable<Choice> Items { get; set; }
    public string? Hint { get; set; }

    /// <summary>Text of the entry that chooses nothing; without it one has to be chosen.</summary>
    public string? None { get; set; }

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
        output.Content.AppendHtml(Text("label", Label, ("for", id)));
        var described = new List<string>();
        if (Hint is not null) output.Content.AppendHtml(Text("p", Hint, ("class", "hint"), ("id", Described(id + "_hint"))));
        if (errors.Length > 0) output.Content.AppendHtml(Text("p", string.Join(' ', errors), ("class", "error"), ("id", Described(id + "_error"))));

        var select = new TagBuilder("select") { Attributes = { ["id"] = id, ["name"] = name } };
        if (described.Count > 0) select.Attributes["aria-describedby"] = string.Join(' ', described);
        if (errors.Length > 0) select.Attributes["aria-invalid"] = "true";
        var chosen = For.Model?.ToString() ?? "";
        foreach (var item in None is null ? Items : Items.Prepend(new Choice("", None)))
        {
            var option = Text("option", item.Text, ("value", item.Value));
            if (item.Value == chosen) option.Attributes["selected"] = "selected";
            select.InnerHtml.AppendHtml(option);
        }
        output.Content.AppendHtml(select);

        string Described(string part)
        {
            described.Add(part);
            return part;
        }
    }

    private static TagBuilder Text(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var element = new TagBuilder(tag);
        foreach (var (name, value) in attributes) element.Attributes[name] = value;
        element.InnerHtml.Append(text);
        return element;
    }
}
