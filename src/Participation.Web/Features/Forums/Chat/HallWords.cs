using System.Globalization;
using Line.Messaging.Messages;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.LineChannel.Chat;

namespace Participation.Web.Features.Forums.Chat;

public static class HallTaps
{
    public const string Topic = "hall";
    public const string Here = "here";
    public const string Ask = "ask";
    public const string Vote = "vote";

    /// <summary>What stands before the dash of the code on the screen: F-KT12.</summary>
    public const char Letter = 'F';

    public static PostbackAction ImHere(Forum forum) => To("มาถึงแล้ว", Here, forum);

    public static PostbackAction To(string label, string act, Forum forum, params ReadOnlySpan<string> more) =>
        new(Labels.Cut(label), ChatTap.Data(Topic, act, [forum.Number.ToString(CultureInfo.InvariantCulture), .. more])) { DisplayText = Labels.Cut(label) };
}

/// <summary>What the account says on the day of a forum.</summary>
public static class HallWords
{
    public static readonly Message Unknown = new TextMessage("ไม่มีรหัสนี้ค่ะ ดูรหัสที่จอหรือป้ายหน้าห้องอีกครั้ง") { QuickReply = ChatTexts.Taps(Vocabulary.Forum, Vocabulary.Menu) };

    public static readonly Message TypeCode = new TextMessage(Typing) { QuickReply = ChatTexts.Taps(Vocabulary.Forum, Vocabulary.Menu) };

    public static readonly Message InFirst = new TextMessage($"ลงชื่อว่ามาแล้วก่อนนะคะ จึงจะตอบได้\n{Typing}") { QuickReply = ChatTexts.Taps(Vocabulary.Forum, Vocabulary.Menu) };

    private const string Typing = "พิมพ์รหัสที่จอหรือป้ายหน้าห้อง เช่น F-KT12 เพื่อลงชื่อว่ามาแล้วค่ะ";

    public static Message Shut(string words) => new TextMessage($"{words}ค่ะ") { QuickReply = ChatTexts.Taps(Vocabulary.Forum, Vocabulary.Menu) };

    public static Message In(Forum forum, Village? village, bool isAgain) => new TextMessage(
        $"{(isAgain ? "ลงชื่อไว้แล้วค่ะ" : "ลงชื่อว่ามาแล้วค่ะ")} {(village is null ? "ยังไม่รู้ว่าท่านมาจากที่ใด แตะ หมู่บ้านของฉัน แล้วแตะ มาถึงแล้ว อีกครั้ง" : $"นับท่านจาก {VillageName.Of(village)}")}\nนับครั้งเดียว ถ้าลงชื่อทางอื่นแล้ว บอกเจ้าหน้าที่ที่โต๊ะ")
    {
        QuickReply = new QuickReply([
            .. village is null ? (LineAction[])[new MessageAction(Vocabulary.MyVillage, Vocabulary.MyVillage), HallTaps.ImHere(forum)] : [],
            HallTaps.To("คำถามในเวที", HallTaps.Ask, forum), ForumTaps.To("ให้ความเห็น", ForumTaps.Say, forum), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)]),
    };

    public static Message Asked(Forum forum, PollResult poll, string before = "") => new TextMessage($"{before}{poll.Poll.Question}\nแตะคำตอบด้านล่าง เปลี่ยนได้จนกว่าจะปิด\n{string.Join('\n', poll.Lines.Select(l => $"{l.Ordinal}. {l.Text}"))}")
    {
        QuickReply = new QuickReply([.. poll.Lines.Select(LineAction (l) => HallTaps.To($"{l.Ordinal}. {l.Text}", HallTaps.Vote, forum, poll.Poll.Ordinal.ToString(CultureInfo.InvariantCulture), l.Ordinal.ToString(CultureInfo.InvariantCulture)))]),
    };

    /// <summary>A button from a question that is over, with the one that is open, where there is one.</summary>
    public static Message NotCounted(Forum forum, PollResult? open) => open is null ? NoneAsked(forum, OldQuestion) : Asked(forum, open, OldQuestion);

    private const string OldQuestion = "คำถามนั้นปิดแล้ว คำตอบนี้ไม่ได้นับค่ะ\n\n";

    public static Message NoneAsked(Forum forum, string before = "") => new TextMessage($"{before}ตอนนี้ไม่มีคำถามที่เปิดอยู่ค่ะ") { QuickReply = new QuickReply([HallTaps.To("คำถามในเวที", HallTaps.Ask, forum), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)]) };

    public static Message Voted(Forum forum, string text) => new TextMessage($"รับคำตอบแล้วค่ะ ท่านตอบว่า {text}\nเปลี่ยนได้จนกว่าจะปิด") { QuickReply = new QuickReply([HallTaps.To("คำถามในเวที", HallTaps.Ask, forum), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)]) };
}
