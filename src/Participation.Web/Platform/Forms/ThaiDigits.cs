namespace Participation.Web.Platform.Forms;

/// <summary>๐–๙ are accepted wherever digits are typed.</summary>
public static class ThaiDigits
{
    public static string ToArabic(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('๐', '๙')) return text;
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = source[i] is >= '๐' and <= '๙' ? (char)('0' + (source[i] - '๐')) : source[i];
        });
    }
}
