using System.Globalization;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Reports;

/// <summary>Puts figures into the sections of a report. Pure: the same figures make the same words.</summary>
public static class ReportWords
{
    public const string LastTime = "เรื่องที่จะทำจากรายงานครั้งก่อน ทำไปถึงไหน";

    private const string NoData = "ไม่มีข้อมูล";

    public static FrozenDocument Of(ReportKind kind, FigurePeriod period, string agency, string scope, ReportFigures figures, IReadOnlyList<ImprovementAction> lastActions, DateOnly cutOn) => new()
    {
        Agency = agency,
        Title = $"รายงานผลประเมินความพึงพอใจ{kind.Words()} {scope}",
        Answer = Answer(figures, scope),
        Period = Period(period),
        CutOn = ThaiCalendar.ShortDate(cutOn),
        Sections =
        [
            First(kind, period, figures),
            .. kind == ReportKind.HalfYearly ? (IEnumerable<DocumentSection>)[Where(figures)] : [],
            .. OverTime(kind, figures),
            Why(figures),
            .. Others(figures),
            Last(lastActions, cutOn),
            Method(figures, cutOn),
        ],
    };

    public static string Period(FigurePeriod period) => $"{period.Name} ({ThaiCalendar.ShortDate(period.From)} ถึง {ThaiCalendar.ShortDate(period.To)})";

    public static string Answer(ReportFigures figures, string scope)
    {
        if (figures.Total.Count == 0) return $"{scope} ไม่มีคนให้คะแนนในช่วงนี้";
        var share = $"{scope} ประชาชนพอใจร้อยละ {Satisfaction.Show(figures.Total.Share)}";
        if (figures.Line is not { } line) return share;
        if (!line.IsShare) share = $"{scope} คะแนนเฉลี่ย {Satisfaction.Show(figures.Total.MeanScore)} จาก 100";
        return line.Passes(figures.Total) == true ? $"{share} ถึงเป้า {line.Shown}" : $"{share} ต่ำกว่าเป้า {line.Shown}";
    }

    private static DocumentSection First(ReportKind kind, FigurePeriod period, ReportFigures figures) => new("ผลเป็นอย่างไร")
    {
        Paragraphs = [.. Summary(figures)],
        Chart = new DocumentChart(
            kind == ReportKind.HalfYearly
                ? [.. figures.Points.Select(p => Bar(p.Name, p.Kept, figures.Line))]
                : [Bar(period.Name, figures.Total, figures.Line), Bar($"{period.Previous.Name} (ช่วงก่อน)", figures.Before, figures.Line)],
            figures.Line?.Percent),
    };

    public static IEnumerable<string> Summary(ReportFigures figures)
    {
        yield return figures.Total.Count == 0
            ? "ไม่มีคำตอบ จึงไม่ตัดสินว่าถึงเป้าหรือไม่"
            : $"ได้ {Number(figures.Total.Count)} คำตอบ ตอบ มาก และ มากที่สุด {Number(figures.Total.Satisfied)} คำตอบ คะแนนเฉลี่ย {Satisfaction.Show(figures.Total.MeanScore)} จาก 100";
        if (figures is { Total.Share: { } now, Before.Share: { } before })
            yield return (now - before) switch
            {
                > 0 => $"สูงขึ้นจากช่วงก่อน {Satisfaction.Show(now - before)} จุด (ช่วงก่อนร้อยละ {Satisfaction.Show(before)} จาก {Number(figures.Before.Count)} คำตอบ)",
                < 0 => $"ต่ำลงจากช่วงก่อน {Satisfaction.Show(before - now)} จุด (ช่วงก่อนร้อยละ {Satisfaction.Show(before)} จาก {Number(figures.Before.Count)} คำตอบ)",
                _ => $"เท่ากับช่วงก่อน (จาก {Number(figures.Before.Count)} คำตอบ)",
            };
        else if (figures.Total.Count > 0) yield return "ช่วงก่อนไม่มีคำตอบให้เทียบ";
        if (figures.ResponseRate is { } rate) yield return $"ผู้ที่ได้รับเชิญให้คะแนน {Number(figures.Offered)} คน ตอบ {Number(figures.Invited)} คน คิดเป็นร้อยละ {Satisfaction.Show(rate)}";
        if (figures.Served is { } served) yield return $"ให้บริการทั้งหมด {Number(served)} คน";
        if (figures.Excluded > 0) yield return $"ตัดคำตอบที่น่าสงสัยออก {Number(figures.Excluded)} คำตอบ พร้อมเหตุผลที่บันทึกไว้";
    }

