using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Participation.Web.Platform.Exports;

/// <summary>A cell of a workbook: a number to reckon with, or words.</summary>
public readonly record struct XlsxCell(string Text, decimal? Number = null);

public sealed record XlsxSheet(string Name, IEnumerable<IReadOnlyList<XlsxCell>> Rows);

/// <summary>
/// A workbook of plain tables. Words are written as text and never as a formula, whatever they begin with; the first row of
/// each sheet stays in sight.
/// </summary>
public static class Xlsx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int LongestName = 31;

    public static byte[] Write(IEnumerable<XlsxSheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var sheet in sheets)
            {
                using var rows = Open(workbook, sheet.Name, names);
                foreach (var row in sheet.Rows) rows.WriteElement(Row(row));
                Close(rows);
            }
        }
        return stream.ToArray();
    }

    /// <summary>One sheet of rows that are read as they are written, so that no more than a piece of them is there at a time.</summary>
    public static async Task<byte[]> WriteAsync(string name, IAsyncEnumerable<IReadOnlyList<XlsxCell>> rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            using var sheet = Open(workbook, name, []);
            await foreach (var row in rows) sheet.WriteElement(Row(row));
            Close(sheet);
        }
        return stream.ToArray();
    }

    private static OpenXmlWriter Open(WorkbookPart workbook, string name, HashSet<string> names)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var sheets = workbook.Workbook!.GetFirstChild<Sheets>()!;
        var id = (uint)sheets.ChildElements.Count + 1;
        sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = id, Name = Name(name, id, names) });
        var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(FirstRowStays());
        writer.WriteStartElement(new SheetData());
        return writer;
    }

    private static void Close(OpenXmlWriter sheet)
    {
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.Close();
    }

    private static SheetViews FirstRowStays() => new(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 });

    private static Row Row(IReadOnlyList<XlsxCell> cells) => new(cells.Select(Cell));

    private static Cell Cell(XlsxCell cell) => cell.Number is { } number
        ? new Cell { DataType = CellValues.Number, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) }
        : new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Legal(cell.Text)) { Space = SpaceProcessingModeValues.Preserve }) };

    // XML knows no control characters.
    private static string Legal(string text) => string.Concat(text.Where(c => c is '\t' or '\n' or >= ' ' && c != '\uFFFE' && c != '\uFFFF'));

    private static string Name(string wanted, uint id, HashSet<string> taken)
    {
        var name = string.Concat(wanted.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal)));
        if (name.Length > LongestName) name = name[..LongestName];
        return name.Length > 0 && taken.Add(name) ? name : string.Create(CultureInfo.InvariantCulture, $"{id}");
    }
}
