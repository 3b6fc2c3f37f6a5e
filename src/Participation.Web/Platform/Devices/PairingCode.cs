using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Platform.Devices;

/// <summary>
/// The code that somebody reads off the staff page and types on the device: digits only, so that nothing looks like
/// something else and a keypad is enough. Good for a quarter of an hour and for one pairing at one place. At the pace of
/// <see cref="Slices.RateLimits.Pairing"/> a guesser at one address has one chance in two million; nobody is locked out.
/// </summary>
public static class PairingCode
{
    public const int Digits = 9;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    // A billion codes would be tried in a moment by whoever reads a bare hash.
    private const int Iterations = 100_000;

    public static string Make() => RandomNumberGenerator.GetInt32(1_000_000_000).ToString("D9", CultureInfo.InvariantCulture);

    /// <summary>482 173 596, as it is read out and typed.</summary>
    public static string Show(string code) => $"{code[..3]} {code[3..6]} {code[6..]}";

    public static bool TryParse(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = new string([.. ThaiDigits.ToArabic(typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')]);
        if (code.Length == Digits && code.All(char.IsAsciiDigit)) return true;
        code = null;
        return false;
    }

    public static byte[] Hash(string code, Guid deviceId) =>
        Rfc2898DeriveBytes.Pbkdf2(code, deviceId.ToByteArray(), Iterations, HashAlgorithmName.SHA256, 32);

    public static bool Matches(string code, Device device) =>
        device.CodeHash is { } hash && CryptographicOperations.FixedTimeEquals(Hash(code, device.Id), hash);
}
