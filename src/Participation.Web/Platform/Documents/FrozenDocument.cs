using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Participation.Web.Platform.Exports;

namespace Participation.Web.Platform.Documents;

/// <summary>
/// A document whose words and figures stand for good: kept whole as JSON, shown as a page, printed as A4, handed out as CSV.
/// Whatever comes to light later is said beside it and never changes it. Holds nothing of a person.
/// </summary>
public sealed record FrozenDocument
{
    private const int HashLetters = 12;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required string Agency { get; init; }
    public required string Title { get; init; }

    /// <summary>The document in one sentence, for whoever has two minutes.</summary>
    public required string Answer { get; init; }

    /// <summary>1 เม.ย. 2569 ถึง 30 ก.ย. 2569.</summary>
    public required string Period { get; init; }

    /// <summary>The day on which the figures were cut, in words.</summary>
    public required string CutOn { get; init; }

    public IReadOnlyList<DocumentSection> Sections { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static FrozenDocument Read(string json) => JsonSerializer.Deserialize<FrozenDocument>(json, Json) ?? throw new JsonException("The document is empty.");

    /// <summary>SHA-256 of what is kept, in hexadecimal.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <summary>As much of the hash as fits the foot of a page.</summary>
    public static string Abridged(string hash) => hash[..Math.Min(HashLetters, hash.Length)];

    /// <summary>The line at the foot of each page, beside its number.</summary>
    public string Foot(string hash) => $"{Agency} · {Period} · ตัดยอด {CutOn} · รหัสเอกสาร {Abridged(hash)}";

    /// <summary>Every table of the document, one below the other.</summary>
    public string ToCsv(string hash)
    {
        var csv = new StringBuilder().Append(Csv.Bom).Append(Csv.Line(Title)).Append(Csv.Line(Answer)).Append(Csv.Line(Foot(hash)));
        foreach (var section in Sections)
        {
            if (section.Table is not { } table) continue;
            csv.Append(Csv.Line()).Append(Csv.Line(section.Title)).Append(Csv.Line(table.Columns.Select(c => c.Title)));
            foreach (var row in table.Rows) csv.Append(Csv.Line(row));
            if (table.Total is { Count: > 0 } total) csv.Append(Csv.Line(total));
        }
        return csv.ToString();
    }
}

public sealed record DocumentSection(string Title)
{
    public IReadOnlyList<string> Paragraphs { get; init; } = [];
    public IReadOnlyList<string> Points { get; init; } = [];
    public DocumentChart? Chart { get; init; }
    public DocumentTable? Table { get; init; }

    /// <summary>Begins on a sheet of its own.</summary>
    public bool StartsPage { get; init; }
}

/// <summary>Bars from 0 to 100 with a line at the target.</summary>
public sealed record DocumentChart(IReadOnlyList<DocumentBar> Bars, decimal? Target);

/// <summary>No value is "no data", which is not zero.</summary>
public sealed record DocumentBar(string Label, decimal? Percent, string Words)
{
    /// <summary>Reaches the target; null where there is nothing to compare.</summary>
    public bool? Passes { get; init; }
}

public sealed record DocumentTable(IReadOnlyList<DocumentColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public IReadOnlyList<string> Total { get; init; } = [];
}

/// <summary>Numbers, and what is as short as they are, stand to the right and are never broken.</summary>
public sealed record DocumentColumn(string Title, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsNumber = false);
