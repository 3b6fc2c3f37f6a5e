using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Platform.Codes;

/// <summary>
/// The code printed beside every QR so that it can be typed. Letters that look like digits are never issued,
/// and where someone types one all the same it is read as the digit. Carries no authority.
/// </summary>
public static class ShortCode
{
    public const int MaxLength = 8;

    private const string Alphabet = "ACDEFGHJKMNPQRTUVWXY";
    private const string Digits = "123456789";
    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    /// <summary>A letter and digits, such as K47; the caller checks that it is free.</summary>
    public static string Suggest(int digits = 2) =>
        RandomNumberGenerator.GetString(Alphabet, 1) + RandomNumberGenerator.GetString(Digits, digits);

    /// <summary>Whether a code in its canonical form reads the same to everybody: one or two letters, then one to four digits.</summary>
    public static bool MayBeIssued(string code)
    {
        var letters = code.AsSpan().IndexOfAnyExcept(Letters);
        return letters is 1 or 2 && code.Length - letters is >= 1 and <= 4 && !code.AsSpan(letters).ContainsAnyExceptInRange('0', '9');
    }

    public static bool TryParse(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = null;
        if (string.IsNullOrWhiteSpace(typed)) return false;
        var plain = ThaiDigits.ToArabic(typed.Trim()).ToUpperInvariant()
            .Replace('O', '0').Replace('I', '1').Replace('L', '1');
        if (plain.Length > MaxLength || !plain.All(char.IsAsciiLetterOrDigit)) return false;
        code = plain;
        return true;
    }
}
