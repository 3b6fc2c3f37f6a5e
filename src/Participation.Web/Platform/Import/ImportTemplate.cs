using System.Text;

namespace Participation.Web.Platform.Import;

/// <summary>The file to begin with: the columns and one example row, as UTF-8 with the mark that office programs look for.</summary>
public static class ImportTemplate
{
    public static IResult Of(ITableImport import)
    {
        var text = string.Join(',', import.Columns.Select(c => Quoted(c.Name))) + "\r\n" + string.Join(',', import.Columns.Select(c => Quoted(c.Example))) + "\r\n";
        byte[] content = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
        return Results.File(content, "text/csv; charset=utf-8", $"{import.Key}.csv");
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
