using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Participation.Web.Features.Staff;

/// <summary>Puts the display name into the session, so that the page head needs no query.</summary>
public sealed class StaffPrincipalFactory(UserManager<StaffAccount> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffAccount>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffAccount user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(StaffActor.DisplayNameClaim, user.DisplayName));
        return identity;
    }
}
