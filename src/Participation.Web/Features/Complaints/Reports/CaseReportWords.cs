using System.Globalization;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>Puts figures into the sections of a report for executives. Pure: the same figures make the same words.</summary>
public static class CaseReportWords
{
    public const string Method = "คิดอย่างไร";

    public static FrozenDocument Of(FigurePeriod period, string agency, CaseReportFigures figures, DateOnly cutOn) => new()
    {
        Agency = agency,
        Title = $"รายงานสรุปเรื่องร้องทุกข์ ร้องเรียน {period.Name}",
        Answer = Answer(figures),
        Period = Period(period),
        CutOn = ThaiCalendar.ShortDate(cutOn),
        Sections =
        [
            First(period, figures),
            .. figures.Complaints.Received == 0 ? (IEnumerable<DocumentSection>)[] : figures.Tables.Select((t, i) => new DocumentSection($"ตาม{t.Title}") { StartsPage = i == 0, Table = Rows(t, figures.Complaints) }),
            Again(figures),
            .. Ceilings(figures),
            new DocumentSection(Method) { Paragraphs = [.. MethodWords(cutOn)] },
        ],
    };

    public static string Period(FigurePeriod period) => $"{period.Name} ({ThaiCalendar.ShortDate(period.From)} ถึง {ThaiCalendar.ShortDate(period.To)})";

    public static string Answer(CaseReportFigures figures)
    {
        var sum = figures.Complaints;
        if (sum.Received == 0) return "ไม่มีเรื่องร้องทุกข์หรือร้องเรียนในช่วงนี้";
        var late = sum.Breached == 0 ? "ไม่มีเรื่องเกินกำหนด" : $"เกินกำหนดโดยไม่ชี้แจง {WholeNumber.Show(sum.Breached)} เรื่อง";
        return $"รับ {WholeNumber.Show(sum.Received)} เรื่อง แจ้งผลหรือชี้แจงทันกำหนดร้อยละ {sum.ShareText} {late}";
    }

    public static DocumentBar Bar(string name, CaseCount count) =>
        new(name, count.Share, count.Share is null ? "ไม่มีข้อมูล" : $"{count.ShareText} % จาก {WholeNumber.Show(count.Ended)} เรื่อง") { Passes = count.Share is null ? null : count.Breached == 0 };

    public static IEnumerable<string> Summary(CaseReportFigures figures)
    {
        var (sum, before) = (figures.Complaints, figures.Before);
        yield return $"รับเรื่องร้องทุกข์และร้องเรียน {WholeNumber.Show(sum.Received)} เรื่อง ช่วงก่อน {WholeNumber.Show(before.Received)} เรื่อง แจ้งผลแล้ว {WholeNumber.Show(sum.Closed)} เรื่อง";
        yield return $"แจ้งผลทันกำหนด {WholeNumber.Show(sum.Told)} เรื่อง ชี้แจงเหตุล่าช้าทันกำหนด {WholeNumber.Show(sum.Explained)} เรื่อง เกินกำหนดโดยไม่ชี้แจง {WholeNumber.Show(sum.Breached)} เรื่อง ยังไม่ครบกำหนด {WholeNumber.Show(sum.Running)} เรื่อง";
        if (figures.MedianDays is { } days) yield return $"ตั้งแต่รับจนแจ้งผล ค่ากลาง {days.ToString("0.#", CultureInfo.InvariantCulture)} วัน";
        yield return $"มีข้อเสนอแนะ คำชม และคำถามอีก {WholeNumber.Show(figures.Others)} เรื่อง ไม่นับเป็นเรื่องร้องเรียน";
    }

