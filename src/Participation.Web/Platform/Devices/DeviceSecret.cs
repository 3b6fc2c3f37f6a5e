using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Participation.Web.Platform.Devices;

/// <summary>
/// What a device shows with every call, in a header and never in a cookie, so that no other page can borrow it:
/// <c>Authorization: Device …</c>. 256 random bits, so a plain hash is enough to keep and to look up by.
/// </summary>
public static class DeviceSecret
{
    public const string Scheme = "Device";

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Null when the call carries none.</summary>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme + " ", StringComparison.OrdinalIgnoreCase) && header[(Scheme.Length + 1)..].Trim() is { Length: > 0 } secret ? secret : null;
    }
}
