using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Participation.Web.Features.Staff;

namespace Participation.Web.Features.Shared;

/// <summary>&lt;a door href="/staff/cases"&gt;: a link for those whom the address lets in, and only its words for everybody else.</summary>
[HtmlTargetElement("a", Attributes = Marker)]
public sealed class DoorTagHelper(OpenDoors doors) : TagHelper
{
    private const string Marker = "door";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll(Marker);
        if (await doors.LeadsInAsync(output.Attributes["href"].Value.ToString()!, ViewContext.HttpContext.RequestAborted)) return;
        output.TagName = "span";
        output.Attributes.Clear();
    }
}
