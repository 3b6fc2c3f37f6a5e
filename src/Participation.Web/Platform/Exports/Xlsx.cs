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
            workbook.Workbook = new Workbook();
            var list = workbook.Workbook.AppendChild(new Sheets());
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            uint id = 0;
            foreach (var sheet in sheets)
            {
                id++;
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(FirstRowStays(), new SheetData(sheet.Rows.Select(Row)));
                list.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = id, Name = Name(sheet.Name, id, names) });
            }
        }
        return stream.ToArray();
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
