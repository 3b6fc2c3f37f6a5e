using Participation.Web.Persistence;

namespace Participation.Web.Platform.Retention;

/// <summary>How long one kind of record is kept. A slice registers a rule for each table that grows with use.</summary>
public abstract class RetentionRule
{
    /// <summary>Lower case letters and dashes; never changes, since settings and reports are kept under it.</summary>
    public abstract string Kind { get; }

    /// <summary>What is kept, in words for the staff page and the register of processing.</summary>
    public abstract string Title { get; }

    public abstract int DefaultDays { get; }

    /// <summary>Removes at most <paramref name="most"/> records older than <paramref name="before"/>, inside the caller's write transaction.</summary>
    public abstract Task<int> RemoveAsync(ParticipationContext db, DateTime before, int most, CancellationToken ct);
}
