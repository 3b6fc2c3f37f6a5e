namespace Participation.Web.Platform.Slices;

/// <summary>What a slice that finished something for a citizen asks for, so that they can rate it; see <see cref="IRatingInvitations"/>.</summary>
public sealed record FinishedMatter(FinishedKind Kind, Guid? ServicePointId, Guid? ServiceKindId, DateTime FinishedAt)
{
    /// <summary>
    /// What the invitation is made from, where it must be shown again without being kept: at least 99 random bits that the
    /// caller can work out anew and nobody finds in the database. The same seed makes the same invitation, counted once.
    /// </summary>
    public string? Seed { get; init; }
}

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

    /// <summary>The invitation made from this seed while it is open; null once it is spent or over. Changes nothing.</summary>
    Task<RatingInvitation?> FindAsync(string seed, CancellationToken ct);
}

/// <summary>Offered by whoever serves citizens: how many were, as the denominator beside the answers.</summary>
public interface IServedCounts
{
    /// <summary>By service point, for Bangkok days from first to last; null where nothing is set up that counts.</summary>
    Task<IReadOnlyDictionary<Guid, int>?> ServedAsync(DateOnly from, DateOnly to, CancellationToken ct);
}
