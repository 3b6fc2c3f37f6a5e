namespace Participation.Web.Features.Surveys;

/// <summary>What somebody answered, checked against the form it was asked by; see <see cref="AnswerSheet"/>.</summary>
public sealed record GivenAnswer
{
    public required SurveyVersion Version { get; init; }
    public Guid? ServicePointId { get; init; }
    public Guid? ServiceKindId { get; init; }
    public required WayIn WayIn { get; init; }

    /// <summary>When it was given; cut to its hour before it is kept.</summary>
    public required DateTime OccurredAt { get; init; }

    public required AnswerSheet Sheet { get; init; }

    /// <summary>What paces the answers: the device they came from. Null: their point and way in.</summary>
    public Guid? DeviceId { get; init; }
}

/// <summary>The answers to the questions of one form: taps by question, and words.</summary>
public sealed record AnswerSheet
{
    public Rating? Rating { get; init; }
    public IReadOnlyList<(string Question, int Value)> Choices { get; init; } = [];
    public IReadOnlyList<(CommentKind Kind, string Text)> Words { get; init; } = [];

    /// <summary>Whether more than the posted fee was asked for; kept apart from everything else.</summary>
    public bool? FeeAsked { get; init; }

    public Residence Residence { get; init; }
    public Guid? VillageId { get; init; }

    public bool IsEmpty => Rating is null && Choices.Count == 0 && Words.Count == 0 && FeeAsked is null;
}
