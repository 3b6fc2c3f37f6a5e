using System.Text;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Platform.Import;

/// <summary>One row of a file: the line it begins on, and its cells by the name of their column.</summary>
public sealed record CsvRow(int Line, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells.GetValueOrDefault(column, "");
}

/// <summary>
/// A table as office programs save it: UTF-8 with or without its mark, or Windows-874; separated by commas, semicolons or
/// tabs; cells in quotes may hold all of these and line ends.
/// </summary>
public sealed class CsvTable
{
    private static readonly char[] Separators = [',', ';', '\t'];

    private CsvTable(string encoding, IReadOnlyList<string> columns, IReadOnlyList<CsvRow> rows) => (Encoding, Columns, Rows) = (encoding, columns, rows);

    /// <summary>What the file was read as, for whoever wonders about strange letters.</summary>
    public string Encoding { get; }

    public IReadOnlyList<string> Columns { get; }
    public IReadOnlyList<CsvRow> Rows { get; }

    public static CsvTable Read(byte[] file)
    {
        var (text, encoding) = Decode(file);
        var lines = Lines(text).Where(l => l.Cells.Exists(c => c.Length > 0)).ToList();
        if (lines.Count == 0) return new CsvTable(encoding, [], []);
        var columns = lines[0].Cells;
        var rows = new List<CsvRow>(lines.Count);
        foreach (var (line, cells) in lines.Skip(1))
        {
            var named = new Dictionary<string, string>(columns.Count, StringComparer.Ordinal);
            for (var i = 0; i < Math.Min(columns.Count, cells.Count); i++) named[columns[i]] = cells[i];
            rows.Add(new CsvRow(line, named));
        }
        return new CsvTable(encoding, columns, rows);
    }

    private static (string Text, string Encoding) Decode(byte[] file)
    {
        if (file.AsSpan().StartsWith(System.Text.Encoding.UTF8.Preamble)) return (System.Text.Encoding.UTF8.GetString(file.AsSpan(3)), "UTF-8");
        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file), "UTF-8");
        }
        catch (DecoderFallbackException)
        {
            // Thai Windows programs save "CSV" so unless told otherwise.
            return (CodePagesEncodingProvider.Instance.GetEncoding(874)!.GetString(file), "Windows-874");
        }
    }

    private static IEnumerable<(int Line, List<string> Cells)> Lines(string text)
    {
        var separator = Separator(text);
        var (line, began, quoted) = (1, 1, false);
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '\n') line++;
            if (quoted)
            {
                if (letter != '"') cell.Append(letter);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
                else quoted = false;
            }
            else if (letter == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (letter == separator)
            {
                End();
            }
            else if (letter == '\n')
            {
                End();
                yield return (began, cells);
                (cells, began) = ([], line);
            }
            else if (letter != '\r')
            {
                cell.Append(letter);
            }
        }
        if (cell.Length > 0 || cells.Count > 0)
        {
            End();
            yield return (began, cells);
        }

        void End()
        {
            cells.Add(PlainText.Clean(cell.ToString()));
            cell.Clear();
        }
    }

    private static char Separator(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var head = end < 0 ? text : text[..end];
        return Separators.MaxBy(c => head.Count(letter => letter == c));
    }
}
