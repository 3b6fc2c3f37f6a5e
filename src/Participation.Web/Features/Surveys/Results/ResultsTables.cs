using System.Globalization;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>The tables of a sheet, in the order they are read: the whole first, then where, then when, then what.</summary>
public sealed class ResultsTables(ResultsSheet sheet)
{
    private const string Path = "/staff/surveys/results/";

    private readonly bool _hasFaces = sheet.Total.All.Satisfaction.Count > 0;
    private readonly bool _hasOffers = sheet.Total.All.Offered > 0;
    private readonly bool _hasMarks = sheet.Total.All.Marked > 0;

    public IReadOnlyList<FigureTable> All() =>
        [.. new[] { Total(), Points(), Units(), Services(), Areas(), Ways(), Villages(), Steps(), Hours(), Graded(), Choices(), Fees(), Checks() }.OfType<FigureTable>()];

    public FigureTable Total() => Table("total", "รวมทั้งหมด",
        [Row(sheet.Period.Name, sheet.Total, served: Served(sheet.ServedTotal)), Row($"{sheet.Period.Previous.Name} (ช่วงก่อน)", sheet.Before, served: Served(null))], hasServed: true);

    public FigureTable? Points()
    {
        var figures = sheet.Cells.ByPoint;
        var rows = sheet.Places.Points
            .Where(p => sheet.Scope.Points?.Contains(p.Id) != false)
            .Select(p => (Point: p, Figure: figures.GetValueOrDefault(p.Id, Figure.None)))
            .Where(p => p.Point.IsOpen || !p.Figure.IsEmpty)
            .Select(p => Row($"{p.Point.Name} ({p.Point.Code}{(p.Point.IsOpen ? "" : " ปิดแล้ว")})", p.Figure, Link(a => a with { Point = p.Point.Code }), isBelowUnit: true, served: Served(sheet.Served?.GetValueOrDefault(p.Point.Id))))
            .ToList();
        if (figures.TryGetValue(Guid.Empty, out var none)) rows.Add(Row("ไม่ผ่านจุดบริการ", none, served: Served(null)));
        return rows.Count == 0 ? null : Table("points", "แต่ละจุดบริการ", rows, hasServed: true,
            note: $"จุดที่มีน้อยกว่า {Figure.LeastBelowUnit.ToString(CultureInfo.InvariantCulture)} คำตอบยังไม่คิดร้อยละ เพราะคำตอบเดียวเปลี่ยนผลได้มาก และผลนี้ใช้ประกอบการพิจารณาเจ้าหน้าที่");
    }

    public FigureTable? Units()
    {
        var figures = sheet.Cells.ByPoint;
        var rows = new List<FigureRow>();
        foreach (var line in sheet.Places.Units)
        {
            var below = sheet.Places.WithBelow(line.Unit.Id);
            var points = sheet.Places.Points.Where(p => p.UnitId is { } unit && below.Contains(unit)).ToList();
            if (points.Count == 0) continue;
            var figure = Figure.Sum(points.Select(p => figures.GetValueOrDefault(p.Id, Figure.None)));
            rows.Add(Row(line.Unit.Name, figure, Link(a => a with { Unit = line.Unit.Id.ToString(), Point = null }), line.Depth));
        }
        if (rows.Count == 0) return null;
        var rest = Figure.Sum(sheet.Places.Points.Where(p => p.UnitId is null).Select(p => figures.GetValueOrDefault(p.Id, Figure.None)).Append(figures.GetValueOrDefault(Guid.Empty, Figure.None)));
        if (!rest.IsEmpty) rows.Add(Row("ไม่ระบุสังกัด", rest));
        return Table("units", "แต่ละหน่วยงาน", rows, note: "หน่วยใหญ่รวมหน่วยที่อยู่ข้างใต้แล้ว");
    }

    public FigureTable? Services()
    {
        var figures = sheet.Cells.ByService;
        var rows = sheet.Places.Services.Where(s => figures.ContainsKey(s.Id))
            .Select(s => Row(s.Name, figures[s.Id], Link(a => a with { Service = s.Number.ToString(CultureInfo.InvariantCulture) }), isBelowUnit: true)).ToList();
        if (rows.Count == 0) return null;
        if (figures.TryGetValue(Guid.Empty, out var none)) rows.Add(Row("ไม่ได้บอกว่ามาทำเรื่องใด", none));
        return Table("services", "แต่ละงานบริการ", rows);
    }

    /// <summary>The six are always named: an area nobody answered for is a finding.</summary>
    public FigureTable Areas()
    {
        var areaOf = sheet.Places.Services.ToDictionary(s => s.Id, s => s.AreaId);
        var figures = sheet.Cells.ByService.GroupBy(f => areaOf.GetValueOrDefault(f.Key)).ToDictionary(g => g.Key, g => Figure.Sum(g.Select(f => f.Value)));
        var rows = sheet.Places.Areas
            .Select(a => Row(a.Name, figures.GetValueOrDefault(a.Id, Figure.None), Link(x => x with { Area = a.Number.ToString(CultureInfo.InvariantCulture), Service = null }), none: "ไม่มีคำตอบ")).ToList();
        if (figures.TryGetValue(Guid.Empty, out var rest) && !rest.IsEmpty) rows.Add(Row("ไม่ได้บอกว่ามาทำเรื่องใด", rest));
        return Table("areas", "แต่ละด้าน", rows);
    }

