using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// The report as everybody may read it: totals of the agency always; of each line only what tells nobody apart and cannot be worked
/// out from the rest. What was told of one thing in one village is not in it.
/// </summary>
public static class PublicCaseReport
{
    public const string Why = "แถวที่มีน้อยกว่า 5 เรื่อง ไม่แสดง เพื่อไม่ให้เดาได้ว่าใครแจ้ง และไม่แสดงแถวอื่นที่จะลบออกมาได้";

    public static FrozenDocument Of(CaseReport report, CaseReportNotes? notes)
    {
        var (frozen, figures, period) = (report.ReadDocument(), report.ReadFigures(), report.Period);
        return frozen with
        {
            Title = $"ผลการรับเรื่องร้องทุกข์ ร้องเรียน {period.Name}",
            Sections =
            [
                new("ผลเป็นอย่างไร")
                {
                    Paragraphs = [.. CaseReportWords.Summary(figures)],
                    Chart = new DocumentChart([CaseReportWords.Bar($"ทันกำหนด {period.Name}", figures.Complaints), CaseReportWords.Bar($"{period.Previous.Name} (ช่วงก่อน)", figures.Before)], 100),
                },
                .. figures.Tables.Where(t => t.Lines.Count > 0).Select(t => Lines(t, figures.Complaints)),
                .. Ceilings(figures),
                .. CaseReportWords.Written(notes),
                new(CaseReportWords.Method) { Paragraphs = [.. CaseReportWords.MethodWords(ThaiCalendar.Day(report.MadeAt))] },
            ],
        };
    }

    public static ProposedPublication Propose(CaseReport report, FrozenDocument document) => new(
        report.Source, document.Title, $"{report.Period.Name} {document.Answer}",
        $"{document.Answer}\nดูตามประเภทและหมู่บ้าน ปัญหา และแนวทางแก้ไขได้ด้านล่าง แจ้งเรื่องใหม่ได้ที่ /c/new", document);

    private static DocumentSection Lines(CaseTable table, CaseCount sum)
    {
        var withheld = SmallNumbers.Withhold([.. table.Lines.Select(l => l.Received)]);
        return new DocumentSection($"ตาม{table.Title}")
        {
            Paragraphs = withheld.Contains(true) ? [Why] : [],
            Table = new DocumentTable(
                [new(table.Title), new("รับ", true), new("ทันกำหนด (ร้อยละ)", true)],
                [.. table.Lines.Select((l, i) => (IReadOnlyList<string>)(withheld[i] ? [l.Name, SmallNumbers.Words, SmallNumbers.Words] : [l.Name, WholeNumber.Show(l.Received), l.ShareText]))])
            {
                Total = ["รวม", WholeNumber.Show(sum.Received), sum.ShareText],
            },
        };
    }

    // Whether it holds and not by how much: a count of one would tell of somebody.
    private static IEnumerable<DocumentSection> Ceilings(CaseReportFigures figures)
    {
        if (figures.Ceilings.Count == 0) yield break;
        yield return new DocumentSection("เพดานของปี")
        {
            Table = new DocumentTable(
                [new("เรื่อง"), new("เพดาน"), new("ผล")],
                [.. figures.Ceilings.Select(c => (IReadOnlyList<string>)[c.Subject, c.Ceiling, c.State switch
                {
                    CeilingState.Holds => "✓ ไม่เกิน",
                    CeilingState.Broken => "✗ เกิน",
                    CeilingState.NoBase or CeilingState.NotBegun => "ไม่มีข้อมูล",
                }])]),
        };
    }
}
