namespace Participation.Web.Features.Complaints;

public enum CaseStep
{
    Received,
    Assigned,
    Accepted,

    /// <summary>A unit gives it back: not theirs.</summary>
    Returned,

    /// <summary>For colleagues only.</summary>
    Noted,
    ToldCitizen,
    HeardCitizen,

    /// <summary>Why it takes longer, written by a person.</summary>
    Explained,
    Closed,
    Reopened,
    CategoryChanged,

    /// <summary>A letter was posted or a call was made: the proof that somebody without LINE was told.</summary>
    Delivered,
    Reminded,
    Breached,

    /// <summary>Handled with another case from now on.</summary>
    Merged,

    /// <summary>Another case is handled with this one from now on.</summary>
    TookIn,

    /// <summary>Merged, and a case of its own again.</summary>
    Split,

    /// <summary>Another unit works on it too.</summary>
    PartnerAdded,
    PartnerRemoved,

    /// <summary>Sent on to another agency, whose name the citizen is told.</summary>
    Forwarded,

    /// <summary>What that agency answered.</summary>
    AgencyAnswered,
}

/// <summary>One step of a case. Never changed nor removed; what somebody wrote lies beside it and can be erased.</summary>
public sealed class CaseEntry
{
    /// <summary>Steps the citizen is not shown.</summary>
    public static readonly IReadOnlyList<CaseStep> ForColleagues = [CaseStep.Noted, CaseStep.Reminded, CaseStep.Returned, CaseStep.CategoryChanged, CaseStep.TookIn];

    /// <summary>Steps that those see whose matter it became: who merged with it, who follows it.</summary>
    public static readonly IReadOnlyList<CaseStep> ForOthers =
        [CaseStep.Received, CaseStep.Assigned, CaseStep.Accepted, CaseStep.Explained, CaseStep.Closed, CaseStep.Reopened, CaseStep.Merged, CaseStep.PartnerAdded, CaseStep.Forwarded, CaseStep.AgencyAnswered];

    /// <summary>Those of them whose words were written for all.</summary>
    public static readonly IReadOnlyList<CaseStep> SaidToOthers = [CaseStep.Explained, CaseStep.Closed, CaseStep.Forwarded, CaseStep.AgencyAnswered];

    public required Guid CaseId { get; init; }
    public required int Sequence { get; init; }
    public required int Round { get; init; }
    public required DateTime At { get; init; }
    public required CaseStep Step { get; init; }

    /// <summary>staff:{id}, citizen, or system.</summary>
    public required string Actor { get; init; }

    public Guid? UnitId { get; init; }
    public CaseOutcome? Outcome { get; init; }

    /// <summary>The new day of the promise, where one was made.</summary>
    public DateOnly? PromisedFor { get; init; }

    /// <summary>Which step it is the proof of; with <see cref="OtherCaseId"/>, which step of that case it repeats.</summary>
    public int? About { get; init; }

    /// <summary>The case this one was merged with.</summary>
    public Guid? OtherCaseId { get; init; }

    public bool IsForCitizen => !ForColleagues.Contains(Step);
}

/// <summary>What was written with a step.</summary>
public sealed class CaseEntryText
{
    public const int MaxText = 4000;

    public required Guid CaseId { get; init; }
    public required int Sequence { get; init; }
    public required string Text { get; set; }
}

/// <summary>
/// One run of the legal clock, from receipt or reopening: told, explained, or neither. What is written here never becomes better
/// afterwards.
/// </summary>
public sealed class CaseRound
{
    public required Guid CaseId { get; init; }
    public required int Round { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly DueOn { get; init; }

    /// <summary>When the result reached the citizen by the best proof there is.</summary>
    public DateTime? ToldAt { get; internal set; }

    /// <summary>When an explanation written by a person reached the citizen.</summary>
    public DateTime? ExplainedAt { get; internal set; }

    public DateTime? ClosedAt { get; internal set; }

    /// <summary>The day ended with neither: for ever.</summary>
    public DateTime? BreachedAt { get; internal set; }

    public ClockStanding Standing(DateOnly today) => CaseClock.Standing(DueOn, ToldAt, ExplainedAt, BreachedAt, today);
}
