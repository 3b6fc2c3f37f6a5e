using System.Text.RegularExpressions;

namespace Participation.Web.Features.Complaints;

/// <summary>A text that the agency may word itself: what it is, where it is read, and the marks that are filled in.</summary>
/// <param name="Key">Its key in the table.</param>
/// <param name="Name">As the office calls it.</param>
/// <param name="Usage">Where it is read.</param>
/// <param name="Preset">What stands until the agency words it itself.</param>
/// <param name="Needed">Marks without which it would not say what the law asks for.</param>
/// <param name="Possible">Further marks.</param>
/// <param name="MostLines">As many lines as there is room for.</param>
public sealed partial record CaseTextKind(string Key, string Name, string Usage, string Preset, IReadOnlyList<string> Needed, IReadOnlyList<string> Possible, int MostLines)
{
    public const string Number = "{เลขที่}";
    public const string Holder = "{หน่วย}";
    public const string Until = "{กำหนด}";
    public const string Words = "{ข้อความ}";
    public const string Outcome = "{ผล}";
    public const string Days = "{วัน}";
    public const string TrackAt = "{หน้าติดตาม}";

    private const int MostLinesOfLetter = 8;

    /// <summary>What a citizen does and gets, each line a step.</summary>
    public static readonly CaseTextKind Steps = new("steps", "ขั้นตอนสำหรับประชาชน", "หน้า ร้องทุกข์ ร้องเรียน ทำอย่างไร ป้ายติดในหมู่บ้าน และคำตอบใน LINE",
        """
        แจ้ง: เล่าเรื่อง บอกที่เกิดเหตุ เลือกว่าให้ใครเห็นชื่อ ไม่บอกชื่อก็ได้
        เก็บรหัส: ได้เลขที่เรื่อง รหัสติดตาม และ PIN ทันที
        แก้ไข: หน่วยที่รับผิดชอบลงมือแก้ เรื่องของหน่วยงานหรือหัวหน้าหน่วยงานเอง เลือกให้ไปที่ปลัดได้
        ติดตาม: {หน้าติดตาม} ใส่รหัสกับ PIN
        รู้ผล: ภายใน {วัน} ถ้าไม่ทัน เราชี้แจงเหตุก่อนครบกำหนด
        ยังไม่เรียบร้อย: เปิดเรื่องอีกครั้งได้ เริ่มนับวันใหม่
        """, [Days, TrackAt], [], 8);

    /// <summary>What colleagues do with a case, each line a step.</summary>
    public static readonly CaseTextKind Handling = new("handling", "ขั้นตอนการทำงานของเจ้าหน้าที่", "หน้าคู่มือของเจ้าหน้าที่",
        """
        รับเข้าทะเบียน: ทุกทางเข้าทะเบียนเดียวกันในวันที่มาถึง ผู้ร้องได้เลขที่ รหัสติดตาม และ PIN ทันที
        ส่งให้หน่วย: ศูนย์รับเรื่องส่งให้หน่วยที่รับผิดชอบภายในวันทำการถัดไป
        รับไปทำ: เจ้าหน้าที่ของหน่วยกดรับไปทำ หรือส่งคืนพร้อมเหตุผล
        ลงมือแก้: บันทึกความคืบหน้าพร้อมรูปก่อนและหลัง
        แจ้งผลหรือชี้แจง: ภายใน {วัน} นับจากวันที่รับเรื่อง ต้องมีหลักฐานว่าถึงผู้ร้อง
        ป้องกันไม่ให้เกิดซ้ำ: เขียนสาเหตุและวิธีป้องกันเมื่อปิดเรื่อง
        """, [Days], [], 12);

    private static readonly Dictionary<NoticeKind, CaseTextKind> OfLetters = Enum.GetValues<NoticeKind>().ToDictionary(kind => kind, LetterOf);

    private static readonly Dictionary<NoticeKind, CaseTextKind> OfHeadings = Enum.GetValues<NoticeKind>().ToDictionary(kind => kind, HeadingOf);

    public static readonly IReadOnlyList<CaseTextKind> All = [Steps, Handling, .. OfLetters.Values, .. OfHeadings.Where(h => h.Key != NoticeKind.Receipt).Select(h => h.Value)];

    public static CaseTextKind Letter(NoticeKind kind) => OfLetters[kind];

    public static CaseTextKind Heading(NoticeKind kind) => OfHeadings[kind];

    public static CaseTextKind? Find(string? key) => All.FirstOrDefault(k => k.Key == key);