    public static IEnumerable<string> MethodWords(DateOnly cutOn)
    {
        yield return $"นับตามวันที่รับ เฉพาะร้องทุกข์และร้องเรียน ทุกช่องทางที่ลงทะเบียน ตัดยอดวันที่ {ThaiCalendar.ShortDate(cutOn)} สิ่งที่เกิดหลังจากนั้นไม่เปลี่ยนตัวเลขในรายงานนี้";
        yield return "ทันกำหนดคือแจ้งผล หรือชี้แจงเหตุล่าช้า ถึงผู้ร้องภายในกำหนดของทุกรอบ ร้อยละ = เรื่องที่ทันกำหนด × 100 ÷ เรื่องที่แจ้งแล้วหรือครบกำหนดแล้ว ตัดทศนิยมให้เหลือหนึ่งตำแหน่งโดยไม่ปัดขึ้น";
    }

    /// <summary>What the office wrote to the report.</summary>
    public static IEnumerable<DocumentSection> Written(CaseReportNotes? notes) =>
        from part in (IEnumerable<(string Title, string? Text)>)[("ปัญหาที่พบ", notes?.Problems), ("อุปสรรค", notes?.Obstacles), ("แนวทางแก้ไข", notes?.Solutions)]
        where part.Text is { Length: > 0 }
        select new DocumentSection(part.Title) { Paragraphs = part.Text!.Split('\n', StringSplitOptions.RemoveEmptyEntries) };

    private static DocumentSection First(FigurePeriod period, CaseReportFigures figures) => new("ผลเป็นอย่างไร")
    {
        Paragraphs = [.. Summary(figures)],
        Chart = new DocumentChart(
            [
                Bar($"ทันกำหนด {period.Name}", figures.Complaints), Bar($"{period.Previous.Name} (ช่วงก่อน)", figures.Before),
                .. figures.Tables.Where(t => t.Title == ReadCaseFigures.ByUnit).SelectMany(t => t.Lines).Select(l => Bar(l.Name, l)),
            ],
            100),
    };

    private static DocumentTable Rows(CaseTable table, CaseCount sum) => new(
        [new(table.Title), new("รับ", true), new("แจ้งผลแล้ว", true), new("ทันกำหนด", true), new("ชี้แจงทัน", true), new("เกินกำหนด", true), new("ยังไม่ครบ", true), new("ทัน (ร้อยละ)", true)],
        [.. table.Lines.Select(l => (IReadOnlyList<string>)[l.Name, .. Numbers(l)])])
    {
        Total = ["รวม", .. Numbers(sum)],
    };

    private static IEnumerable<string> Numbers(CaseCount c) =>
        [.. ((int[])[c.Received, c.Closed, c.Told, c.Explained, c.Breached, c.Running]).Select(WholeNumber.Show), c.ShareText];

    private static DocumentSection Again(CaseReportFigures figures) => new("เรื่องซ้ำที่เดิม")
    {
        Paragraphs = figures.Repeats.Count == 0 ? [$"ไม่มีเรื่องประเภทเดียวกันในหมู่บ้านเดียวกันตั้งแต่ {ReadCaseFigures.RepeatsFrom} เรื่องขึ้นไป"] : [],
        Table = figures.Repeats.Count == 0 ? null : new DocumentTable(
            [new("ประเภท"), new("หมู่บ้าน"), new("เรื่อง", true)],
            [.. figures.Repeats.Select(r => (IReadOnlyList<string>)[r.Category, r.Village, WholeNumber.Show(r.Count)])]),
    };

    private static IEnumerable<DocumentSection> Ceilings(CaseReportFigures figures)
    {
        if (figures.Ceilings.Count == 0) yield break;
        yield return new DocumentSection("เพดานของปี")
        {
            Paragraphs = ["นับทั้งปีงบประมาณถึงวันตัดยอด"],
            Table = new DocumentTable(
                [new("เรื่อง"), new("เพดาน"), new("รับแล้ว", true), new("ขีด", true), new("ผล")],
                [.. figures.Ceilings.Select(c => (IReadOnlyList<string>)[c.Subject, c.Ceiling, WholeNumber.Show(c.Now), c.Limit, c.Words])]),
        };
    }
}
