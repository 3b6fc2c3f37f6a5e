namespace Participation.Web.LineChannel.Chat;

/// <summary>
/// The words of the chat, what the menu shows for each, and what people say when they mean them. Which slice answers a
/// word is not written here: that is the handler's.
/// </summary>
public static class Vocabulary
{
    /// <summary>LINE shows at most so many quick replies.</summary>
    public const int MostTaps = 13;

    public const string Menu = "เมนู";
    public const string Help = "ช่วยเหลือ";
    public const string Rate = "ประเมิน";
    public const string Queue = "คิว";
    public const string Forum = "ประชาคม";
    public const string Plan = "แผนพัฒนา";
    public const string Project = "โครงการ";
    public const string Complain = "ร้องเรียน";
    public const string Hardship = "ร้องทุกข์";
    public const string Track = "ติดตาม";
    public const string HowToComplain = "วิธีร้องเรียน";
    public const string Ask = "สอบถาม";
    public const string Person = "คุยกับเจ้าหน้าที่";
    public const string Contact = "ติดต่อ";
    public const string Manual = "คู่มือ";
    public const string Integrity = "ทุจริต";
    public const string Cancel = "ยกเลิก";
    public const string MyData = "ข้อมูลของฉัน";
    public const string MyVillage = "หมู่บ้านของฉัน";

    /// <summary>In the order of the menu.</summary>
    public static readonly IReadOnlyList<ChatWord> All =
    [
        new(Rate, "⭐", "ให้คะแนนบริการ", "ให้คะแนน", "แบบประเมิน", "แบบสอบถาม", "ความพึงพอใจ", "พึงพอใจ", "รีวิว"),
        new(Queue, "🎫", "บัตรคิว", "บัตรคิว", "จองคิว", "รับคิว", "กดคิว", "นัดหมาย"),
        new(Complain, "📝", "ร้องทุกข์\nร้องเรียน", "ร้องเรียนเรื่อง", "แจ้งเรื่อง", "แจ้งปัญหา", "ไม่พอใจ", "ขอคัดค้าน"),
        new(Track, "🔎", "ติดตามเรื่อง", "เรื่องถึงไหน", "ถึงไหนแล้ว", "ความคืบหน้า", "สถานะเรื่อง", "รหัสติดตาม"),
        new(Forum, "📣", "ประชาคม", "เวทีประชาคม", "ประชุมหมู่บ้าน", "ประชุมประชาคม", "เสนอโครงการ"),
        new(Contact, "📞", "ติดต่อ\nเวลาทำการ", "เบอร์โทร", "เบอร์ติดต่อ", "ขอเบอร์", "โทรศัพท์", "ที่อยู่", "แผนที่", "อยู่ที่ไหน", "อยู่ตรงไหน", "เปิดกี่โมง", "ปิดกี่โมง", "กี่โมง",
            "เวลาทำการ", "เวลาเปิด", "เปิดไหม", "เปิดมั้ย", "เปิดวัน", "หยุดวัน", "วันหยุด", "ติดต่อเจ้าหน้าที่") { AnswersAtOnce = true },
        new(Manual, "📄", "เอกสาร\nขั้นตอน", "เอกสาร", "ต้องใช้เอกสารอะไร", "ใช้เอกสารอะไร", "เอกสารที่ใช้", "งานบริการ", "ค่าธรรมเนียม", "คู่มือประชาชน"),
        new(Integrity, "🔒", "แจ้งทุจริต", "ทุจริด", "แจ้งเบาะแส", "เบาะแส"),
        new(MyData, "👤", null, "ข้อมูลของผม", "ข้อมูลส่วนตัว", "ข้อมูลส่วนบุคคล", "ลบข้อมูล", "pdpa"),
        new(HowToComplain, "?", null, "ร้องเรียนยังไง", "ร้องเรียนอย่างไร", "ร้องเรียนทำยังไง", "ร้องเรียนทำอย่างไร", "ขั้นตอนร้องเรียน", "ขั้นตอนการร้องเรียน", "แจ้งเรื่องยังไง", "ร้องเรียนที่ไหน") { AnswersAtOnce = true },
        new(Ask, "?", null, "ถามคำถาม", "มีคำถาม", "ขอสอบถาม", "อยากสอบถาม", "อยากถาม", "คำถามที่พบบ่อย"),
        new(Person, "💬", null, "คุยกับคน", "คุยกับพนักงาน", "อยากคุยกับเจ้าหน้าที่", "แชทกับเจ้าหน้าที่", "แชตกับเจ้าหน้าที่"),
        new(Hardship, "📝", null, "เดือดร้อน", "ไฟดับ", "ไฟทาง", "ไฟเสีย", "ไฟกิ่ง", "ถนนพัง", "ถนนเป็นหลุม", "น้ำท่วม", "น้ำไม่ไหล", "น้ำประปา", "ขยะ", "กลิ่นเหม็น", "เสียงดัง", "แจ้งซ่อม", "หมาจรจัด", "ยุงลาย"),
        new(Menu, "☰", null, "สวัสดี", "หวัดดี", "ดีค่ะ", "ดีครับ", "เริ่ม", "เริ่มต้น", "บริการ", "ทำอะไรได้บ้าง", "menu", "hello", "hi", "start") { AnswersAtOnce = true },
        new(Help, "?", null, "วิธีใช้", "ใช้ยังไง", "ใช้อย่างไร", "ทำยังไง", "ช่วยด้วย", "ไม่เข้าใจ", "help") { AnswersAtOnce = true },
        new(Plan, "📘", null, "ร่างแผน", "แผนพัฒนาท้องถิ่น", "ร่างแผนพัฒนา", "ร่างงบประมาณ", "ความเห็นต่อแผน"),
        new(Project, "🏗", null, "ติดตามโครงการ", "โครงการถึงไหน", "โครงการของหมู่บ้าน", "ความคืบหน้าโครงการ"),
        new(MyVillage, "⌂", null, "หมู่บ้านฉัน", "เปลี่ยนหมู่บ้าน", "เลือกหมู่บ้าน", "เปลี่ยนชุมชน", "เลือกชุมชน", "ชุมชนของฉัน", "ย้ายหมู่บ้าน"),
        new(Cancel, "✕", null, "เลิก", "ไม่เอาแล้ว", "ไม่ทำแล้ว", "ออก", "cancel"),
    ];

