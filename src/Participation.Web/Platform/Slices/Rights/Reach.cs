namespace Participation.Web.Platform.Slices.Rights;

/// <summary>Where a record belongs. Without unit and village it is the whole agency's, which no "own" reaches.</summary>
public sealed record Place(Guid? UnitId, Guid? VillageId = null)
{
    /// <summary>The position that has it, where no unit does.</summary>
    public Guid? PositionId { get; init; }

    /// <summary>Units that have a part in it beside its own.</summary>
    public IReadOnlyList<Guid> Partners { get; init; } = [];

    /// <summary>The unit it is about: kept from everybody who belongs there, however far they reach.</summary>
    public Guid? AboutUnitId { get; init; }
}

/// <summary>The records a permission covers for somebody: a list filters by it, a single record is asked for before its page runs.</summary>
public sealed record Reach(bool IsWhole, IReadOnlySet<Guid> Units, IReadOnlySet<Guid> Villages)
{
    // Above what is made with it.
    private static readonly IReadOnlySet<Guid> None = new HashSet<Guid>();

    public static readonly Reach Nothing = new(false, new HashSet<Guid>(), new HashSet<Guid>());
    public static readonly Reach Everything = new(true, new HashSet<Guid>(), new HashSet<Guid>());

    /// <summary>Positions whose own records it covers.</summary>
    public IReadOnlySet<Guid> Positions { get; init; } = None;

    /// <summary>Units that whoever asks belongs to, by any of their positions, and the units above those.</summary>
    public IReadOnlySet<Guid> Home { get; init; } = None;

    public bool IsNothing => !IsWhole && Units.Count == 0 && Villages.Count == 0 && Positions.Count == 0;

    public bool Covers(Place place) => !(place.AboutUnitId is { } about && Home.Contains(about)) &&
        (IsWhole || (place.UnitId is { } unit && Units.Contains(unit)) || (place.VillageId is { } village && Villages.Contains(village))
            || (place.PositionId is { } position && Positions.Contains(position)) || place.Partners.Any(Units.Contains));

    public Reach And(Reach other) => IsWhole || other.IsWhole
        ? Everything
        : new Reach(false, Units.Union(other.Units).ToHashSet(), Villages.Union(other.Villages).ToHashSet()) { Positions = Positions.Union(other.Positions).ToHashSet() };
}

/// <summary>
/// Finds where the record of an address belongs, from the address alone. Asked before the page runs, so that a page cannot
/// forget it. Null: there is no such record, which looks the same as a record out of reach.
/// </summary>
public interface IRecordPlace
{
    Task<Place?> FindAsync(RouteValueDictionary route, CancellationToken ct);
}

/// <summary>Is asked also where somebody reaches the whole agency, since some of its records are about the very unit they belong to.</summary>
public interface IGuardedPlace : IRecordPlace;
