using System.Globalization;
using System.Text;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>The report as one file, table under table. Hidden suggestions are not in it.</summary>
public static class EnquiryReportCsv
{
    public static string Of(EnquiryReport report)
    {
        var file = new StringBuilder().Append(Csv.Bom)
            .Append(Csv.Line("รายงานผู้มาใช้บริการศูนย์ข้อมูลข่าวสาร", report.Period.Name))
            .Append(Csv.Line("ผู้ใช้บริการทั้งหมด", Text(report.All.Total)))
            .Append(Csv.Line("มาหรือโทรถาม ได้คำตอบทันที", Text(report.AnsweredAtOnce)))
            .Append(Csv.Line($"ตอบภายใน {report.Within.Words}", Text(report.Answers.InTime)))
            .Append(Csv.Line("ตอบช้ากว่ากำหนด", Text(report.Answers.Late)))
            .Append(Csv.Line("เลยเวลา ยังไม่ตอบ", Text(report.Answers.Over)))
            .Append(Csv.Line("ยังไม่ถึงเวลา", Text(report.Answers.Waiting)));
        foreach (var table in report.Tables)
        {
            file.Append(Csv.Line()).Append(Csv.Line(table.Title, "ถามเป็นเรื่อง", "มาหรือโทร", "รวม"));
            foreach (var line in table.Lines) file.Append(Csv.Line(line.Name, Text(line.Asked), Text(line.Visits), Text(line.Total)));
        }
        file.Append(Csv.Line()).Append(Csv.Line("คำถามที่พบบ่อย", "เปิดอ่าน", "ช่วยได้", "ไม่ช่วย"));
        foreach (var faq in report.Faq) file.Append(Csv.Line(faq.Question, Text(faq.Shown), Text(faq.Helped), Text(faq.NotHelped)));
        file.Append(Csv.Line()).Append(Csv.Line("ข้อเสนอแนะ", "เรื่อง", "วันที่"));
        foreach (var said in report.Suggestions.Where(s => s.HiddenBecause is null)) file.Append(Csv.Line(said.Words, said.Category, ThaiCalendar.ShortDate(said.Day)));
        return file.ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
