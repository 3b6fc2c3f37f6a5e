using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Participation.Web.Features.Surveys.Staff.Forms;

public static class RenderedHtml
{
    /// <summary>A partial as a string, for a frame whose page stands in an attribute.</summary>
    public static async Task<string> RenderToStringAsync<TModel>(this IHtmlHelper<TModel> html, string partial, object model)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        (await html.PartialAsync(partial, model)).WriteTo(text, HtmlEncoder.Default);
        return text.ToString();
    }
}