    public FigureTable Ways() => Table("ways", "แต่ละช่องทาง",
        [.. WaysIn.All.Select(w => (Way: w, Figure: sheet.Cells.ByWay.GetValueOrDefault(w, Figure.None))).Where(w => !w.Figure.IsEmpty)
            .Select(w => Row(w.Way.Words(), w.Figure, Link(a => a with { Way = w.Way.ToString() })))]);

    public FigureTable? Villages() => sheet.Villages.Count == 0 ? null : Table("villages", "แต่ละหมู่บ้าน", [.. sheet.Villages.Select(v => Row(v.Name, v.Figure, none: "ไม่มีคำตอบ"))]);

    public FigureTable? Steps() => sheet.Steps.Count == 0 ? null : Table("steps", sheet.Steps[0].Step.Kind == PeriodKind.Day ? "แต่ละวัน" : "แต่ละเดือน",
        [.. sheet.Steps.Where(s => s.Step.HasBegun(sheet.Today)).Select(s => Row(s.Step.Name, s.Figure, Link(a => a.At(s.Step))))]);

    public FigureTable? Hours() => sheet.Hours.Count == 0 ? null : Table("hours", "วันและเวลา",
        [.. sheet.Hours.OrderBy(h => ((int)h.Weekday + 6) % 7).ThenBy(h => h.Hour).Select(h => Row($"{Weekday(h.Weekday)} {Hour(h.Hour)}", h.Figure))]);

    public FigureTable? Graded()
    {
        var rows = sheet.Questions.Where(q => q.Question.Kind.IsGraded()).Select(q => Row(q.Question.Text, Grades(q.Choices))).ToList();
        return rows.Count == 0 ? null : Table("graded", "แต่ละข้อ", rows);
    }

    public FigureTable? Choices()
    {
        var rows = new List<FigureRow>();
        foreach (var (question, choices) in sheet.Questions.Where(q => !q.Question.Kind.IsGraded()))
        {
            var sum = choices.Sum(c => c.Kept);
            foreach (var option in question.Options)
            {
                var choice = choices.FirstOrDefault(c => c.Value == option.Value) ?? new ChoiceFigure(question.Key, option.Value, 0, 0);
                // Of several that may be ticked nobody knows how many people they are.
                var share = question.Kind == QuestionKind.SeveralOf || sum == 0 ? FigureValue.Words("–") : FigureValue.Percent(choice.Kept * 100m / sum);
                rows.Add(new FigureRow($"{question.Text}: {option.Text}", [FigureValue.Count(choice.Kept), share, .. _hasMarks ? (FigureValue[])[FigureValue.Count(choice.Excluded)] : []]));
            }
        }
        return rows.Count == 0 ? null : new FigureTable("choices", "ข้อที่ให้เลือก", [new("จำนวน"), new("ร้อยละของข้อนั้น"), .. _hasMarks ? (FigureColumn[])[new("ตัดออก")] : []], rows);
    }

    public FigureTable? Fees()
    {
        if (!sheet.AsksFee || sheet.Fees is not { } fees) return null;
        var rows = sheet.Places.Points.Where(p => fees.ContainsKey(p.Id)).Select(p => FeeRow($"{p.Name} ({p.Code})", fees[p.Id])).ToList();
        if (fees.TryGetValue(Guid.Empty, out var none)) rows.Add(FeeRow("ไม่ผ่านจุดบริการ", none));
        rows.Add(FeeRow("รวม", new FeeFigure(fees.Values.Sum(f => f.Yes), fees.Values.Sum(f => f.No))));
        return new FigureTable("fees", "ถูกขอเงินเกินที่ประกาศ", [new("ถูกขอ"), new("ไม่ถูกขอ")], rows, "นับแยกจากคะแนน เป็นรายเดือนและจุดบริการเท่านั้น จึงโยงถึงผู้ตอบไม่ได้");
    }

    public FigureTable Checks()
    {
        var rows = new List<FigureRow>
        {
            new("คำตอบที่มาถี่ผิดปกติ (มีเครื่องหมาย)", [FigureValue.Count(sheet.Total.All.Marked)]),
            new("ในจำนวนนี้ ตัดออกจากผลแล้ว", [FigureValue.Count(sheet.Total.Excluded.Answers)]),
        };
        if (sheet.Scope.IsWhole)
        {
            rows.Add(new("คำตอบปลอมที่ระบบไม่รับ", [FigureValue.Count(sheet.Refusals.GetValueOrDefault(RefusalKind.Forged))]));
            rows.Add(new("โปรแกรมอัตโนมัติที่ระบบไม่รับ", [FigureValue.Count(sheet.Refusals.GetValueOrDefault(RefusalKind.Honeypot))]));
        }
        return new FigureTable("checks", "ความน่าเชื่อถือ", [new("จำนวน")], rows);
    }

