using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Participation.Web.Platform.Forms;

/// <summary>&lt;form-id /&gt; inside a citizen form: a fresh one-time id, also when the page is shown again with errors.</summary>
[HtmlTargetElement("form-id", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormIdTagHelper(FormIds formIds) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", FormIds.FieldName);
        output.Attributes.SetAttribute("value", formIds.Issue(out var id));
        ViewContext.HttpContext.Items[FormIds.IssuedKey] = id;
    }
}
