using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Citizens;

/// <summary>
/// The address of /me that the bot gives to one person: encrypted and signed, for this purpose only, and good for a
/// quarter of an hour. Whoever holds it in that time is taken for the person, and the message with it says so.
/// </summary>
public sealed class MyDataLink(IDataProtectionProvider protection, IOptions<SiteOptions> site, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = protection.CreateProtector("my-data-link");

    public string AddressFor(string lineUserId) => new Uri(site.Value.PublicUrl, "/me?t=" + TokenFor(lineUserId)).ToString();

    public string TokenFor(string lineUserId) =>
        WebEncoders.Base64UrlEncode(_protector.Protect([.. BitConverter.GetBytes(clock.Now().Ticks), .. Encoding.ASCII.GetBytes(lineUserId)]));

    /// <summary>Whose it is; null when it is not ours or its time is over.</summary>
    public string? Read(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > 1000) return null;
        try
        {
            var content = _protector.Unprotect(WebEncoders.Base64UrlDecode(token));
            var issued = new DateTime(BitConverter.ToInt64(content, 0), DateTimeKind.Utc);
            return clock.Now() - issued <= Life ? Encoding.ASCII.GetString(content, 8, content.Length - 8) : null;
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
