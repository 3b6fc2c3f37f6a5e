using Microsoft.Extensions.Options;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Platform.Forms;

/// <summary>
/// Guards every post of a citizen page by Sec-Fetch-Site and the form's one-time id. A post that fails does not reach
/// its handler; the form is shown again with what was typed and a fresh id.
/// </summary>
public sealed class CitizenFormFilter(FormIds formIds, IOptions<SiteOptions> site) : FormGuard
{
    public static readonly object ItemKey = new();

    protected override async Task<bool> IsGenuineAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        var id = IsFromHere(http.Request) ? formIds.Read(form?[FormIds.FieldName]) : null;
        http.Items[ItemKey] = id;
        return id is not null;
    }

    // Origin only where Sec-Fetch-Site is absent: under no-referrer Chromium sends "Origin: null" to its own site.
    private bool IsFromHere(HttpRequest request)
    {
        var fetchSite = request.Headers["Sec-Fetch-Site"].ToString();
        if (fetchSite.Length > 0) return fetchSite is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        if (origin is "" or "null") return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && (from.Authority == request.Host.Value || from.Authority == site.Value.PublicUrl.Authority);
    }
}