    /// <summary>
    /// Spoken of, they lead to /report and not into a chat. Compared with their tone marks, since โกง without them is also
    /// โก่ง, which is bent and no crime.
    /// </summary>
    private static readonly string[] OfIntegrity =
    [
        Integrity, "ทุจริด", "โกง", "สินบน", "เรียกเงิน", "เรียกรับ", "เรียกเก็บเงินใต้", "ใต้โต๊ะ", "รีดไถ", "ยักยอก", "คอร์รัปชั", "คอรัปชั", "คอรับชั", "ฮั้ว", "ล็อกสเปก", "ล็อคสเปค",
        "หัวคิว", "แป๊ะเจี๊ยะ", "ส่วย", "อมเงิน", "จ่ายเงินให้เจ้าหน้าที่", "ให้เงินเจ้าหน้าที่", "ประพฤติมิชอบ",
    ];

    private static readonly string[] NotOfIntegrity = ["โกงกาง"];

    private static readonly Dictionary<string, string> Canonical = All.SelectMany(w => w.Said.Prepend(w.Word).Select(s => (Key: ThaiFolding.Command(s).Said, w.Word)))
        .DistinctBy(w => w.Key).ToDictionary(w => w.Key, w => w.Word, StringComparer.Ordinal);

    public static ChatWord Of(string word) => All.Single(w => w.Word == word);

    /// <summary>The word that the whole message is, in whatever spelling reads the same; null when it is more or something else.</summary>
    public static string? WordOf(string text)
    {
        var (said, askedFor) = ThaiFolding.Command(text);
        return Canonical.GetValueOrDefault(said) ?? Canonical.GetValueOrDefault(askedFor);
    }

    public static bool SpeaksOfIntegrity(string text)
    {
        var plain = ThaiFolding.Tight(text);
        foreach (var innocent in NotOfIntegrity) plain = plain.Replace(innocent, "", StringComparison.Ordinal);
        return OfIntegrity.Any(w => plain.Contains(ThaiFolding.Tight(w), StringComparison.Ordinal));
    }
}

/// <param name="Word">What is typed, and what a tap sends.</param>
/// <param name="Icon">Stands above the word in the menu.</param>
/// <param name="Tile">What the menu says, its lines broken between words; null where the menu does not show it.</param>
/// <param name="Said">What people say when they mean it.</param>
public sealed record ChatWord(string Word, string Icon, string? Tile, params string[] Said)
{
    /// <summary>It only tells something: a sentence that holds it is answered at once instead of being asked about.</summary>
    public bool AnswersAtOnce { get; init; }
}
