using System.Text.Encodings.Web;
using System.Text.Json;

namespace Participation.Web.Features.Forums;

/// <summary>A village as it took part; shares as they are shown.</summary>
public sealed record ReportedVillage(string Name, int Population, string PopulationShare, string Expected, int Came, string CameShare, string Index, int Planned, int Held, int Opinions, int CameBefore);

public sealed record ReportedOpinions(string Kind, int Online, int InHall);

public sealed record ReportedState(string State, int Count);

public sealed record ReportedForum(string Title, string Day, string Missing);

public sealed record ReportedCommittee(string Name, int Seats, int Seated, string Until);

/// <summary>Figures of a fiscal year as they stood when a report was made. Only counts.</summary>
public sealed record ForumReportFigures
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, IgnoreReadOnlyProperties = true };

    public required int FiscalYear { get; init; }

    /// <summary>Not called off; meetings of the council are none.</summary>
    public required int Planned { get; init; }
    public required int Held { get; init; }
    public required int Cancelled { get; init; }
    public required int Target { get; init; }
    public required int Came { get; init; }
    public required int CameFromElsewhere { get; init; }
    public required int CameBefore { get; init; }
    public IReadOnlyList<ReportedVillage> Villages { get; init; } = [];
    public IReadOnlyList<ReportedOpinions> Opinions { get; init; } = [];

    /// <summary>Of the forums of the year, owed an answer and late.</summary>
    public required int AnswersOverdue { get; init; }
    public required int AnswersOwed { get; init; }

    /// <summary>Proposals taken in within the year.</summary>
    public IReadOnlyList<ReportedState> Proposals { get; init; } = [];
    public required int ProposalsOverdue { get; init; }
    public IReadOnlyList<ReportedForum> WithoutResult { get; init; } = [];
    public required int WithoutResultTotal { get; init; }
    public IReadOnlyList<ReportedCommittee> Committees { get; init; } = [];

    public int All => Came + CameFromElsewhere;
    public int WithForum => Villages.Count(v => v.Held > 0);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static ForumReportFigures Read(string json) => JsonSerializer.Deserialize<ForumReportFigures>(json, Json) ?? throw new JsonException("The figures are empty.");
}
