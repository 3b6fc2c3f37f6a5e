using System.Security.Claims;

namespace Participation.Web.Features.Staff;

/// <summary>Who acts, as the audit trail and the page head name them.</summary>
public static class StaffActor
{
    public const string DisplayNameClaim = "display_name";
    public const string SessionClaim = "session";

    /// <summary>The position by whose right the request was let in.</summary>
    public const string PositionClaim = "position";

    /// <summary>The account's id in the form the audit trail keeps: never a name.</summary>
    public static string Of(Guid accountId) => $"staff:{accountId:N}";

    public static string Of(Guid accountId, Guid positionId) => $"staff:{accountId:N}/{positionId:N}";

    /// <summary>The account and, where a position's right was needed, the position.</summary>
    public static string Actor(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(PositionClaim), out var position) ? Of(user.AccountId(), position) : Of(user.AccountId());

    public static Guid AccountId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : throw new InvalidOperationException("Nobody is signed in.");

    public static Guid SessionId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(SessionClaim), out var id) ? id : throw new InvalidOperationException("Nobody is signed in.");

    public static string DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(DisplayNameClaim) ?? "เจ้าหน้าที่";
}
