using System.Globalization;
using System.Text.Json;
using Line.Messaging.Messages;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications.Chat;

/// <summary>What the account says about questions under publications.</summary>
public static class QuestionWords
{
    public const string AskAct = "ask";
    public const string KindAct = "ask-kind";

    public static readonly Message TooLong = new TextMessage("ยาวเกิน 2,000 ตัวอักษรค่ะ ข้อความของท่านยังอยู่ในแชต คัดลอกมาแบ่งส่งสองครั้งได้");
    public static readonly Message Closed = new TextMessage("เรื่องนี้ถอนแล้ว จึงไม่รับคำถามค่ะ ถามเรื่องอื่นได้ แตะ ติดต่อ") { QuickReply = ChatTexts.Taps(Vocabulary.Contact, Vocabulary.Menu) };

    public static PostbackAction Ask(int number) => new("ถามเรื่องนี้", ChatTap.Data(NewsTaps.Topic, AskAct, Text(number))) { DisplayText = "ถามเรื่องนี้" };

    public static Message WhichKind(Publication publication) => new TextMessage($"{publication.Title}\nท่านอยากบอกเรื่องไหนคะ")
    {
        QuickReply = new QuickReply([Kind("มีคำถาม", publication.Number, AskedKind.Question), Kind("พบข้อผิดพลาด", publication.Number, AskedKind.Error)]),
    };

    public static Message Write(AskedKind kind) => new TextMessage(
        $"{(kind == AskedKind.Error ? "พิมพ์บอกได้เลยค่ะว่าตรงไหนผิด และที่ถูกคืออะไร" : "พิมพ์คำถามในข้อความเดียวได้เลยค่ะ")}\nทุกคนอ่านคำถามและคำตอบได้ แต่ไม่แสดงชื่อท่าน อย่าใส่ชื่อคนหรือเบอร์โทร");

    public static Message Thanks(Publication publication, AskedQuestion question, Uri page) => new TextMessage(
        $"รับ{(question.Kind == AskedKind.Error ? "แจ้ง" : "คำถาม")}แล้วค่ะ ขอบคุณค่ะ\nจะตอบท่านที่นี่ภายใน {ThaiCalendar.ShortDate(question.DueOn)}\nอ่านคำถามและคำตอบทั้งหมดที่ {page}")
    {
        QuickReply = new QuickReply(Ask(publication.Number), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)),
    };

    public static Message Answered(Publication publication, string answer, Uri page) =>
        new TextMessage($"คำตอบต่อคำถามของท่าน เรื่อง {Labels.Cut(publication.Title, 120)}\n\n{Labels.Cut(answer, 1500)}\n\nอ่านทั้งหมดที่ {page}");

    public static Message Hidden(Publication publication, string reason) =>
        new TextMessage($"คำถามของท่านใต้เรื่อง {Labels.Cut(publication.Title, 120)} ซ่อนจากหน้าเว็บไว้ค่ะ\nเพราะ {reason}\nถามใหม่ได้ทุกเมื่อ");

    private static PostbackAction Kind(string label, int number, AskedKind kind) => new(label, ChatTap.Data(NewsTaps.Topic, KindAct, Text(number), kind.ToString())) { DisplayText = label };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A question as far as it has been tapped.</summary>
public sealed record QuestionDraft(int Number, AskedKind Kind)
{
    public string ToState() => JsonSerializer.Serialize(this);

    public static QuestionDraft? Read(string state)
    {
        try
        {
            return JsonSerializer.Deserialize<QuestionDraft>(state);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
