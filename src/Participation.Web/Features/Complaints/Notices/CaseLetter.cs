using System.Globalization;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// A notice as an official letter, as it stands on the sheet. It bears the day on which the step was taken, and the name only where
/// whoever prints it may see it.
/// </summary>
public sealed record CaseLetter(string Subject, string To, string Reference, IReadOnlyList<string> Paragraphs, string Unit, DateOnly Date)
{
    private const int MostQuoted = 200;

    /// <summary>Long words are set smaller, and stay on one sheet as far as they can be read. Tried in print.</summary>
    public string? Size => Paragraphs.Sum(LettersIn) switch
    {
        > 1000 => "longest",
        > 560 => "long",
        _ => null,
    };

    /// <param name="folder">The case.</param>
    /// <param name="step">In which somebody was told.</param>
    /// <param name="notice">What it was for them.</param>
    /// <param name="wording">The agency's words of that day, with marks.</param>
    /// <param name="trackAt">Where it is followed.</param>
    /// <param name="phone">Of the agency; empty where it has none.</param>
    public static CaseLetter Of(CaseFolder folder, FolderStep step, CaseNotice notice, string wording, string trackAt, string phone)
    {
        var about = folder.Case;
        return new CaseLetter(
            SubjectOf(notice.Kind, about.Text),
            folder.ShowsName && folder.Matter.Name.Length > 0 ? folder.Matter.Name : "ผู้ร้อง",
            $"เรื่องเลขที่ {about.Text} ({about.Kind.Words()}) รับเมื่อวันที่ {FullDate(ThaiCalendar.Day(about.ReceivedAt))}",
            [Received(folder), .. Told(folder, step, wording), Follow(trackAt, phone), Reopen(notice.Kind), "จึงเรียนมาเพื่อทราบ"],
            folder.Holder,
            ThaiCalendar.Day(step.Entry.At));
    }

    public static string TitleOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Receipt => "จดหมายแจ้งรับเรื่อง",
        NoticeKind.Message => "จดหมายแจ้งความคืบหน้า",
        NoticeKind.Explanation => "จดหมายชี้แจง",
        NoticeKind.Result => "จดหมายแจ้งผล",
        NoticeKind.Merged => "จดหมายแจ้งรวมเรื่อง",
        NoticeKind.Forwarded => "จดหมายแจ้งส่งต่อ",
    };

    /// <summary>20 พฤศจิกายน 2569, without the day of the week, as letters are dated.</summary>
    public static string FullDate(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {ThaiCalendar.MonthName(day)}");

    private static string SubjectOf(NoticeKind kind, string number) => kind switch
    {
        NoticeKind.Receipt => $"รับเรื่องเลขที่ {number} แล้ว",
        NoticeKind.Message => $"ความคืบหน้าของเรื่องเลขที่ {number}",
        NoticeKind.Explanation => $"ชี้แจงเหตุที่เรื่องเลขที่ {number} ต้องใช้เวลาเพิ่ม",
        NoticeKind.Result => $"แจ้งผลเรื่องเลขที่ {number}",
        NoticeKind.Merged => $"รวมเรื่องเลขที่ {number} กับเรื่องเดียวกัน",
        NoticeKind.Forwarded => $"ส่งเรื่องเลขที่ {number} ต่อให้หน่วยงานอื่น",
    };

    private static string Received(CaseFolder folder)
    {
        var words = Quoted(folder.Matter.Words);
        return $"ตามที่ท่านแจ้งเรื่อง {folder.Category}{(folder.Place.Length > 0 ? $" ที่ {folder.Place}" : "")}{(words.Length > 0 ? $" ว่า “{words}”" : "")} นั้น";
    }

    private static IEnumerable<string> Told(CaseFolder folder, FolderStep step, string wording)
    {
        // Nothing is promised any more where the result was told before.
        var isOver = folder.Steps.Any(s => s.Entry.Step == CaseStep.Closed && s.Entry.Round == step.Entry.Round && s.Entry.Sequence < step.Entry.Sequence);
        var filled = new Dictionary<string, string>
        {
            [CaseTextKind.Number] = folder.Case.Text,
            [CaseTextKind.Holder] = folder.Holder,
            [CaseTextKind.Until] = FullDate(ByWhen(folder, step.Entry)),
            [CaseTextKind.Outcome] = step.Entry.Outcome?.Words() ?? "",
            // An erased case keeps its steps without their words.
            [CaseTextKind.Words] = step.Text.Length > 0 ? step.Text : "ข้อความนี้ลบแล้วตามที่ผู้ร้องขอ",
        };
        return CaseTextKind.LinesOf(wording).Where(line => !isOver || !line.Contains(CaseTextKind.Until, StringComparison.Ordinal)).Select(line => CaseTextKind.Fill(line, filled));
    }

    /// <summary>The day last promised when the step was taken.</summary>
    private static DateOnly ByWhen(CaseFolder folder, CaseEntry entry) =>
        folder.Steps.Where(s => s.Entry.Round == entry.Round && s.Entry.Sequence <= entry.Sequence).Select(s => s.Entry.PromisedFor).LastOrDefault(d => d is not null)
        ?? folder.Rounds.Single(r => r.Round == entry.Round).DueOn;

    private static string Follow(string trackAt, string phone) =>
        $"ติดตามเรื่องได้ทุกเวลาที่ {trackAt} ใส่รหัสติดตามและ PIN ที่ท่านได้รับเมื่อแจ้งเรื่อง หรือ{(phone.Length > 0 ? $"โทร {phone}" : "ติดต่อสำนักงาน")} บอกเลขที่เรื่อง";

    private static string Reopen(NoticeKind kind) =>
        $"{(kind == NoticeKind.Result ? "" : "เมื่อแจ้งผลแล้ว ")}ถ้ายังไม่เรียบร้อย เปิดเรื่องอีกครั้งได้ที่หน้าเดียวกัน จะเริ่มนับวันใหม่";

    /// <summary>The beginning of what the person said, on one line; never cut between a letter and its marks.</summary>
    private static string Quoted(string words)
    {
        var plain = new StringInfo(string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return plain.LengthInTextElements <= MostQuoted ? plain.String : plain.SubstringByTextElements(0, MostQuoted) + "…";
    }

    private static int LettersIn(string paragraph) => new StringInfo(paragraph).LengthInTextElements;
}
