using Line.Messaging.Messages;

namespace Participation.Web.LineChannel.Chat;

/// <summary>What the account says on its own behalf. Plain words, one idea each, and nothing promised that is not kept.</summary>
public static class ChatTexts
{
    public static readonly Message WordsPlease = new TextMessage("ตอนนี้รอข้อความตัวหนังสือจากท่านค่ะ พิมพ์ส่งมาได้เลย หรือแตะ ยกเลิก");

    public static readonly Message Cancelled = new TextMessage("ยกเลิกให้แล้วค่ะ");
    public static readonly Message NothingToCancel = new TextMessage("ขณะนี้ไม่มีรายการที่ค้างอยู่ค่ะ");
    public static readonly Message OldButton = new TextMessage("ปุ่มนี้เป็นของข้อความเก่า ใช้ไม่ได้แล้วค่ะ แตะ เมนู เพื่อเริ่มใหม่") { QuickReply = Taps(Vocabulary.Menu, Vocabulary.Rate, Vocabulary.Contact) };

    public static readonly Message Sticker = new TextMessage("ขอบคุณสำหรับสติกเกอร์ค่ะ ต้องการเรื่องใด แตะเลือกด้านล่างได้เลย") { QuickReply = MainTaps() };
    public static readonly Message Picture = NotReceived("รูปนี้ยังไม่ถึงเจ้าหน้าที่ค่ะ\nส่งรูปมาเพื่อแจ้งเรื่องร้องทุกข์ ร้องเรียน หรือคะ", Vocabulary.Complain);
    public static readonly Message Video = NotReceived("วิดีโอนี้ยังไม่ถึงเจ้าหน้าที่ค่ะ\nส่งมาเพื่อแจ้งเรื่องร้องทุกข์ ร้องเรียน หรือคะ", Vocabulary.Complain);
    public static readonly Message Place = NotReceived("ตำแหน่งนี้ยังไม่ถึงเจ้าหน้าที่ค่ะ\nจะแจ้งเรื่องที่ตรงนั้น หรือหาทางมาสำนักงานคะ", Vocabulary.Complain, Vocabulary.Contact);
    public static readonly Message Voice = NotReceived("ข้อความเสียงฟังไม่ได้ค่ะ ยังไม่ถึงเจ้าหน้าที่\nพิมพ์สั้น ๆ หรือโทรมาก็ได้ค่ะ", Vocabulary.Contact);
    public static readonly Message File = NotReceived("ไฟล์นี้ยังไม่ถึงเจ้าหน้าที่ค่ะ\nยื่นเอกสารได้ที่สำนักงาน", Vocabulary.Contact);
    public static readonly Message UnknownContent = NotReceived("ข้อความแบบนี้อ่านไม่ได้ค่ะ ยังไม่ถึงเจ้าหน้าที่\nพิมพ์เป็นตัวหนังสือได้ไหมคะ", Vocabulary.Contact);

    public static Message Greeting(string agency, bool isBack) => new TextMessage(
        $"สวัสดีค่ะ {agency} {(isBack ? "ยินดีต้อนรับกลับมา" : "ยินดีรับใช้")}\nแตะเลือกจากเมนู หรือพิมพ์สิ่งที่อยากทำ เช่น คิว ประเมิน ร้องเรียน\n\nบริการของเราไม่ต้องให้ของขวัญหรือสินน้ำใจ เจ้าหน้าที่งดรับทุกชนิดค่ะ");

    /// <summary>Says first that nobody has read it: a villager who thinks that they have reported a broken road waits in vain.</summary>
    public static Message NotUnderstood(IReadOnlyList<NearWord> near, string? phone) => near switch
    {
        [] => new TextMessage($"ขอโทษค่ะ ยังไม่เข้าใจข้อความนี้ และยังไม่ถึงเจ้าหน้าที่\nแตะเลือกด้านล่าง{(phone is null ? "ได้เลย" : $" หรือโทร {phone}")}") { QuickReply = MainTaps() },
        [var only] => Asked($"ยังไม่เข้าใจทั้งหมดค่ะ ต้องการ {only.Word.Word} ใช่ไหมคะ", near),
        _ => Asked("ยังไม่เข้าใจทั้งหมดค่ะ ต้องการเรื่องไหนคะ แตะเลือกได้เลย", near),
    };

    public static Message OfIntegrity(bool isInFlow) => new TextMessage(
        "เรื่องทุจริตอย่าพิมพ์รายละเอียดในแชตนี้นะคะ เพื่อความปลอดภัยของท่าน\nข้อความเมื่อครู่ระบบไม่เก็บไว้ กดปุ่มด้านล่างเพื่อดูช่องทางแจ้งที่ปลอดภัย ไม่ต้องบอกชื่อ"
        + (isInFlow ? "\n\nถ้าเป็นเรื่องอื่น พิมพ์ใหม่โดยไม่ใช้คำนั้น แล้วทำต่อได้เลยค่ะ" : ""));

    public static QuickReplyItem Tap(string word) => new(new MessageAction(word, word));

    public static QuickReply Taps(params ReadOnlySpan<string> words) => new([.. words.ToArray().Select(Tap)]);

    private static TextMessage NotReceived(string text, params ReadOnlySpan<string> words) =>
        new(text) { QuickReply = Taps([.. words.ToArray().Union([Vocabulary.Contact, Vocabulary.Menu])]) };

    private static TextMessage Asked(string text, IReadOnlyList<NearWord> near) =>
        new(text) { QuickReply = Taps([.. near.Select(n => n.Word.Word).Union([Vocabulary.Menu, Vocabulary.Contact])]) };

    private static QuickReply MainTaps() => Taps([Vocabulary.Menu, .. Vocabulary.All.Where(w => w.Tile is not null).Select(w => w.Word)]);
}
