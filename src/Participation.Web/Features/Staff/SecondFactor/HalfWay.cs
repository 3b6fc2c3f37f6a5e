using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Participation.Web.Features.Staff.SecondFactor;

/// <summary>Between password and code: a cookie of five minutes that opens nothing but the page that asks for the code.</summary>
public sealed class HalfWay(IHttpContextAccessor accessor)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private const string StampClaim = "stamp";

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    public Task BeginAsync(StaffAccount account) => Http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()), new Claim(StampClaim, account.SecurityStamp ?? "")], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>Whose password was right; null when nobody's, too long ago, or changed since.</summary>
    public async Task<StaffAccount?> WhoAsync(StaffUsers users)
    {
        var ticket = await Http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (ticket.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || await users.FindByIdAsync(id) is not { } account) return null;
        return ticket.Principal.FindFirstValue(StampClaim) == account.SecurityStamp ? account : null;
    }

    public Task EndAsync() => Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}
