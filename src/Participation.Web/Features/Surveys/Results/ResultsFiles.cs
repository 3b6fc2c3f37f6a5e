using System.Globalization;
using System.Text;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>The tables of a page as files: the same cells, with period, choice and formula, so that a sheet of paper explains itself.</summary>
public static class ResultsFiles
{
    public static string Name(ResultsSheet sheet, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"results-{sheet.Survey.Slug}-{sheet.Period.Kind.Slug()}-{sheet.Period.From:yyyy-MM-dd}.{ending}");

    public static byte[] Csv(ResultsSheet sheet, DateTime now)
    {
        var text = new StringBuilder().Append(Platform.Exports.Csv.Bom);
        foreach (var (what, value) in About(sheet, now)) text.Append(Platform.Exports.Csv.Line(what, value));
        foreach (var table in new ResultsTables(sheet).All())
        {
            text.Append("\r\n").Append(Platform.Exports.Csv.Line([table.Title, .. table.Columns.Select(c => c.Title)]));
            foreach (var row in table.Rows) text.Append(Platform.Exports.Csv.Line([row.Name, .. row.Cells.Select(c => c.Plain)]));
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Workbook(ResultsSheet sheet, DateTime now) => Xlsx.Write(
    [
        new XlsxSheet("เกี่ยวกับ", About(sheet, now).Select(a => (IReadOnlyList<XlsxCell>)[new(a.What), new(a.Value)])),
        .. new ResultsTables(sheet).All().Select(table => new XlsxSheet(table.Title,
            table.Rows.Select(row => (IReadOnlyList<XlsxCell>)[new(row.Name), .. row.Cells.Select(c => new XlsxCell(c.Shown, c.Number))])
                .Prepend([new(table.Title), .. table.Columns.Select(c => new XlsxCell(c.Title))]))),
    ]);

    private static IEnumerable<(string What, string Value)> About(ResultsSheet sheet, DateTime now) =>
    [
        ("แบบประเมิน", sheet.Survey.Name),
        ("ช่วงเวลา", $"{sheet.Period.Name} ({ThaiCalendar.ShortDate(sheet.Period.From)} ถึง {ThaiCalendar.ShortDate(sheet.Period.To)})"),
        ("เฉพาะ", sheet.Filter.Length > 0 ? sheet.Filter : "ทั้งหมด"),
        ("ออกเมื่อ", ThaiCalendar.ShortDateTime(now)),
        ("สูตร", Satisfaction.Formula),
    ];
}