    private static DocumentSection Where(ReportFigures figures) => new("ที่ไหน")
    {
        StartsPage = true,
        Paragraphs = figures.Points.Where(p => p.Kept.Count == 0).Select(p => p.Name).ToList() is { Count: > 0 } silent ? [$"จุดที่ไม่มีคำตอบเลย {string.Join(", ", silent)}"] : [],
        Table = new DocumentTable(
            [new("จุดบริการ"), new("หน่วย"), .. RatingWords.BestFirst.Select(r => new DocumentColumn(r.Word(), true)), new("คำตอบ", true), new("พอใจ (ร้อยละ)", true), new("เทียบเป้า", true), new("ช่วงก่อน", true)],
            [.. figures.Points.Select(p => (IReadOnlyList<string>)[p.Name, p.Unit, .. Faces(p.Kept), Number(p.Kept.Count), Satisfaction.Show(p.Kept.Share), Verdict(p.Kept, figures.Line), Satisfaction.Show(p.Before.Share)])])
        {
            Total = ["รวมทั้งหน่วยงาน", "", .. Faces(figures.Total), Number(figures.Total.Count), Satisfaction.Show(figures.Total.Share), Verdict(figures.Total, figures.Line), Satisfaction.Show(figures.Before.Share)],
        },
    };

    private static IEnumerable<DocumentSection> OverTime(ReportKind kind, ReportFigures figures)
    {
        yield return new DocumentSection(kind == ReportKind.HalfYearly ? "เดือนไหน" : "วันไหน") { Table = Rows(kind == ReportKind.HalfYearly ? "เดือน" : "วัน", figures.Steps.Where(s => s.Kept.Count > 0 || kind != ReportKind.Monthly)), StartsPage = kind != ReportKind.HalfYearly };
        yield return new DocumentSection("ตอบมาทางไหน") { Table = Rows("ทาง", figures.Ways) };
    }

    private static DocumentSection Why(ReportFigures figures) => new("เพราะอะไร")
    {
        Paragraphs =
        [
            .. figures.Reasons.Count > 0 ? (IEnumerable<string>)[$"คนที่ไม่พอใจบอกว่า {string.Join(", ", figures.Reasons.Select(r => $"{r.Text} {Number(r.Count)} ครั้ง"))}"] : [],
            $"มีคนเล่าปัญหา {Number(figures.Problems)} เรื่อง และเสนอแนะ {Number(figures.Suggestions)} เรื่อง",
        ],
        Table = figures.Aspects.Count == 0 ? null : new DocumentTable(
            [new("เรื่อง (น้อยที่สุดอยู่บน)"), new("คำตอบ", true), new("พอใจ (ร้อยละ)", true)],
            [.. figures.Aspects.OrderBy(a => a.Kept.Share ?? 101).Select(a => (IReadOnlyList<string>)[a.Text, Number(a.Kept.Count), Satisfaction.Show(a.Kept.Share)])]),
    };

    private static IEnumerable<DocumentSection> Others(ReportFigures figures)
    {
        if (figures.Others.Count == 0) yield break;
        yield return new DocumentSection("แบบประเมินอื่น") { Paragraphs = ["แต่ละแบบวัดคนละเรื่อง ไม่นำมารวมกัน"], Table = Rows("แบบประเมิน", figures.Others) };
    }

