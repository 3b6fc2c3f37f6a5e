using System.Security.Claims;

namespace Participation.Web.Features.Staff;

/// <summary>Who acts, as the audit trail and the page head name them.</summary>
public static class StaffActor
{
    private const string Prefix = "staff:";
    private const int IdLength = 32;

    public const string DisplayNameClaim = "display_name";
    public const string SessionClaim = "session";

    /// <summary>The position by whose right the request was let in.</summary>
    public const string PositionClaim = "position";

    /// <summary>The account's id in the form the audit trail keeps: never a name.</summary>
    public static string Of(Guid accountId) => $"{Prefix}{accountId:N}";

    public static string Of(Guid accountId, Guid positionId) => $"{Prefix}{accountId:N}/{positionId:N}";

    /// <summary>The account in an actor's name, as actions receive it.</summary>
    public static Guid AccountIn(string actor) => FindAccountIn(actor) ?? throw new InvalidOperationException($"{actor} is nobody of the staff.");

    /// <summary>Null where a citizen or the service itself acted.</summary>
    public static Guid? FindAccountIn(string actor) =>
        actor.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParse(actor.AsSpan(Prefix.Length).Slice(0, Math.Min(IdLength, actor.Length - Prefix.Length)), out var id) ? id : null;

    /// <summary>The account and, where a position's right was needed, the position.</summary>
    public static string Actor(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(PositionClaim), out var position) ? Of(user.AccountId(), position) : Of(user.AccountId());

    public static Guid AccountId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : throw new InvalidOperationException("Nobody is signed in.");

    public static Guid SessionId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(SessionClaim), out var id) ? id : throw new InvalidOperationException("Nobody is signed in.");

    public static string DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(DisplayNameClaim) ?? "เจ้าหน้าที่";
}
