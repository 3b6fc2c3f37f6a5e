using System.Globalization;
using Line.Messaging.Messages;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries.Chat;

/// <summary>The buttons of known answers, and what they carry.</summary>
public static class FaqTaps
{
    public const string Topic = "faq";
    public const string Open = "open";
    public const string Rate = "rate";
    public const string Helped = "yes";
    public const string DidNot = "no";

    public static PostbackAction To(string label, string act, params ReadOnlySpan<string> arguments) => new(Labels.Cut(label), ChatTap.Data(Topic, act, arguments)) { DisplayText = label };
}

/// <summary>What the account says about known answers.</summary>
public static class FaqWords
{
    public const string Guess = "หมายถึงเรื่องนี้ไหมคะ แตะอ่านคำตอบได้เลย";

    /// <summary>LINE takes 5,000 letters; an answer may be as long as the page shows it.</summary>
    private const int MostShown = 1500;

    public static readonly Message Gone = new TextMessage("คำตอบนี้ไม่ใช้แล้วค่ะ ถามใหม่ได้ แตะ สอบถาม") { QuickReply = Ways };
    public static readonly Message Thanks = new TextMessage("ขอบคุณค่ะ ดีใจที่ช่วยได้") { QuickReply = ChatTexts.Taps(Vocabulary.Menu, Vocabulary.Ask) };
    public static readonly Message ThanksUnsent = new TextMessage("ขอบคุณค่ะ ดีใจที่ช่วยได้ คำถามเมื่อครู่ไม่ได้ส่งถึงเจ้าหน้าที่แล้วค่ะ") { QuickReply = ChatTexts.Taps(Vocabulary.Menu, Vocabulary.Ask) };
    public static readonly Message Sorry = new TextMessage("ขอบคุณที่บอกค่ะ จะปรับคำตอบให้ดีขึ้น ถามเจ้าหน้าที่ได้ แตะด้านล่าง") { QuickReply = Ways };

    private static QuickReply Ways => ChatTexts.Taps(Vocabulary.Ask, Vocabulary.Person, Vocabulary.Menu);

    /// <summary>The questions to tap, each with its answer behind it, and the way past them.</summary>
    public static Message Offer(string lead, IReadOnlyList<FaqLine> known, PostbackAction? past) => new FlexMessage(lead, new FlexBubble
    {
        Header = Bubbles.Header("คำถามที่พบบ่อย"),
        Body = Flex.Column([Bubbles.Words(lead), .. known.Select(FlexComponent (k) => Bubbles.Also(FaqTaps.To(k.Question, FaqTaps.Open, Number(k)), k.Question) with { Margin = FlexSize.Md })]),
        Footer = past is null ? null : Flex.Column(Bubbles.Do(past)),
    });

    /// <param name="found">The entry.</param>
    /// <param name="form">Lets the tap count once.</param>
    /// <param name="past">Sends the question on that is being asked, where one is.</param>
    public static Message Answer(FaqShown found, string form, PostbackAction? past) => new TextMessage(
        $"{found.Question}\n\n{(found.Answer.Length > MostShown ? found.Answer[..MostShown] + "…" : found.Answer)}\n\n{(found.Unit is { } unit ? $"{unit} · " : "")}ปรับปรุง {ThaiCalendar.ShortDate(ThaiCalendar.Day(found.ChangedAt))}\nช่วยได้ไหมคะ")
    {
        QuickReply = new QuickReply([
            new QuickReplyItem(FaqTaps.To("ช่วยได้", FaqTaps.Rate, Number(found), FaqTaps.Helped, form)),
            new QuickReplyItem(FaqTaps.To("ยังไม่ช่วย", FaqTaps.Rate, Number(found), FaqTaps.DidNot, form)),
            .. past is null ? (QuickReplyItem[])[] : [new QuickReplyItem(past)],
        ]),
    };

    public static Message SorryInFlow(PostbackAction past) => new TextMessage("ขอบคุณที่บอกค่ะ ส่งคำถามของท่านถึงเจ้าหน้าที่ได้เลย") { QuickReply = new QuickReply([new QuickReplyItem(past)]) };

    private static string Number(FaqLine line) => line.Number.ToString(CultureInfo.InvariantCulture);
}