    /// <summary>Why it cannot stand like this; null where it can.</summary>
    public string? ProblemOf(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0) return "กรุณาเขียนข้อความ";
        if (lines.Count > MostLines) return MostLines == 1 ? "ข้อความนี้มีได้บรรทัดเดียว" : $"มีได้ไม่เกิน {MostLines} บรรทัด";
        var used = lines.SelectMany(line => Mark().Matches(line)).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        if (used.FirstOrDefault(m => !Needed.Contains(m) && !Possible.Contains(m)) is { } unknown) return $"ไม่รู้จัก {unknown} ใช้ได้เฉพาะ {string.Join(" ", Needed.Concat(Possible))}";
        return Needed.FirstOrDefault(m => !used.Contains(m)) is { } missing ? $"ขาด {missing} ถ้าไม่มี ผู้ร้องจะไม่ได้รู้สิ่งที่ต้องแจ้ง" : null;
    }

    /// <summary>Lines without those that are empty, as they are kept and read.</summary>
    public static IReadOnlyList<string> LinesOf(string body) => body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Each mark once: what a person wrote and looks like one stays as it is.</summary>
    public static string Fill(string line, IReadOnlyDictionary<string, string> values) => Mark().Replace(line, mark => values.GetValueOrDefault(mark.Value, mark.Value));

    [GeneratedRegex(@"\{[^{}\r\n]*\}")]
    private static partial Regex Mark();

    private static CaseTextKind LetterOf(NoticeKind kind)
    {
        var (name, preset, needed, possible) = kind switch
        {
            NoticeKind.Receipt => ("แจ้งรับเรื่องและกำหนดเวลา", $"รับเรื่องเข้าทะเบียนแล้ว {Holder}เป็นผู้รับผิดชอบ จะแจ้งผล หรือชี้แจงเหตุที่ช้า ภายในวันที่ {Until}", (string[])[Until], (string[])[Holder, Number]),
            NoticeKind.Message => ("แจ้งความคืบหน้า", Progress, [Words], [Until, Holder, Number]),
            NoticeKind.Explanation => ("ชี้แจงเหตุล่าช้า", $"เรื่องนี้ต้องใช้เวลาเพิ่ม ด้วยเหตุดังนี้\n{Words}\nจะแจ้งผลภายในวันที่ {Until}", [Words, Until], [Holder, Number]),
            NoticeKind.Result => ("แจ้งผล", $"ผลของเรื่อง: {Outcome}\n{Words}", [Outcome, Words], [Holder, Number]),
            NoticeKind.Merged => ("แจ้งรวมเรื่อง", Progress, [Words], [Until, Holder, Number]),
            NoticeKind.Forwarded => ("แจ้งส่งต่อ", Progress, [Words], [Until, Holder, Number]),
        };
        return new CaseTextKind($"letter-{Slug(kind)}", $"จดหมาย{name}", "จดหมาย A4 แต่ละบรรทัดเป็นหนึ่งย่อหน้า หัว ท้าย และที่ติดตามเรื่อง ระบบเติมให้", preset, needed, possible, MostLinesOfLetter);
    }

    private const string Progress = $"ขอแจ้งความคืบหน้า ดังนี้\n{Words}\nจะแจ้งผล หรือชี้แจงเหตุที่ช้า ภายในวันที่ {Until}";

    private static CaseTextKind HeadingOf(NoticeKind kind)
    {
        var (name, preset) = kind switch
        {
            NoticeKind.Receipt => ("รับเรื่อง", $"รับเรื่องเลขที่ {Number} แล้วค่ะ"),
            NoticeKind.Message => ("ข้อความจากเจ้าหน้าที่", $"เรื่องเลขที่ {Number} มีข้อความจากเจ้าหน้าที่ค่ะ"),
            NoticeKind.Explanation => ("ชี้แจงเหตุล่าช้า", $"เรื่องเลขที่ {Number} ต้องใช้เวลาเพิ่มค่ะ"),
            NoticeKind.Result => ("แจ้งผล", $"ผลของเรื่องเลขที่ {Number}"),
            NoticeKind.Merged => ("รวมเรื่อง", $"เรื่องเลขที่ {Number} รวมกับเรื่องเดียวกันแล้วค่ะ"),
            NoticeKind.Forwarded => ("ส่งต่อ", $"เรื่องเลขที่ {Number} ส่งต่อหน่วยงานอื่นแล้วค่ะ"),
        };
        return new CaseTextKind($"line-{Slug(kind)}", $"หัวข้อความ LINE: {name}", "บรรทัดแรกของข้อความใน LINE ใต้หัวนี้คือสิ่งที่เจ้าหน้าที่เขียน", preset, [Number], [], 1);
    }

    private static string Slug(NoticeKind kind) => kind.ToString().ToLowerInvariant();
}
