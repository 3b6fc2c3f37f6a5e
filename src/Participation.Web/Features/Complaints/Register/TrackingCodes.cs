using System.Security.Cryptography;
using System.Text;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Complaints;

/// <summary>What the citizen keeps: the code finds the case, the PIN opens it. Neither is kept here.</summary>
public sealed record TrackingPair(string Code, string Pin)
{
    /// <summary>K7M-4QX-9RA: in threes, so that it can be read out over the phone.</summary>
    public string ShownCode => string.Join('-', Code.Chunk(3).Select(part => new string(part)));
}

/// <summary>
/// Nine letters and digits without look-alikes (28^9, 43 bits) and six digits (20 bits): 63 random bits together. Typed with or
/// without dashes, in small letters and Thai digits.
/// </summary>
public static class TrackingCodes
{
    public const int CodeLetters = 9;
    public const int PinDigits = 6;

    private const string Alphabet = "ACDEFGHJKMNPQRTUVWXY23456789";

    public static TrackingPair Make() => new(RandomNumberGenerator.GetString(Alphabet, CodeLetters), RandomNumberGenerator.GetString("0123456789", PinDigits));

    /// <summary>As it was issued; null where it can be none.</summary>
    public static string? ReadCode(string? typed)
    {
        var plain = new string([.. ThaiDigits.ToArabic(typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return plain.Length == CodeLetters ? plain : null;
    }

    public static string? ReadPin(string? typed)
    {
        var plain = new string([.. ThaiDigits.ToArabic(typed ?? "").Where(char.IsAsciiDigit)]);
        return plain.Length == PinDigits ? plain : null;
    }

    public static byte[] HashOf(string code) => SHA256.HashData(Encoding.ASCII.GetBytes("case:" + code));

    public static byte[] HashOf(string code, string pin) => SHA256.HashData(Encoding.ASCII.GetBytes($"case:{code}:{pin}"));
}
