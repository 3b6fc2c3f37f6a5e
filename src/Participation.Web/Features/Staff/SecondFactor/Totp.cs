using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Staff.SecondFactor;

/// <summary>
/// Codes of authenticator apps (RFC 6238: SHA-1, six digits, thirty seconds). Not Identity's own, which reads another clock
/// and takes the same code twice.
/// </summary>
public static class Totp
{
    public const int SecretLength = 20;
    private const int StepSeconds = 30;
    private const int Digits = 1_000_000;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTime utc) => new DateTimeOffset(utc, TimeSpan.Zero).ToUnixTimeSeconds() / StepSeconds;

    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // What every authenticator app computes; HMAC does not suffer from SHA-1's collisions.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % Digits).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was typed: the present one, or a neighbour for a phone whose clock is off; never one used before.</summary>
    public static long? Match(byte[] secret, string typed, DateTime now, long lastUsed)
    {
        var code = Encoding.ASCII.GetBytes(ThaiDigits.ToArabic(typed).Replace(" ", "", StringComparison.Ordinal));
        var present = StepAt(now);
        for (var step = Math.Max(present - 1, lastUsed + 1); step <= present + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(code, Encoding.ASCII.GetBytes(CodeAt(secret, step)))) return step;
        return null;
    }

    /// <summary>The secret as people type it into an app.</summary>
    public static string Base32(byte[] secret)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var value in secret)
        {
            (buffer, bits) = ((buffer << 8) | value, bits + 8);
            while (bits >= 5) text.Append(Alphabet[(buffer >> (bits -= 5)) & 31]);
        }
        if (bits > 0) text.Append(Alphabet[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>What the app's QR holds. ASCII only: a Thai name would be unreadable in some apps.</summary>
    public static string Address(string userName, byte[] secret) =>
        $"otpauth://totp/Participation:{Uri.EscapeDataString(userName)}?secret={Base32(secret)}&issuer=Participation";
}
