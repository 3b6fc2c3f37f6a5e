using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Participation.Web.LineChannel;

namespace Participation.Web.Features.Agency.Citizen;

/// <summary>
/// The way in. Holds nothing of a person and no form that is sent in, so it may be kept for a minute by browsers and
/// proxies.
/// </summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class FrontModel(IOptions<LineOptions> line) : PageModel
{
    /// <summary>Adds the account as a friend; null without one. https://line.me/R/ti/p/{id} with the @ escaped.</summary>
    public string? AddFriend => line.Value.BasicId is { Length: > 0 } id ? $"https://line.me/R/ti/p/{Uri.EscapeDataString(id)}" : null;

    public string LineId => line.Value.BasicId;
}
