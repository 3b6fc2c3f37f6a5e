using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Participation.Web.Features.Shared;

/// <summary>&lt;tick for="IsActive" label="…" /&gt;: a box to tick; absent from the post when it is not ticked.</summary>
[HtmlTargetElement("tick", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TickTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }
    public required string Label { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var errors = ViewContext.ViewData.ModelState.TryGetValue(name, out var entry) ? entry.Errors.Select(e => e.ErrorMessage).ToArray() : [];
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", errors.Length > 0 ? "field wrong" : "field");
        if (errors.Length > 0)
        {
            var error = new TagBuilder("p") { Attributes = { ["class"] = "error", ["id"] = id + "_error" } };
            error.InnerHtml.Append(string.Join(' ', errors));
            output.Content.AppendHtml(error);
        }
        var label = new TagBuilder("label") { Attributes = { ["class"] = "tick", ["for"] = id } };
        var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing, Attributes = { ["type"] = "checkbox", ["id"] = id, ["name"] = name, ["value"] = "true" } };
        if (For.Model is true) box.Attributes["checked"] = "checked";
        if (errors.Length > 0) (box.Attributes["aria-invalid"], box.Attributes["aria-describedby"]) = ("true", id + "_error");
        label.InnerHtml.AppendHtml(box);
        label.InnerHtml.Append(" " + Label);
        output.Content.AppendHtml(label);
    }
}