    public static string Weekday(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => "จันทร์",
        DayOfWeek.Tuesday => "อังคาร",
        DayOfWeek.Wednesday => "พุธ",
        DayOfWeek.Thursday => "พฤหัสบดี",
        DayOfWeek.Friday => "ศุกร์",
        DayOfWeek.Saturday => "เสาร์",
        DayOfWeek.Sunday => "อาทิตย์",
    };

    public static string Hour(int hour) => string.Create(CultureInfo.InvariantCulture, $"{hour:00}.00–{hour:00}.59 น.");

    private static FigureRow FeeRow(string name, FeeFigure fee) => new(name, [FigureValue.Count(fee.Yes), FigureValue.Count(fee.No)]);

    private static Figure Grades(IReadOnlyList<ChoiceFigure> choices) => new(
        SurveyFigures.Rated(Satisfaction.Of(choices.Select(c => ((Rating)c.Value, c.Kept)))),
        SurveyFigures.Rated(Satisfaction.Of(choices.Select(c => ((Rating)c.Value, c.Excluded)))));

    private FigureTable Table(string key, string title, IReadOnlyList<FigureRow> rows, bool hasServed = false, string? note = null)
    {
        var columns = new List<FigureColumn> { new("คำตอบ") };
        if (_hasFaces)
        {
            columns.AddRange(RatingWords.BestFirst.Select(r => new FigureColumn(r.Word(), Face: r)));
            columns.AddRange([new("พอใจ (ร้อยละ)"), new("เฉลี่ย (เต็ม 5)"), new("เฉลี่ย × 20")]);
            if (sheet.Target is not null) columns.Add(new($"เทียบเป้า {sheet.Target.Shown}", IsNumber: false));
        }
        if (_hasOffers) columns.AddRange([new("คำเชิญ"), new("ตอบคำเชิญ (ร้อยละ)")]);
        if (_hasMarks) columns.AddRange([new("มีเครื่องหมาย"), new("ตัดออก"), new("พอใจ ถ้าไม่ตัด")]);
        if (hasServed && sheet.Served is not null) columns.Add(new("มารับบริการ"));
        return new FigureTable(key, title, columns, rows, note);
    }

    private FigureRow Row(string name, Figure figure, string? href = null, int depth = 0, bool isBelowUnit = false, string none = "ไม่มีข้อมูล", FigureValue? served = null)
    {
        var rated = figure.Kept.Satisfaction;
        var isJudged = sheet.IsJudged(figure, isBelowUnit || sheet.IsBelowUnit);
        var passes = isJudged ? sheet.Target?.Passes(rated) : null;
        var verdict = rated.Count == 0 ? none : isJudged ? ResultsWords.Verdict(passes) : "ยังน้อย";
        var cells = new List<FigureValue> { FigureValue.Count(figure.Kept.Answers) };
        if (_hasFaces)
        {
            cells.AddRange(RatingWords.BestFirst.Select(r => FigureValue.Count(rated[r])));
            cells.AddRange([FigureValue.Percent(isJudged ? rated.Share : null), FigureValue.Mean(isJudged ? rated.Mean : null), FigureValue.Percent(isJudged ? rated.MeanScore : null)]);
            if (sheet.Target is not null) cells.Add(FigureValue.Words(verdict));
        }
        if (_hasOffers) cells.AddRange([FigureValue.Count(figure.Kept.Offered), FigureValue.Percent(figure.Kept.ResponseRate)]);
        if (_hasMarks) cells.AddRange([FigureValue.Count(figure.All.Marked), FigureValue.Count(figure.Excluded.Answers), FigureValue.Percent(isJudged ? figure.All.Satisfaction.Share : null)]);
        if (served is not null) cells.Add(served);
        var reached = isJudged ? sheet.Target is { } target ? target.Of(rated) : rated.Share : null;
        var words = rated.Count == 0 ? none : isJudged
            ? $"{Satisfaction.Show(reached)} % จาก {WholeNumber.Show(rated.Count)} คำตอบ"
            : $"{WholeNumber.Show(rated.Count)} คำตอบ ยังน้อยเกินกว่าจะคิดร้อยละ";
        return new FigureRow(name, cells, href, depth, new FigureBar(reached, passes, words));
    }

    private FigureValue? Served(int? count) => sheet.Served is null ? null : count is { } served ? FigureValue.Count(served) : FigureValue.Words("–");

    private string Link(Func<ResultsAddress, ResultsAddress> change) => change(sheet.Address.At(sheet.Period)).On(Path + sheet.Survey.Slug);
}
