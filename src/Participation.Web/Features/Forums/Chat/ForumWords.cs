using System.Globalization;
using Line.Messaging.Messages;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Chat;

/// <summary>The buttons of the chat, and what they carry.</summary>
public static class ForumTaps
{
    public const string Topic = "forum";
    public const string Coming = "coming";
    public const string NotComing = "not-coming";
    public const string Remind = "remind";
    public const string Say = "say";
    public const string Kind = "kind";
    public const string Wish = "wish";

    public const string WantsAnswer = "answer";
    public const string WantsNone = "none";

    public static PostbackAction To(string label, string act, Forum forum, params ReadOnlySpan<string> more) =>
        new(label, ChatTap.Data(Topic, act, [forum.Number.ToString(CultureInfo.InvariantCulture), .. more])) { DisplayText = label };
}

/// <summary>What the account says about forums.</summary>
public static class ForumWords
{
    public const int MostCards = 10;

    public static readonly Message TooLong = new TextMessage("ยาวเกิน 4,000 ตัวอักษรค่ะ ข้อความของท่านยังอยู่ในแชต คัดลอกมาแบ่งส่งสองครั้งได้");
    public static readonly Message Over = new TextMessage("เวทีนี้ผ่านไปแล้ว เลื่อน หรือยกเลิกค่ะ แตะ ประชาคม เพื่อดูเวทีที่กำลังจะมาถึง") { QuickReply = ChatTexts.Taps(Vocabulary.Forum, Vocabulary.Menu) };
    public static readonly Message Closed = new TextMessage("เวทีนี้ปิดรับความเห็นแล้วค่ะ ความเห็นนี้ยังไม่ได้ส่ง แตะ ประชาคม เพื่อดูเวทีอื่น") { QuickReply = ChatTexts.Taps(Vocabulary.Forum, Vocabulary.Menu) };

    public static Message None(Uri all) => new FlexMessage("ยังไม่มีเวทีประชาคมที่กำลังจะมาถึง", new FlexBubble
    {
        Header = Bubbles.Header("เวทีประชาคม"),
        Body = Flex.Column(Bubbles.Words("ยังไม่มีเวทีที่กำลังจะมาถึงค่ะ ถามเพิ่มได้ที่สำนักงาน หรือผู้ใหญ่บ้าน ประธานชุมชน")),
        Footer = Flex.Column(Bubbles.Also(new UriAction("ดูเวทีที่ผ่านมา", all.ToString()))),
    })
    { QuickReply = Ways(Vocabulary.MyVillage, Vocabulary.Contact, Vocabulary.Menu) };

    public static Message Coming(IReadOnlyList<ForumLine> lines, ForumLinks links, bool knowsVillage, IReadOnlySet<Guid> withStatements, Func<Forum, bool> isHallOpen) => new FlexMessage(
        $"เวทีประชาคมที่กำลังจะมาถึง {lines.Count} เวที", new FlexCarousel([.. lines.Select(line => Card(line, links, withStatements.Contains(line.Forum.Id), isHallOpen(line.Forum)))]))
    { QuickReply = knowsVillage ? Ways(Vocabulary.Menu, Vocabulary.Contact) : Ways(Vocabulary.MyVillage, Vocabulary.Menu, Vocabulary.Contact) };