    private static DocumentSection Last(IReadOnlyList<ImprovementAction> actions, DateOnly cutOn) => new(LastTime)
    {
        Paragraphs = actions.Count == 0 ? ["รายงานครั้งก่อนไม่ได้บันทึกเรื่องที่จะทำ"] : [],
        Table = actions.Count == 0 ? null : ActionTable(actions, cutOn),
    };

    private static DocumentSection Method(ReportFigures figures, DateOnly cutOn) => new("คิดอย่างไร")
    {
        Paragraphs = [.. MethodWords(figures, cutOn)],
    };

    public static IEnumerable<string> MethodWords(ReportFigures figures, DateOnly cutOn)
    {
        yield return $"แบบประเมิน {figures.SurveyName} จำนวนคำตอบ n = {Number(figures.Total.Count)} ตัดยอดวันที่ {ThaiCalendar.ShortDate(cutOn)} คำตอบที่มาถึงหลังจากนั้นไม่เปลี่ยนตัวเลขในรายงานนี้";
        yield return Satisfaction.Formula;
        yield return "คะแนนเฉลี่ย = ค่าเฉลี่ยของคะแนน 1 ถึง 5 คูณ 20 ตัวเลขที่แสดงตัดทศนิยมให้เหลือหนึ่งตำแหน่งโดยไม่ปัดขึ้น การเทียบเป้าใช้ค่าเต็ม เท่ากับเป้าพอดีถือว่าถึงเป้า ไม่มีคำตอบไม่นับว่าตก";
        yield return "ใครก็ตอบได้จากป้าย QR คนเดียวอาจตอบหลายครั้ง จึงนับเป็นคำตอบ ไม่ใช่จำนวนคน นับตามเวลาที่ให้คะแนน";
    }

    public static DocumentTable ActionTable(IEnumerable<ImprovementAction> actions, DateOnly today) => new(
        [new("ปัญหา"), new("จะทำอะไร"), new("ผู้รับผิดชอบ"), new("กำหนด"), new("ผล")],
        [.. actions.OrderBy(a => a.DueOn).ThenBy(a => a.Id).Select(a => (IReadOnlyList<string>)[a.Problem, a.Action, a.Owner, ThaiCalendar.ShortDate(a.DueOn), a.StateWords(today)])]);

    private static DocumentTable Rows(string what, IEnumerable<ReportRow> rows) => new(
        [new(what), new("คำตอบ", true), new("พอใจ (ร้อยละ)", true), new("เฉลี่ย (เต็ม 100)", true)],
        [.. rows.Select(r => (IReadOnlyList<string>)[r.Name, Number(r.Kept.Count), Satisfaction.Show(r.Kept.Share), Satisfaction.Show(r.Kept.MeanScore)])]);

    /// <summary>In the target's own measure.</summary>
    public static DocumentBar Bar(string name, Satisfaction figures, TargetLine? line) => line is null or { IsShare: true }
        ? new(name, figures.Share, figures.Share is null ? NoData : $"{Satisfaction.Show(figures.Share)} % จาก {Number(figures.Count)} คำตอบ") { Passes = line?.Passes(figures) }
        : new(name, figures.MeanScore, figures.MeanScore is null ? NoData : $"เฉลี่ย {Satisfaction.Show(figures.MeanScore)} จาก 100 จาก {Number(figures.Count)} คำตอบ") { Passes = line.Passes(figures) };

    private static IEnumerable<string> Faces(Satisfaction figures) => RatingWords.BestFirst.Select(r => Number(figures[r]));

    private static string Verdict(Satisfaction figures, TargetLine? line) => line?.Passes(figures) switch
    {
        true => "✓ ถึงเป้า",
        false => "✗ ต่ำกว่าเป้า",
        null => figures.Count == 0 ? NoData : "",
    };

    public static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
