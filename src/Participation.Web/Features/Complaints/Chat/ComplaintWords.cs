using Line.Messaging.Messages;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Chat;

/// <summary>The buttons of the chat, and what they carry.</summary>
public static class ComplaintTaps
{
    public const string Topic = "case";
    public const string Kind = "kind";
    public const string Category = "category";
    public const string SkipPlace = "no-place";
    public const string Naming = "naming";
    public const string Send = "send";
    public const string Follow = "follow";
    public const string NotSame = "not-same";
    public const string About = "about";
    public const string Show = "show";
    public const string Rate = "rate";

    /// <summary>Nothing that is known answers it.</summary>
    public static PostbackAction SendQuestion => To("ส่งคำถาม", SkipPlace);

    public static PostbackAction To(string label, string act, params ReadOnlySpan<string> arguments) => new(Labels.Cut(label), ChatTap.Data(Topic, act, arguments)) { DisplayText = label };
}

/// <summary>What the account says about cases.</summary>
public static class ComplaintWords
{
    public const int MostCategories = 30;

    public const int MostUnits = 12;

    private const int PerBubble = 8;

    private static QuickReplyItem[] Pictures => [new QuickReplyItem(new CameraAction("ถ่ายรูป")), new QuickReplyItem(new CameraRollAction("เลือกรูป"))];

    /// <summary>While nobody is appointed: what is typed would reach nobody, and the person has to know.</summary>
    public const string NotOpen = "ร้องเรียนทาง LINE ยังไม่ได้ค่ะ เรื่องที่พิมพ์ในแชตนี้ไม่ถึงเจ้าหน้าที่\nแจ้งที่สำนักงานหรือทางโทรศัพท์ได้";

    private static readonly Message Tell = new TextMessage("เล่าเรื่องได้เลยค่ะ เกิดอะไรขึ้น เมื่อไร อยากให้ทำอะไร พิมพ์ในข้อความเดียว มีรูปก็ส่งมาได้") { QuickReply = new QuickReply([.. Pictures]) };
    public static readonly Message GotPicture = new TextMessage("ได้รับรูปแล้วค่ะ");
    public static readonly Message EnoughPictures = new TextMessage($"ส่งรูปได้ไม่เกิน {CaseDraft.MaxPictures} รูปค่ะ ที่ส่งมาแล้วยังอยู่ครบ");
    public static readonly Message NoSuchPicture = new TextMessage("รูปนี้มาจากแอปอื่น เปิดไม่ได้ค่ะ ถ่ายใหม่หรือเลือกรูปจากเครื่องแล้วส่งอีกครั้ง");
    public static Message TooLong(int most) => new TextMessage($"ยาวไปสำหรับแชตค่ะ พิมพ์ใหม่ไม่เกิน {WholeNumber.Show(most)} ตัวอักษร หรือแจ้งที่หน้าเว็บ แจ้งเรื่อง");
    private static readonly Message Ask = new TextMessage("พิมพ์คำถามได้เลยค่ะ ในข้อความเดียว");
    public static readonly Message SendOrNot = new TextMessage("ส่งคำถามนี้ถึงเจ้าหน้าที่ไหมคะ") { QuickReply = new QuickReply([new QuickReplyItem(ComplaintTaps.SendQuestion)]) };
    public static readonly Message YourName = new TextMessage("พิมพ์ชื่อของท่านค่ะ");

    public static readonly Message WhoseName = new TextMessage("ให้ใครเห็นชื่อของท่านคะ")
    {
        QuickReply = new QuickReply([
            new QuickReplyItem(ComplaintTaps.To("ไม่บอกชื่อ", ComplaintTaps.Naming, nameof(NameChoice.Nameless))),
            new QuickReplyItem(ComplaintTaps.To("บอกชื่อ", ComplaintTaps.Naming, nameof(NameChoice.Named))),
            new QuickReplyItem(ComplaintTaps.To("เฉพาะศูนย์รับเรื่อง", ComplaintTaps.Naming, nameof(NameChoice.HiddenFromUnit))),
        ]),
    };

    public static Message Told(CaseKind kind) => kind.IsEnquiry() ? Ask : Tell;

    public static Message WhichKind(IReadOnlyList<CaseKind> open) => new FlexMessage("เป็นเรื่องแบบไหนคะ", new FlexBubble
    {
        Header = Bubbles.Header("เป็นเรื่องแบบไหนคะ"),
        Body = Flex.Column([.. open.SelectMany(IEnumerable<FlexComponent> (kind) => [Bubbles.Also(ComplaintTaps.To(kind.Words(), ComplaintTaps.Kind, kind.ToString())), Bubbles.Words(kind.Meaning()) with { Color = Bubbles.Soft }])]) with { Spacing = FlexSize.Md },
    })
    { QuickReply = ChatTexts.Taps(Vocabulary.HowToComplain, Vocabulary.Track, Vocabulary.Menu) };

    public static Message WhichCategory(CaseKind kind, IReadOnlyList<CaseCategory> categories) => new FlexMessage("เกี่ยวกับอะไรคะ", new FlexCarousel(
        [.. categories.Chunk(PerBubble).Select(chunk => new FlexBubble
        {
            Header = Bubbles.Header($"{kind.Words()} เกี่ยวกับอะไรคะ"),
            Body = Flex.Column([.. chunk.Select(FlexComponent (c) => Bubbles.Also(ComplaintTaps.To(c.Name, ComplaintTaps.Category, kind.ToString(), c.Id.ToString("N")), c.Name))]) with { Spacing = FlexSize.Sm },
        })]));

