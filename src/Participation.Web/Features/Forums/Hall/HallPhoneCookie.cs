using Microsoft.Extensions.Options;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Features.Forums;

/// <summary>The phone remembers that it was counted at a forum. Random, for this forum alone, and gone with the name that it can take back.</summary>
public sealed class HallPhoneCookie(HallKeys keys, IOptions<SiteOptions> site)
{
    private const string Path = "/forums";
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <summary>Null where this phone was not counted here.</summary>
    public byte[]? KeyIn(HttpRequest request, Forum forum) => request.Cookies[NameOf(forum)] is { Length: > 0 } token ? keys.KeyOfPhone(forum.Id, token) : null;

    /// <summary>The key of the phone that sent this form; it is told to remember it.</summary>
    public byte[] KeyFor(HttpContext http, Forum forum, Guid formId)
    {
        if (KeyIn(http.Request, forum) is { } known) return known;
        var token = keys.PhoneToken(forum.Id, formId);
        http.Response.Cookies.Append(NameOf(forum), token, new CookieOptions
        {
            Path = Path,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = site.Value.IsHttps,
            MaxAge = Life,
            IsEssential = true,
        });
        return keys.KeyOfPhone(forum.Id, token);
    }

    private static string NameOf(Forum forum) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"forum-{forum.Number}");
}
