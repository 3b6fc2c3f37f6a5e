using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <summary>Puts figures into the sections of the report for executives, and of what everybody may read. Pure.</summary>
public static class ForumReportWords
{
    public const string Method = "คิดอย่างไร";

    public static FrozenDocument Of(ForumReportFigures figures, string agency, DateOnly cutOn) => new()
    {
        Agency = agency,
        Title = $"รายงานเวทีประชาคม ปีงบประมาณ {figures.FiscalYear}",
        Answer = Answer(figures),
        Period = Period(figures.FiscalYear),
        CutOn = ThaiCalendar.ShortDate(cutOn),
        Sections =
        [
            First(figures),
            new("ความครอบคลุมรายหมู่บ้าน")
            {
                StartsPage = true,
                Paragraphs = [Missing(figures)],
                Table = new DocumentTable(
                    [new("หมู่บ้านหรือชุมชน"), new("ประชากร %", true), new("ควรมา", true), new("มา", true), new("มา %", true), new("ดัชนี", true), new("เวทีที่จัด", true), new("ความเห็น", true), new("มาปีก่อน", true)],
                    [.. figures.Villages.Select(v => (IReadOnlyList<string>)[v.Name, v.PopulationShare, v.Expected, N(v.Came), v.CameShare, v.Index, $"{v.Held}/{v.Planned}", N(v.Opinions), N(v.CameBefore)])]),
            },
            Opinions(figures),
            Proposals(figures),
            .. figures.WithoutResultTotal == 0 ? (DocumentSection[])[] :
            [
                new($"เวทีที่ประชาชนยังไม่ได้ยินผล {N(figures.WithoutResultTotal)} เวที")
                {
                    Table = new DocumentTable([new("เวที"), new("วันจัด"), new("ยังขาด")], [.. figures.WithoutResult.Select(f => (IReadOnlyList<string>)[f.Title, f.Day, f.Missing])]),
                },
            ],
            .. Committees(figures),
            new DocumentSection(Method) { Paragraphs = [.. MethodWords(cutOn)] },
        ],
    };

    /// <summary>
    /// For everybody: attendance always; opinions by village only where nobody can be told apart, nor worked out from the rest.
    /// </summary>
    public static FrozenDocument Public(ForumReport report, ForumReportNotes? notes)
    {
        var (frozen, figures) = (report.ReadDocument(), report.ReadFigures());
        var withheld = SmallNumbers.Withhold([.. figures.Villages.Select(v => v.Opinions), Math.Max(0, figures.Opinions.Sum(o => o.Online + o.InHall) - figures.Villages.Sum(v => v.Opinions))]);
        return frozen with
        {
            Title = $"ผลเวทีประชาคม ปีงบประมาณ {figures.FiscalYear}",
            Sections =
            [
                First(figures),
                new("แต่ละหมู่บ้านมีส่วนร่วมเท่าไร")
                {
                    Paragraphs = withheld.Contains(true) ? [SmallNumbers.Why] : [],
                    Table = new DocumentTable(
                        [new("หมู่บ้านหรือชุมชน"), new("มา (คน)", true), new("เวทีที่จัด", true), new("ความเห็น", true)],
                        [.. figures.Villages.Select((v, i) => (IReadOnlyList<string>)[v.Name, N(v.Came), $"{v.Held}/{v.Planned}", withheld[i] ? SmallNumbers.Words : N(v.Opinions)])]),
                },
                Opinions(figures),
                Proposals(figures),
                .. Committees(figures),
                .. Written(notes),
                new(Method) { Paragraphs = [.. MethodWords(ThaiCalendar.Day(report.MadeAt))] },
            ],
        };
    }

    /// <summary>What the office wrote to the report.</summary>
    public static IEnumerable<DocumentSection> Written(ForumReportNotes? notes) =>
        from part in (IEnumerable<(string Title, string? Text)>)[("ปัญหาที่พบ", notes?.Problems), ("อุปสรรค", notes?.Obstacles), ("ข้อเสนอแนะ", notes?.Suggestions)]
        where part.Text is { Length: > 0 }
        select new DocumentSection(part.Title) { Paragraphs = part.Text!.Split('\n', StringSplitOptions.RemoveEmptyEntries) };

    public static string Answer(ForumReportFigures f) => f.Planned == 0
        ? "ยังไม่มีเวทีประชาคมในปีนี้"
        : $"จัดแล้ว {N(f.Held)} จาก {N(f.Planned)} เวทีที่กำหนด ครอบคลุม {N(f.WithForum)} จาก {N(f.Villages.Count)} หมู่บ้านหรือชุมชน มา {N(f.All)} คน จากเป้าหมาย {N(f.Target)} คน";