    public static Message Where(Village? own) => new TextMessage($"เกิดที่ไหนคะ พิมพ์จุดสังเกต หรือส่งตำแหน่งก็ได้{(own is null ? "" : $"\nถ้าไม่บอก จะถือว่าอยู่ {VillageName.Of(own)}")}")
    {
        QuickReply = new QuickReply([new QuickReplyItem(new LocationAction("ส่งตำแหน่ง")), .. Pictures, new QuickReplyItem(ComplaintTaps.To("ข้าม", ComplaintTaps.SkipPlace))]),
    };

    public static Message Check(CaseDraft draft, string category, string formId) => new FlexMessage("ดูอีกครั้งก่อนส่ง", new FlexBubble
    {
        Header = Bubbles.Header("ดูอีกครั้งก่อนส่ง", $"{draft.Kind.Words()} · {category}"),
        Body = Flex.Column([
            Bubbles.Words(draft.Words),
            Bubbles.Words($"ที่เกิดเหตุ: {(draft.Place.Length > 0 ? draft.Place : draft.Latitude is null ? "ไม่ระบุ" : "ตำแหน่งที่ส่งมา")}") with { Margin = FlexSize.Lg },
            Bubbles.Words($"รูป: {(draft.Pictures.Count == 0 ? "ไม่มี" : $"{draft.Pictures.Count} รูป")}"),
            Bubbles.Words($"ชื่อ: {(draft.Name.Length == 0 ? "ไม่บอกชื่อ" : draft.Name)}")]),
        Footer = Flex.Column(Bubbles.Do(ComplaintTaps.To("ส่งเรื่อง", ComplaintTaps.Send, formId))),
    });

    public static Message Received(Case about, TrackingPair tracking, string? unit, DateOnly today) => new TextMessage(
        $"รับเรื่องแล้วค่ะ เลขที่ {about.Text} {about.Holder(unit)}รับผิดชอบ จะแจ้งผลหรือชี้แจงภายใน {CaseClock.Until(about.DueOn, today)}\n\nรหัสติดตาม {tracking.ShownCode}\nPIN {tracking.Pin}\nดูความคืบหน้าได้ทุกเมื่อ พิมพ์ ติดตาม")
    {
        QuickReply = ChatTexts.Taps(Vocabulary.Track, Vocabulary.Menu),
    };

    public static Message SentTwice(Case about) => new TextMessage($"เรื่องนี้รับไว้แล้วค่ะ เลขที่ {about.Text}") { QuickReply = ChatTexts.Taps(Vocabulary.Track, Vocabulary.Menu) };

    public static Message SameAsThese(IReadOnlyList<SimilarCase> similar) => new FlexMessage("มีคนแจ้งเรื่องแบบนี้แล้ว", new FlexBubble
    {
        Header = Bubbles.Header("มีคนแจ้งเรื่องแบบนี้แล้ว", "ถ้าเป็นเรื่องเดียวกัน ติดตามด้วยได้ ไม่ต้องแจ้งซ้ำ"),
        Body = Flex.Column([.. similar.SelectMany(IEnumerable<FlexComponent> (other) => [
            Bubbles.Words($"{other.Category} {other.Village}\nรับเมื่อ {ThaiCalendar.ShortDate(ThaiCalendar.Day(other.ReceivedAt))} · อยู่ที่ {other.Holder}"),
            Bubbles.Also(ComplaintTaps.To("ติดตามเรื่องนี้ด้วย", ComplaintTaps.Follow, other.Id.ToString("N")))])]) with
        { Spacing = FlexSize.Md },
        Footer = Flex.Column(Bubbles.Do(ComplaintTaps.To("ไม่ใช่เรื่องเดียวกัน", ComplaintTaps.NotSame))),
    });

    public static Message Following(Case about) => new TextMessage($"ติดตามเรื่องเลขที่ {about.Text} ด้วยแล้วค่ะ ไม่ต้องแจ้งซ้ำ\nมีผลหรือคำชี้แจงเมื่อใด จะแจ้งทาง LINE นี้ ไม่มีใครเห็นชื่อของท่าน") { QuickReply = ChatTexts.Taps(Vocabulary.Track, Vocabulary.Menu) };

    public static Message AboutWhom(IReadOnlyList<(Guid Id, string Name)> units) => new FlexMessage("เกี่ยวกับหน่วยงานไหนคะ", new FlexBubble
    {
        Header = Bubbles.Header("เกี่ยวกับหน่วยงาน หรือหัวหน้าหน่วยงานไหนคะ", "ถ้าเลือก เรื่องจะไปที่ปลัด หน่วยงานนั้นไม่เห็น"),
        Body = Flex.Column([.. units.Select(FlexComponent (unit) => Bubbles.Also(ComplaintTaps.To(unit.Name, ComplaintTaps.About, unit.Id.ToString("N")), unit.Name))]) with { Spacing = FlexSize.Sm },
        Footer = Flex.Column(Bubbles.Do(ComplaintTaps.To("ไม่เกี่ยวกับหน่วยงานใด", ComplaintTaps.About))),
    });
}
