using System.Buffers;

namespace Participation.Web.Platform.Exports;

/// <summary>
/// Lines of a CSV file that a spreadsheet opens as text: what looks like a formula is defused, and Thai is read because the
/// file begins with <see cref="Bom"/>.
/// </summary>
public static class Csv
{
    public const string ContentType = "text/csv; charset=utf-8";
    public const char Bom = '\uFEFF';

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\r\n\t'");

    public static string Line(params IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>A leading = + - @, tab or line end would be run, or open a cell of its own, in a spreadsheet; an apostrophe stops that.</summary>
    private static string Cell(string? text)
    {
        var safe = text ?? "";
        if (safe.TrimStart(' ') is { Length: > 0 } start && start[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠') safe = "'" + safe;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
