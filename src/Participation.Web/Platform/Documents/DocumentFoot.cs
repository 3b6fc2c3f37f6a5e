using System.Text;

namespace Participation.Web.Platform.Documents;

/// <summary>
/// The foot of every printed page as a style sheet of its own: margin boxes take their text from style rules alone, and the
/// content policy lets none stand in the page.
/// </summary>
public static class DocumentFoot
{
    public static IResult Of(FrozenDocument document, string hash) => Results.Text($$"""
        @page {
          @bottom-left { content: "{{Escaped(document.Foot(hash))}}"; }
          @bottom-right { content: "หน้า " counter(page) " จาก " counter(pages); }
        }
        """, "text/css; charset=utf-8", Encoding.UTF8);

    /// <summary>Letters and digits of any script as they are, all else as a code: nothing a person typed may end the string.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark) escaped.Append(rune.ToString());
            else escaped.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\{rune.Value:x6} ");
        }
        return escaped.ToString();
    }
}
