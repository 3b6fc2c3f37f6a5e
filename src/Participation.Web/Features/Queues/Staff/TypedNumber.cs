using System.Globalization;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Queues.Staff;

/// <summary>A card's number as somebody reads it out: A012, a12, 12, ๑๒.</summary>
public sealed record TypedNumber(string? Prefix, int Number)
{
    private const int MostDigits = 5;

    public static TypedNumber? Parse(string? typed)
    {
        var plain = string.Concat(ThaiDigits.ToArabic(typed ?? "").ToUpperInvariant().Where(letter => !char.IsWhiteSpace(letter) && letter != '-'));
        var prefix = plain.Length > 0 && char.IsAsciiLetterUpper(plain[0]) ? plain[..1] : null;
        var digits = plain[(prefix?.Length ?? 0)..];
        return digits.Length is > 0 and <= MostDigits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? new TypedNumber(prefix, number) : null;
    }
}
