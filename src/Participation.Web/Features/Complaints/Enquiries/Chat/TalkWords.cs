using Line.Messaging.Messages;
using Participation.Web.LineChannel.Chat;

namespace Participation.Web.Features.Complaints.Enquiries.Chat;

/// <summary>The button of a talk, and the case in its flow.</summary>
public static class TalkTaps
{
    public const string Topic = "talk";
    public const string Done = "done";

    /// <summary>What somebody wants who asks for a person is known afterwards.</summary>
    public const string Category = "other";

    public static string StateOf(Guid caseId) => caseId.ToString("N");

    public static Guid? CaseIn(string state) => Guid.TryParseExact(state, "N", out var id) ? id : null;

    public static QuickReply End(Guid caseId) => new(new QuickReplyItem(new PostbackAction("จบการคุย", ChatTap.Data(Topic, Done, StateOf(caseId))) { DisplayText = "จบการคุย" }));
}

/// <summary>What the account says around a talk.</summary>
public static class TalkWords
{
    /// <summary>While nobody is appointed.</summary>
    public const string NotOpen = "คุยกับเจ้าหน้าที่ทาง LINE ยังไม่ได้ค่ะ เรื่องที่พิมพ์ในแชตนี้ไม่ถึงเจ้าหน้าที่\nถามที่สำนักงานหรือทางโทรศัพท์ได้";

    public static readonly Message Begin = new TextMessage("พิมพ์เรื่องที่อยากคุยได้เลยค่ะ เจ้าหน้าที่จะอ่านและตอบในแชตนี้");
    public static readonly Message TooLong = new TextMessage("ยาวไปค่ะ แบ่งพิมพ์เป็นสองข้อความได้");
    public static readonly Message Ended = new TextMessage("จบการคุยแล้วค่ะ คำถามที่ยังไม่ได้คำตอบ เจ้าหน้าที่จะตอบมาในแชตนี้") { QuickReply = ChatTexts.Taps(Vocabulary.Track, Vocabulary.Person, Vocabulary.Menu) };
    public static readonly Message Over = new TextMessage("คำถามก่อนหน้านี้ตอบเสร็จแล้วค่ะ ข้อความเมื่อครู่ยังไม่ถึงเจ้าหน้าที่ แตะ คุยกับเจ้าหน้าที่ แล้วพิมพ์อีกครั้ง") { QuickReply = ChatTexts.Taps(Vocabulary.Person, Vocabulary.Menu) };

    public static Message NobodyThere(OfficeNow sign) => new TextMessage($"ตอนนี้ไม่มีเจ้าหน้าที่อยู่ค่ะ {sign.State}\nฝากคำถามไว้ได้ตอนนี้ แตะ สอบถาม เจ้าหน้าที่จะตอบเมื่อเปิดทำการ") { QuickReply = ChatTexts.Taps(Vocabulary.Ask, Vocabulary.Contact, Vocabulary.Menu) };

    public static Message GoOn(Case asked, OfficeNow sign) => new TextMessage($"คุยต่อเรื่องเลขที่ {asked.Text} ได้เลยค่ะ{Closed(sign)}") { QuickReply = TalkTaps.End(asked.Id) };

    public static Message Begun(Case asked, TrackingPair tracking, OfficeNow sign) => new TextMessage(
        $"ถึงเจ้าหน้าที่แล้วค่ะ เลขที่ {asked.Text} รอในแชตนี้ได้เลย พิมพ์เพิ่มได้{Closed(sign)}\n\nรหัสติดตาม {tracking.ShownCode}\nPIN {tracking.Pin}")
    {
        QuickReply = TalkTaps.End(asked.Id),
    };

    public static Message Sent(Guid caseId, OfficeNow sign) => new TextMessage($"ถึงเจ้าหน้าที่แล้วค่ะ{Closed(sign)}") { QuickReply = TalkTaps.End(caseId) };

    private static string Closed(OfficeNow sign) => sign.IsOpen ? "" : $"\nตอนนี้{sign.State} เจ้าหน้าที่จะตอบเมื่อเปิด";
}
