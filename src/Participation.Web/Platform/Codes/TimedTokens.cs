using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Codes;

/// <summary>What an address carries that is good for one purpose and a short time: encrypted and signed.</summary>
public sealed class TimedTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int LongestToken = 1000;

    public string Issue(string purpose, byte[] content) =>
        WebEncoders.Base64UrlEncode(protection.CreateProtector(purpose).Protect([.. BitConverter.GetBytes(clock.Now().Ticks), .. content]));

    /// <summary>What it carries; null when it is not ours or its time is over.</summary>
    public byte[]? Read(string purpose, string? token, TimeSpan life)
    {
        if (string.IsNullOrEmpty(token) || token.Length > LongestToken) return null;
        try
        {
            var content = protection.CreateProtector(purpose).Unprotect(WebEncoders.Base64UrlDecode(token));
            var issued = new DateTime(BitConverter.ToInt64(content, 0), DateTimeKind.Utc);
            return clock.Now() - issued <= life ? content[sizeof(long)..] : null;
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
