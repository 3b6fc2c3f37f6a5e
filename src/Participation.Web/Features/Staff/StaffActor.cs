using System.Security.Claims;

namespace Participation.Web.Features.Staff;

/// <summary>Who acts, as the audit trail and the page head name them.</summary>
public static class StaffActor
{
    public const string DisplayNameClaim = "display_name";

    /// <summary>The account's id in the form the audit trail keeps: never a name.</summary>
    public static string Of(Guid accountId) => $"staff:{accountId:N}";

    public static string Actor(this ClaimsPrincipal user) => Of(user.AccountId());

    public static Guid AccountId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : throw new InvalidOperationException("Nobody is signed in.");

    public static string DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(DisplayNameClaim) ?? "เจ้าหน้าที่";
}
