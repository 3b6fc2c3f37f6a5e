namespace Participation.Web.Platform.Slices.Rights;

/// <summary>Where a record belongs. Without unit and village it is the whole agency's, which no "own" reaches.</summary>
public sealed record Place(Guid? UnitId, Guid? VillageId = null);

/// <summary>The records a permission covers for somebody: a list filters by it, a single record is asked for before its page runs.</summary>
public sealed record Reach(bool IsWhole, IReadOnlySet<Guid> Units, IReadOnlySet<Guid> Villages)
{
    public static readonly Reach Nothing = new(false, new HashSet<Guid>(), new HashSet<Guid>());
    public static readonly Reach Everything = new(true, new HashSet<Guid>(), new HashSet<Guid>());

    public bool IsNothing => !IsWhole && Units.Count == 0 && Villages.Count == 0;

    public bool Covers(Place place) =>
        IsWhole || (place.UnitId is { } unit && Units.Contains(unit)) || (place.VillageId is { } village && Villages.Contains(village));

    public Reach And(Reach other) => IsWhole || other.IsWhole
        ? Everything
        : new Reach(false, Units.Union(other.Units).ToHashSet(), Villages.Union(other.Villages).ToHashSet());
}

/// <summary>
/// Finds where the record of an address belongs, from the address alone. Asked before the page runs, so that a page cannot
/// forget it. Null: there is no such record, which looks the same as a record out of reach.
/// </summary>
public interface IRecordPlace
{
    Task<Place?> FindAsync(RouteValueDictionary route, CancellationToken ct);
}
