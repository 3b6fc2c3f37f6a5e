using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Platform.Signing;

namespace Participation.Web.Features.Queues.Citizen;

/// <summary>With which key records are signed, and how anybody checks one without asking us.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class VerifyModel(SigningKeys keys) : PageModel
{
    public IReadOnlyList<string> KeyIds => keys.KeyIds;
    public string Pem => keys.PublicKeyPem(keys.CurrentKeyId)!;
}
