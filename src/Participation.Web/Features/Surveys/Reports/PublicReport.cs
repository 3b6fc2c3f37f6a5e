using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Reports;

/// <summary>
/// The half-year report as everybody may read it: totals of the agency always; of each counter only what tells nobody apart
/// and cannot be worked out from the rest.
/// </summary>
public static class PublicReport
{
    public static FrozenDocument Of(SurveyReport report, ReportNotes? notes, IReadOnlyList<ImprovementAction> actions, DateOnly today)
    {
        var (frozen, figures) = (report.ReadDocument(), report.ReadFigures());
        var withheld = SmallNumbers.Withhold([.. figures.Points.Select(p => p.Kept.Count)]);
        var rows = figures.Points.Select((p, i) => (Point: p, IsWithheld: withheld[i])).ToList();
        return frozen with
        {
            Title = "ผลประเมินความพึงพอใจต่อการบริการ",
            Sections =
            [
                new("ผลเป็นอย่างไร")
                {
                    Paragraphs = [.. ReportWords.Summary(figures)],
                    Chart = new DocumentChart(
                        [.. rows.Select(r => r.IsWithheld ? new DocumentBar(r.Point.Name, null, SmallNumbers.Words) : ReportWords.Bar(r.Point.Name, r.Point.Kept, figures.Line))], figures.Line?.Percent),
                },
                new("คะแนนแต่ละระดับ ทั้งหน่วยงาน")
                {
                    Table = new DocumentTable([new("ระดับ"), new("คำตอบ", true)], [.. RatingWords.BestFirst.Select(r => (IReadOnlyList<string>)[r.Word(), ReportWords.Number(figures.Total[r])])])
                    {
                        Total = ["รวม", ReportWords.Number(figures.Total.Count)],
                    },
                },
                new("แต่ละจุดบริการ")
                {
                    Paragraphs = withheld.Contains(true) ? [SmallNumbers.Why] : [],
                    Table = new DocumentTable(
                        [new("จุดบริการ"), new("คำตอบ", true), new("พอใจ (ร้อยละ)", true)],
                        [.. rows.Select(r => (IReadOnlyList<string>)(r.IsWithheld
                            ? [r.Point.Name, SmallNumbers.Words, SmallNumbers.Words]
                            : [r.Point.Name, ReportWords.Number(r.Point.Kept.Count), Satisfaction.Show(r.Point.Kept.Share)]))])
                    {
                        Total = ["รวมทั้งหน่วยงาน", ReportWords.Number(figures.Total.Count), Satisfaction.Show(figures.Total.Share)],
                    },
                },
                .. Aspects(figures),
                .. LiveSections(notes, actions, today),
                new("คิดอย่างไร") { Paragraphs = [.. ReportWords.MethodWords(figures, ThaiCalendar.Day(report.MadeAt))] },
            ],
        };
    }

    /// <summary>What people wrote to the report, and what will be done. Beside the frozen figures, with the day it is of.</summary>
    public static IEnumerable<DocumentSection> LiveSections(ReportNotes? notes, IReadOnlyList<ImprovementAction> actions, DateOnly today)
    {
        foreach (var (title, text) in (IEnumerable<(string, string?)>)[("ปัญหาที่พบ", notes?.Problems), ("เรื่องที่ติดขัด", notes?.Obstacles), ("ข้อเสนอแนะ", notes?.Suggestions)])
            if (text is { Length: > 0 }) yield return new DocumentSection(title) { Paragraphs = text.Split('\n', StringSplitOptions.RemoveEmptyEntries) };
        if (actions.Count > 0) yield return new DocumentSection($"จะทำอะไรต่อ (ข้อมูล ณ {ThaiCalendar.ShortDate(today)})") { Table = ReportWords.ActionTable(actions, today) };
    }

    public static ProposedPublication Propose(SurveyReport report, FrozenDocument document)
    {
        var figures = report.ReadFigures();
        var period = FigurePeriod.Of(report.Kind.Period(), report.From);
        return new ProposedPublication(
            report.Source,
            $"ผลประเมินความพึงพอใจ {period.Name}",
            figures.Total.Count == 0
                ? $"{period.Name} ยังไม่มีคนให้คะแนนการบริการ เชิญทุกท่านให้คะแนนได้ที่ช่องบริการ"
                : $"{period.Name} ประชาชนพอใจการบริการร้อยละ {Satisfaction.Show(figures.Total.Share)} จาก {ReportWords.Number(figures.Total.Count)} คำตอบ ขอบคุณทุกท่านที่ช่วยให้คะแนน",
            $"{document.Answer}\nดูผลแต่ละจุดบริการ และเรื่องที่จะปรับปรุงได้ในตารางด้านล่าง",
            document);
    }

    private static IEnumerable<DocumentSection> Aspects(ReportFigures figures)
    {
        // Each question has its own number of answers, so that none follows from another.
        var aspects = figures.Aspects.Where(a => a.Kept.Count > 0).ToList();
        if (aspects.Count == 0) yield break;
        yield return new DocumentSection("พอใจเรื่องอะไร")
        {
            Table = new DocumentTable(
                [new("เรื่อง"), new("คำตอบ", true), new("พอใจ (ร้อยละ)", true)],
                [.. aspects.Select(a => (IReadOnlyList<string>)(a.Kept.Count < SmallNumbers.Least
                    ? [a.Text, SmallNumbers.Words, SmallNumbers.Words]
                    : [a.Text, ReportWords.Number(a.Kept.Count), Satisfaction.Show(a.Kept.Share)]))]),
        };
    }
}