    private static DocumentSection First(ForumReportFigures f) => new("ผลเป็นอย่างไร")
    {
        Paragraphs =
        [
            $"{(f.All >= f.Target ? "ถึง" : "ยังไม่ถึง")}เป้าหมาย {N(f.Target)} คน ปีก่อนมา {N(f.CameBefore)} คน ยกเลิก {N(f.Cancelled)} เวที",
            f.AnswersOverdue == 0 ? "ไม่มีความเห็นที่เกินกำหนดตอบ" : $"ความเห็นเกินกำหนดตอบ {N(f.AnswersOverdue)} เรื่อง รอตอบในกำหนด {N(f.AnswersOwed)} เรื่อง",
            f.ProposalsOverdue == 0 ? "ไม่มีข้อเสนอที่เกินกำหนดบอกผล" : $"ข้อเสนอเกินกำหนดบอกผล {N(f.ProposalsOverdue)} เรื่อง",
        ],
        Chart = new DocumentChart(
            [
                Bar("เวทีที่จัดแล้ว", f.Held, f.Planned, "เวที"),
                Bar("หมู่บ้านหรือชุมชนที่มีเวทีของตน", f.WithForum, f.Villages.Count, "แห่ง"),
                Bar("คนที่มา", f.All, f.Target, "คน"),
            ],
            100),
    };

    private static DocumentBar Bar(string label, int part, int whole, string unit)
    {
        var share = Percent.Of(part, whole);
        return new DocumentBar(label, share is { } value ? Math.Min(value, 100) : null, share is null ? "ไม่มีข้อมูล" : $"{N(part)} จาก {N(whole)} {unit} ({Percent.Show(share)} %)") { Passes = share is null ? null : part >= whole };
    }

    private static string Missing(ForumReportFigures f)
    {
        var without = f.Villages.Where(v => v.Held == 0).Select(v => v.Name).ToList();
        var low = f.Villages.Where(v => v.Came == 0).Select(v => v.Name).ToList();
        return $"ยังไม่มีเวทีของตน {(without.Count == 0 ? "ไม่มี" : string.Join(", ", without))} · ยังไม่มีใครมา {(low.Count == 0 ? "ไม่มี" : string.Join(", ", low))} · ไม่ระบุหมู่บ้าน {N(f.CameFromElsewhere)} คน";
    }

    private static DocumentSection Opinions(ForumReportFigures f) => new("ความเห็น ทางออนไลน์และในเวที")
    {
        Table = new DocumentTable(
            [new("แบบ"), new("ออนไลน์", true), new("ในเวทีและกระดาษ", true), new("รวม", true)],
            [.. f.Opinions.Select(o => (IReadOnlyList<string>)[o.Kind, N(o.Online), N(o.InHall), N(o.Online + o.InHall)])])
        {
            Total = ["รวม", N(f.Opinions.Sum(o => o.Online)), N(f.Opinions.Sum(o => o.InHall)), N(f.Opinions.Sum(o => o.Online + o.InHall))],
        },
    };

    private static DocumentSection Proposals(ForumReportFigures f) => new("ข้อเสนอถึงไหนแล้ว")
    {
        Table = new DocumentTable([new("สถานะ"), new("เรื่อง", true)], [.. f.Proposals.Select(p => (IReadOnlyList<string>)[p.State, N(p.Count)])]) { Total = ["รวม", N(f.Proposals.Sum(p => p.Count))] },
    };

    private static IEnumerable<DocumentSection> Committees(ForumReportFigures f)
    {
        if (f.Committees.Count == 0) yield break;
        yield return new DocumentSection("คณะกรรมการที่มีผู้แทนประชาคม")
        {
            Table = new DocumentTable([new("คณะกรรมการ"), new("ที่นั่ง", true), new("มีผู้แทน", true), new("วาระถึง")], [.. f.Committees.Select(c => (IReadOnlyList<string>)[c.Name, N(c.Seats), N(c.Seated), c.Until])]),
        };
    }

    private static IEnumerable<string> MethodWords(DateOnly cutOn)
    {
        yield return $"นับเวทีตามวันจัดในปีงบประมาณ ไม่รวมประชุมสภา ข้อเสนอนับตามวันที่รับ ตัดยอดวันที่ {ThaiCalendar.ShortDate(cutOn)} สิ่งที่เกิดหลังจากนั้นไม่เปลี่ยนตัวเลขในรายงานนี้";
        yield return "คนที่มานับในเวทีที่จัดแล้วทุกเวที หมู่บ้านนับว่ามีเวทีเมื่อมีคนของหมู่บ้านมาในเวทีของตน ควรมา = เป้าหมาย × ประชากรของหมู่บ้าน ÷ ประชากรทั้งหมด ดัชนี = สัดส่วนผู้เข้าร่วม ÷ สัดส่วนประชากร ร้อยละตัดเหลือหนึ่งตำแหน่งโดยไม่ปัดขึ้น";
    }

    private static string Period(int year) => $"ปีงบประมาณ {year} ({ThaiCalendar.ShortDate(ThaiCalendar.FiscalYearStart(year))} ถึง {ThaiCalendar.ShortDate(ThaiCalendar.FiscalYearStart(year + 1).AddDays(-1))})";

    private static string N(int number) => WholeNumber.Show(number);
}
