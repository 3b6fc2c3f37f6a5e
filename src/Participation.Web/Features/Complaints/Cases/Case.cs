namespace Participation.Web.Features.Complaints;

/// <summary>
/// One entry of the register and where it stands. Holds closed values only: names, contacts and the person's own words live in
/// <see cref="CaseMatter"/>, which can be erased while the register stays.
/// </summary>
public sealed class Case
{
    public required Guid Id { get; init; }

    /// <summary>Of the Buddhist calendar year in Bangkok; with the number it is what people quote: 128/2569.</summary>
    public required int Year { get; init; }

    public required int Number { get; init; }
    public required CaseKind Kind { get; init; }
    public required CaseChannel Channel { get; init; }
    public required NameChoice Naming { get; init; }
    public required DateTime ReceivedAt { get; init; }

    /// <summary>Keeps the case from being registered twice when a form or an event comes twice.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>SHA-256 of the tracking code.</summary>
    public required byte[] TrackingHash { get; init; }

    /// <summary>SHA-256 of tracking code and PIN together.</summary>
    public required byte[] AccessHash { get; init; }

    public required Guid CategoryId { get; set; }
    public Guid? VillageId { get; init; }

    /// <summary>The unit it is about, the unit itself or its head: it goes around everybody who belongs there.</summary>
    public Guid? AboutUnitId { get; init; }

    /// <summary>The clerk's position, which has a case about a unit while no other unit does; null where the agency has none.</summary>
    public Guid? PositionId { get; init; }

    /// <summary>Null while it is with the complaint centre itself, or with the clerk.</summary>
    public Guid? UnitId { get; private set; }

    /// <summary>Units that work on it beside the one that has it and closes it.</summary>
    public ICollection<CasePartner> Partners { get; private set; } = [];

    /// <summary>The case it is handled with: what becomes of that one is told here too.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>When it was first sent on to another agency.</summary>
    public DateTime? ForwardedAt { get; private set; }

    /// <summary>The colleague who has it; null while nobody of the unit has accepted it.</summary>
    public Guid? HandlerId { get; private set; }

    public CaseState State { get; private set; }
    public CaseOutcome? Outcome { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Which time around; the citizen may reopen a closed case.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>By when the result or an explanation must have reached the citizen, in this round.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>Application-set concurrency token; the last entry of the timeline.</summary>
    public int Revision { get; internal set; }

    public string Text => $"{Number}/{Year}";

    public bool IsOpen => State != CaseState.Closed;

    internal void Assign(Guid? unitId)
    {
        Demand(IsOpen);
        (UnitId, HandlerId, State) = (unitId, null, unitId is null ? CaseState.Received : CaseState.Assigned);
    }

    internal void Accept(Guid handlerId)
    {
        Demand(IsOpen);
        (HandlerId, State) = (handlerId, CaseState.Working);
    }

    internal void Close(CaseOutcome outcome, DateTime now)
    {
        Demand(IsOpen);
        (State, Outcome, ClosedAt) = (CaseState.Closed, outcome, now);
    }

    /// <summary>Back to whoever had it, on a new clock.</summary>
    internal void Reopen(DateOnly dueOn)
    {
        Return();
        DueOn = dueOn;
        Round++;
    }

    /// <summary>Handled with another one from now on. Its own clock runs on.</summary>
    internal void Merge(Case into, DateTime now)
    {
        Close(CaseOutcome.Merged, now);
        FollowTo(into);
    }

    /// <summary>Where the other one is, whoever has that has this.</summary>
    internal void FollowTo(Case into)
    {
        Demand(Outcome == CaseOutcome.Merged);
        (MergedIntoId, UnitId, HandlerId) = (into.Id, into.UnitId, into.HandlerId);
    }

    /// <summary>A case of its own again, on the clock that never stopped.</summary>
    internal void Split()
    {
        Demand(MergedIntoId is not null);
        Return();
    }

    internal void Forward(DateTime now) => ForwardedAt ??= now;

    private void Return()
    {
        Demand(State == CaseState.Closed);
        State = HandlerId is not null ? CaseState.Working : UnitId is not null ? CaseState.Assigned : CaseState.Received;
        (Outcome, ClosedAt, MergedIntoId) = (null, null, null);
    }

    private void Demand(bool allowed)
    {
        if (!allowed) throw new InvalidOperationException($"Not possible for a case that is {State}.");
    }
}
