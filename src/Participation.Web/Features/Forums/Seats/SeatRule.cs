namespace Participation.Web.Features.Forums;

public enum IntentSeat
{
    /// <summary>The forum has no numbered seats, or they do not come.</summary>
    None,
    Seated,

    /// <summary>There was none left for them; the next that is given back may be theirs.</summary>
    Waiting,
}

/// <summary>
/// Who may have a seat. Each village has some kept for it until shortly before the forum; whatever is not kept is anybody's. Pure:
/// the same seats taken give the same answer.
/// </summary>
/// <param name="Capacity">Seats there are.</param>
/// <param name="KeptPerVillage">Kept for each village that is invited.</param>
/// <param name="AreFreed">Whether they are kept no longer.</param>
/// <param name="Villages">Those invited.</param>
public sealed record SeatRule(int Capacity, int KeptPerVillage, bool AreFreed, IReadOnlyCollection<Guid> Villages)
{
    /// <param name="village">Where somebody lives; null where they did not say, or it is not invited.</param>
    /// <param name="taken">Seats taken by village; those of no invited village, and those given by the office, under <see cref="Guid.Empty"/>.</param>
    public bool HasSeatFor(Guid? village, IReadOnlyDictionary<Guid, int> taken)
    {
        var all = taken.Values.Sum();
        if (all >= Capacity) return false;
        if (AreFreed || KeptPerVillage == 0) return true;
        if (village is { } own && Villages.Contains(own) && taken.GetValueOrDefault(own) < KeptPerVillage) return true;
        // What others may still claim is as good as taken.
        var claimed = Villages.Sum(v => Math.Max(0, KeptPerVillage - taken.GetValueOrDefault(v)));
        return all + claimed < Capacity;
    }

    /// <summary>The village whose seats somebody takes.</summary>
    public Guid KeyOf(Guid? village) => village is { } own && Villages.Contains(own) ? own : Guid.Empty;
}
