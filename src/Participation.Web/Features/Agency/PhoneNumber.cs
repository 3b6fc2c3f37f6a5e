using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Agency;

/// <summary>An office's telephone number as it is written on paper: "0 4212 3456 ต่อ 12".</summary>
public static class PhoneNumber
{
    /// <summary>Digits of the number itself, without the extension, for a tel: link.</summary>
    public static string ToDial(string written)
    {
        var arabic = ThaiDigits.ToArabic(written);
        var extension = arabic.IndexOf("ต่อ", StringComparison.Ordinal);
        return string.Concat((extension < 0 ? arabic : arabic[..extension]).Where(c => char.IsAsciiDigit(c) || c == '+'));
    }

    public static bool IsPlausible(string written) => ToDial(written).Length is >= 3 and <= 15;
}
