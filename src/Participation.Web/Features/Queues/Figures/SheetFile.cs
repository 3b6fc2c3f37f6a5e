using System.Globalization;
using System.Text;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

/// <summary>The tables of a page of queue figures as a file, with period, choice and method.</summary>
public static class SheetFile
{
    public static string Name(QueueSheet sheet) => string.Create(CultureInfo.InvariantCulture, $"queues-{sheet.Period.Kind.Slug()}-{sheet.Period.From:yyyy-MM-dd}.csv");

    public static byte[] Csv(QueueSheet sheet, DateTime now)
    {
        var csv = new StringBuilder().Append(Platform.Exports.Csv.Bom)
            .Append(Platform.Exports.Csv.Line("ช่วงเวลา", sheet.Period.Name)).Append(Platform.Exports.Csv.Line("คิว", string.Join(", ", sheet.Queues.Select(q => q.Name))))
            .Append(Platform.Exports.Csv.Line("ออกเมื่อ", ThaiCalendar.ShortDateTime(now))).Append(Platform.Exports.Csv.Line("ผล", sheet.Headline)).Append(Platform.Exports.Csv.Line("ลำดับ", sheet.OrderWords));
        foreach (var table in new SheetTables(sheet).All())
        {
            csv.Append(Platform.Exports.Csv.Line()).Append(Platform.Exports.Csv.Line(table.Title)).Append(Platform.Exports.Csv.Line(table.Table.Columns.Select(c => c.Title)));
            foreach (var row in table.Table.Rows) csv.Append(Platform.Exports.Csv.Line(row));
            if (table.Table.Total.Count > 0) csv.Append(Platform.Exports.Csv.Line(table.Table.Total));
        }
        csv.Append(Platform.Exports.Csv.Line()).Append(Platform.Exports.Csv.Line("คิดอย่างไร"));
        foreach (var line in FigureWords.Method) csv.Append(Platform.Exports.Csv.Line(line));
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
