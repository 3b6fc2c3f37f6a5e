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

    /// <summary>Null while it is with the complaint centre itself.</summary>
    public Guid? UnitId { get; private set; }

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
        Demand(State == CaseState.Closed);
        State = HandlerId is not null ? CaseState.Working : UnitId is not null ? CaseState.Assigned : CaseState.Received;
        (Outcome, ClosedAt, DueOn) = (null, null, dueOn);
        Round++;
    }

    private void Demand(bool allowed)
    {
        if (!allowed) throw new InvalidOperationException($"Not possible for a case that is {State}.");
    }
}
