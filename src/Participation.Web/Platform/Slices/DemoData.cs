using Participation.Web.Persistence;

namespace Participation.Web.Platform.Slices;

/// <summary>A slice's part of the made-up อบต. Runs once, in order, in one transaction, on an empty database.</summary>
public interface IDemoData
{
    int Order { get; }

    /// <summary>Lines to print at start, such as sign-ins.</summary>
    Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct);
}
