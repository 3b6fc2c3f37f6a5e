using System.Text.Encodings.Web;
using System.Text.Json;

namespace Participation.Web.Features.Complaints;

/// <summary>A ceiling as it stood, in words.</summary>
public sealed record ReportedCeiling(string Subject, string Ceiling, int Now, string Limit, string Words, CeilingState State);

/// <summary>Figures as they stood when a report was made. Only counts.</summary>
public sealed record CaseReportFigures
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, IgnoreReadOnlyProperties = true };

    public required CaseCount Complaints { get; init; }

    /// <summary>Of the period before.</summary>
    public required CaseCount Before { get; init; }

    /// <summary>Suggestions, praise, questions.</summary>
    public required int Others { get; init; }

    public double? MedianDays { get; init; }
    public IReadOnlyList<CaseTable> Tables { get; init; } = [];
    public IReadOnlyList<CaseRepeat> Repeats { get; init; } = [];

    /// <summary>Of the fiscal year, up to the day of the cut.</summary>
    public IReadOnlyList<ReportedCeiling> Ceilings { get; init; } = [];

    public static CaseReportFigures Of(CaseFigures now, CaseFigures before, YearCeilings ceilings) => new()
    {
        Complaints = now.Complaints,
        Before = before.Complaints,
        Others = now.Others,
        MedianDays = now.MedianDays,
        Tables = now.Tables,
        Repeats = now.Repeats,
        Ceilings = [.. ceilings.Judged.Select(c => new ReportedCeiling(c.Subject.Name, c.Ceiling.Words, c.Now, c.Limit, c.Words, c.State))],
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static CaseReportFigures Read(string json) => JsonSerializer.Deserialize<CaseReportFigures>(json, Json) ?? throw new JsonException("The figures are empty.");
}
