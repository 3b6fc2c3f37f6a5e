using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Forums;

/// <summary>
/// Tells one telephone from another within a forum, and nothing more: a hash with a key outside the database, so that whoever reads
/// the tables learns neither who said what nor whether it was the same person in another forum.
/// </summary>
public sealed class StatementVoters(AuditKey key, IOptions<SiteOptions> site)
{
    public const string CookieName = "voice";
    private const int TokenBytes = 16;

    /// <summary>Longer than a forum takes opinions.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(180);

    private readonly byte[] _key = key.For("forum-statements");

    public byte[] OfLine(string lineUserId, Guid forum) => Hash($"line:{lineUserId}", forum);

    /// <summary>The browser that asks; null where it has not said anything yet.</summary>
    public byte[]? OfBrowser(HttpRequest request, Guid forum) => request.Cookies[CookieName] is { Length: > 0 and <= 64 } token ? Hash($"web:{token}", forum) : null;

    /// <summary>The same, and from now on it can be told from others. Made of the form it pressed on: tapped twice, it is one voice.</summary>
    public byte[] Remember(HttpContext http, Guid forum, Guid formId)
    {
        if (OfBrowser(http.Request, forum) is { } known) return known;
        var token = WebEncoders.Base64UrlEncode(Hash($"form:{formId:N}", forum).AsSpan(0, TokenBytes));
        http.Response.Cookies.Append(CookieName, token, new CookieOptions { Path = "/forums", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = site.Value.IsHttps, MaxAge = Life, IsEssential = true });
        return Hash($"web:{token}", forum);
    }

    private byte[] Hash(string who, Guid forum) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{forum:N}:{who}"));
}