    public static Message Said(Forum forum, ForumIntent intent) => new TextMessage(intent.Answer switch
    {
        ComingAnswer.Coming when intent.Seat == IntentSeat.Seated => $"จองที่นั่งให้แล้วค่ะ\n{Short(forum)}\nถ้าไปไม่ได้ แตะ ไปไม่ได้ เพื่อให้คนอื่นได้นั่ง",
        ComingAnswer.Coming when intent.Seat == IntentSeat.Waiting => $"ที่นั่งเต็มแล้วค่ะ ใส่ชื่อท่านในรายชื่อรอแล้ว\n{Short(forum)}\nถ้ามีคนคืนที่นั่ง จะบอกท่านที่นี่ ระหว่างนี้ฝากความเห็นไว้ได้",
        ComingAnswer.Coming => $"จดไว้แล้วค่ะว่าท่านจะไป\n{Short(forum)}\nเปลี่ยนใจได้ทุกเมื่อ ไม่ไปก็ไม่เป็นไร",
        ComingAnswer.NotComing => $"จดไว้แล้วค่ะว่าท่านไปไม่ได้\nฝากความเห็นไว้ก่อนได้ เราจะนำเข้าเวทีให้",
        ComingAnswer.Open => $"จดไว้แล้วค่ะ\n{Short(forum)}",
    })
    { QuickReply = new QuickReply([.. intent.WantsReminder || intent.Answer == ComingAnswer.NotComing ? (LineAction[])[] : [ForumTaps.To("เตือนฉัน", ForumTaps.Remind, forum)], .. intent.Seat == IntentSeat.None ? (LineAction[])[] : [ForumTaps.To("ไปไม่ได้", ForumTaps.NotComing, forum)], ForumTaps.To("ให้ความเห็น", ForumTaps.Say, forum), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)]) };

    public static Message WillRemind(Forum forum, bool will) => new TextMessage(will
        ? $"ได้ค่ะ จะเตือนครั้งเดียวในวันที่ {ThaiCalendar.ShortDate(forum.Day.AddDays(-1))}\nถ้าข้อความของเดือนนั้นหมด อาจไม่ได้เตือน จดวันไว้ด้วยนะคะ"
        : $"เวทีนี้ใกล้ถึงแล้ว ไม่ส่งเตือนอีกค่ะ\n{Short(forum)}")
    { QuickReply = new QuickReply([ForumTaps.To("จะไป", ForumTaps.Coming, forum), ForumTaps.To("ให้ความเห็น", ForumTaps.Say, forum), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)]) };

    public static Message WhichKind(Forum forum) => new TextMessage($"{forum.Title}\nท่านอยากบอกเรื่องแบบไหนคะ")
    {
        QuickReply = new QuickReply([.. OpinionTerms.Kinds.Select(LineAction (kind) => ForumTaps.To(kind.Words(), ForumTaps.Kind, forum, kind.ToString()))]),
    };

    public static Message WantsAnswer(Forum forum, OpinionKind kind) => new TextMessage("อยากให้เจ้าหน้าที่ตอบกลับไหมคะ")
    {
        QuickReply = new QuickReply([
            ForumTaps.To("อยากได้คำตอบ", ForumTaps.Wish, forum, kind.ToString(), ForumTaps.WantsAnswer),
            ForumTaps.To("ไม่ต้องตอบ", ForumTaps.Wish, forum, kind.ToString(), ForumTaps.WantsNone)]),
    };

    public static Message Write(OpinionKind kind) => new TextMessage($"พิมพ์{kind.Words()}ในข้อความเดียวได้เลยค่ะ\nทุกคนอ่านได้ แต่ไม่แสดงชื่อท่าน อย่าใส่ชื่อคนหรือเบอร์โทร");

    public static Message Thanks(Forum forum, Opinion opinion, Uri page) => new TextMessage(
        $"รับความเห็นแล้วค่ะ ขอบคุณค่ะ{(opinion.DueOn is { } due ? $"\nจะตอบท่านที่นี่ภายใน {ThaiCalendar.ShortDate(due)}" : "")}\nอ่านความเห็นทั้งหมดที่ {page}")
    { QuickReply = new QuickReply([ForumTaps.To("ให้ความเห็นอีก", ForumTaps.Say, forum), ForumTaps.To("จะไป", ForumTaps.Coming, forum), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)]) };

    public static Message Reminder(Forum forum, Uri page) => new FlexMessage($"พรุ่งนี้มี{forum.Name()} {forum.Title}", new FlexBubble
    {
        Header = Bubbles.Header($"พรุ่งนี้มี{forum.Name()}", "ท่านขอให้เตือน ข้อความนี้มีครั้งเดียว"),
        Body = Flex.Column(Bubbles.Strong(forum.Title), Bubbles.Words(forum.When()), Bubbles.Words(forum.Place)) with { Spacing = FlexSize.Sm },
        Footer = Flex.Column(Bubbles.Do(new UriAction("ดูรายละเอียด", page.ToString()))),
    });

    public static Message CalledOff(Forum forum, Uri page) => new TextMessage($"{forum.Name()}ที่ท่านบอกว่าจะไป ยกเลิกแล้วค่ะ\n{forum.Title}\n{forum.When()}\nเพราะ {Labels.Cut(forum.Reason, 500)}\n{page}") { QuickReply = ChatTexts.Taps(Vocabulary.Forum, Vocabulary.Menu) };

    public static Message Moved(Forum forum, Uri page) => new TextMessage($"{forum.Name()}ที่ท่านบอกว่าจะไป เปลี่ยนวัน เวลา หรือสถานที่ค่ะ\n{forum.Title}\nเปลี่ยนเป็น {forum.When()}\nที่ {forum.Place}\n{page}")
    {
        QuickReply = new QuickReply([ForumTaps.To("จะไป", ForumTaps.Coming, forum), ForumTaps.To("ไปไม่ได้", ForumTaps.NotComing, forum), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)]),
    };

    public static Message GotSeat(Forum forum, Uri page) => new TextMessage($"ท่านได้ที่นั่งแล้วค่ะ มีคนคืนที่นั่ง\n{forum.Title}\n{Short(forum)}\nถ้าไปไม่ได้แล้ว แตะ ไปไม่ได้ เพื่อให้คนอื่นได้นั่ง\n{page}")
    {
        QuickReply = new QuickReply([ForumTaps.To("ไปไม่ได้", ForumTaps.NotComing, forum), ForumTaps.To("เตือนฉัน", ForumTaps.Remind, forum), new MessageAction(Vocabulary.Menu, Vocabulary.Menu)]),
    };

    public static Message Answered(Forum forum, string answer, Uri page) =>
        new TextMessage($"คำตอบต่อความเห็นของท่าน เรื่อง {forum.Title}\n\n{Labels.Cut(answer, 1500)}\n\nอ่านในหน้าเวที {page}");

    public static Message Hidden(Forum forum, string reason) =>
        new TextMessage($"ความเห็นของท่านในเวที {forum.Title} ซ่อนจากหน้าเว็บไว้ค่ะ\nเพราะ {reason}\nความเห็นยังนับอยู่ เขียนใหม่ได้ทุกเมื่อ แตะ ประชาคม");

    private static FlexBubble Card(ForumLine line, ForumLinks links, bool hasStatements, bool isHallOpen)
    {
        var forum = line.Forum;
        return new FlexBubble
        {
            Header = Bubbles.Header(forum.Title, line.Invited),
            Body = Flex.Column([Bubbles.Strong(forum.When()), Bubbles.Words(forum.Place), .. forum.MapLink.Length == 0 ? (FlexComponent[])[] : [Bubbles.Also(new UriAction("เปิดแผนที่", forum.MapLink))], Bubbles.Also(new UriAction("รายละเอียด", links.Of(forum).ToString()))]) with { Spacing = FlexSize.Sm },
            Footer = Flex.Column([
                .. isHallOpen ? (FlexComponent[])[Bubbles.Do(HallTaps.ImHere(forum))] : [],
                isHallOpen ? Bubbles.Also(ForumTaps.To("จะไป", ForumTaps.Coming, forum)) : Bubbles.Do(ForumTaps.To("จะไป", ForumTaps.Coming, forum)),
                Bubbles.Also(ForumTaps.To("ไปไม่ได้", ForumTaps.NotComing, forum)),
                Bubbles.Also(ForumTaps.To("เตือนฉัน", ForumTaps.Remind, forum)),
                Bubbles.Also(ForumTaps.To("ให้ความเห็น", ForumTaps.Say, forum)),
                .. hasStatements ? (FlexComponent[])[Bubbles.Also(StatementChat.Begin(forum))] : []]) with
            { Spacing = FlexSize.Sm },
        };
    }

    /// <summary>What came of forums is a tap away from those to come.</summary>
    private static QuickReply Ways(params ReadOnlySpan<string> words) => new([new QuickReplyItem(ProposalTaps.All), .. ChatTexts.Taps(words).Items]);

    private static string Short(Forum forum) => $"{forum.When()}\n{forum.Place}";
}
