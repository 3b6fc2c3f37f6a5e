using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Participation.Web.Features.Shared;

/// <summary>Words within a drawing. Razor keeps the tag of that name for itself.</summary>
public static class SvgText
{
    public static IHtmlContent At(decimal x, decimal y, string words, string? css = null, string? anchor = null)
    {
        var text = new TagBuilder("text") { Attributes = { ["x"] = Number(x), ["y"] = Number(y) } };
        if (css is not null) text.Attributes["class"] = css;
        if (anchor is not null) text.Attributes["text-anchor"] = anchor;
        text.InnerHtml.Append(words);
        return text;
    }

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
