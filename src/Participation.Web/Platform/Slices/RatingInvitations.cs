namespace Participation.Web.Platform.Slices;

/// <summary>What a slice that finished something for a citizen asks for, so that they can rate it; see <see cref="IRatingInvitations"/>.</summary>
public sealed record FinishedMatter(FinishedKind Kind, Guid? ServicePointId, Guid? ServiceKindId, DateTime FinishedAt);

public enum FinishedKind
{
    Ticket,
    Case,
}

/// <summary>
/// An invitation, good once: as a link, and as what a button in LINE carries. The token leads to no person and no ticket,
/// and whoever hands it out must not keep it.
/// </summary>
public sealed record RatingInvitation(string Token, Uri Address, string TapData);

/// <summary>
/// Offered by the surveys to whoever finishes a service: an invitation that cannot be joined to ticket, case or person.
/// Runs in the caller's write transaction, so that it counts as offered exactly when the service counts as finished.
/// </summary>
public interface IRatingInvitations
{
    /// <summary>Null where the form is closed.</summary>
    Task<RatingInvitation?> InviteAsync(FinishedMatter finished, CancellationToken ct);
}

/// <summary>Offered by whoever serves citizens: how many were, as the denominator beside the answers.</summary>
public interface IServedCounts
{
    /// <summary>By service point, for Bangkok days from first to last.</summary>
    Task<IReadOnlyDictionary<Guid, int>> ServedAsync(DateOnly from, DateOnly to, CancellationToken ct);
}
