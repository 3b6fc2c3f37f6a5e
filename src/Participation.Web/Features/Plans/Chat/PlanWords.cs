using System.Globalization;
using Line.Messaging.Messages;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Chat;

/// <summary>The buttons of plans, and what they carry.</summary>
public static class PlanTaps
{
    public const string Topic = "plan";
    public const string Say = "say";
    public const string Page = "page";
    public const string Village = "village";
    public const string Wish = "wish";
    public const string Follow = "follow";
    public const string Leave = "leave";

    /// <summary>In place of a village's id.</summary>
    public const string NoVillage = "none";

    public static PostbackAction To(string label, string act, int plan, params ReadOnlySpan<string> more) =>
        new(label, ChatTap.Data(Topic, act, [plan.ToString(CultureInfo.InvariantCulture), .. more])) { DisplayText = label };
}

/// <summary>What the account says about plans.</summary>
public static class PlanWords
{
    /// <summary>Before the dash of the code that the page's link types.</summary>
    public const char Letter = 'D';

    public const int MostCards = 10;

    /// <summary>With the one that names none and the way to the next ones it stays below what LINE shows.</summary>
    public const int VillagesOnPage = 9;

    private static readonly QuickReply Ways = ChatTexts.Taps(Vocabulary.Plan, Vocabulary.Project, Vocabulary.Forum, Vocabulary.Menu);

    public static readonly Message Unknown = new TextMessage("ไม่พบร่างแผนเลขที่นี้ค่ะ แตะ แผนพัฒนา เพื่อดูร่างที่เปิดรับความเห็น") { QuickReply = Ways };

    public static readonly Message TooLong = new TextMessage("ยาวเกิน 4,000 ตัวอักษรค่ะ ข้อความของท่านยังอยู่ในแชต คัดลอกมาแบ่งส่งสองครั้งได้");

    public static Message None(Uri all) => new TextMessage($"ตอนนี้ไม่มีร่างแผนที่เปิดรับความเห็นค่ะ\nดูแผนทั้งหมดที่ {all}") { QuickReply = Ways };

    public static Message Taking(IReadOnlyList<PlanDraft> plans, PlanLinks links, DateOnly today) =>
        new FlexMessage($"ร่างแผนที่เปิดรับความเห็น {plans.Count} เรื่อง", new FlexCarousel([.. plans.Select(p => Card(p, links, today))])) { QuickReply = Ways };

    public static Message One(PlanDraft plan, PlanLinks links, DateOnly today) => new FlexMessage(Labels.Cut(plan.Title, 300), Card(plan, links, today)) { QuickReply = Ways };

    /// <summary>With the day in it, and that nothing was sent.</summary>
    public static Message NotOpen(string words) => new TextMessage($"{words}ค่ะ\nยังไม่ได้ส่งความเห็น แตะ แผนพัฒนา เพื่อดูร่างอื่น") { QuickReply = Ways };

    public static Message WhichVillage(PlanDraft plan, IReadOnlyList<Village> villages, string? next) => new TextMessage($"{plan.Title}\nท่านอยู่หมู่บ้านหรือชุมชนใดคะ\nจะแสดงคู่กับความเห็นของท่าน ไม่แสดงชื่อ")
    {
        QuickReply = new QuickReply(
        [
            .. villages.Select(QuickReplyItem (v) => new(PlanTaps.To(Labels.Cut(VillageName.Of(v)), PlanTaps.Village, plan.Number, v.Id.ToString("N")))),
            .. next is null ? (QuickReplyItem[])[] : [new(PlanTaps.To("หมู่บ้านอื่น", PlanTaps.Page, plan.Number, next))],
            new(PlanTaps.To("ไม่บอก", PlanTaps.Village, plan.Number, PlanTaps.NoVillage)),
        ]),
    };

    public static Message Write(PlanDraft plan) => new TextMessage("พิมพ์ความเห็นในข้อความเดียวได้เลยค่ะ บอกหน้าหรือหัวข้อด้วยก็ได้\nทุกคนอ่านได้ แต่ไม่แสดงชื่อท่าน อย่าใส่ชื่อคนหรือเบอร์โทร\nอยากให้บอกคำตอบที่นี่ แตะปุ่มก่อนพิมพ์")
    {
        QuickReply = new QuickReply([new QuickReplyItem(PlanTaps.To("อยากได้คำตอบ", PlanTaps.Wish, plan.Number))]),
    };

    public static readonly Message WillTell = new TextMessage("ได้ค่ะ เมื่อหน่วยงานตอบจะบอกที่นี่\nพิมพ์ความเห็นในข้อความเดียวได้เลยค่ะ");

    public static Message Thanks(PlanDraft plan, Uri comments) => new TextMessage(
        $"รับความเห็นแล้วค่ะ ขอบคุณค่ะ\nหน่วยงานจะตอบภายใน {ThaiCalendar.ShortDate(plan.AnswerBy!.Value)}\nอ่านความเห็นและคำตอบที่ {comments}")
    {
        QuickReply = new QuickReply([new(PlanTaps.To("ให้ความเห็นอีก", PlanTaps.Say, plan.Number)), .. Ways.Items]),
    };

    public static Message Following(PlanDraft plan) => new TextMessage($"ติดตามแผนเลขที่ {plan.Number} ให้แล้วค่ะ\n{plan.Title}\nเมื่อถึงขั้นต่อไป มีฉบับใหม่ หรือเปิดรับความเห็น จะบอกที่นี่ บางครั้งบอกเมื่อท่านทักมาครั้งต่อไป") { QuickReply = With("เลิกติดตาม", PlanTaps.Leave, plan) };

    public static Message NotFollowing(PlanDraft plan) => new TextMessage($"เลิกติดตามแผนเลขที่ {plan.Number} แล้วค่ะ") { QuickReply = plan.IsFinished ? Ways : With("ติดตาม", PlanTaps.Follow, plan) };

    public static Message Over(PlanDraft plan) => new TextMessage($"แผนเลขที่ {plan.Number} ครบทุกขั้นแล้วค่ะ ไม่มีอะไรให้ติดตามต่อ") { QuickReply = Ways };

    /// <summary>A step, the same to everybody who follows.</summary>
    public static Message Changed(PlanDraft plan, PlanStep step, Uri page) =>
        new TextMessage($"แผนที่ท่านติดตาม เลขที่ {plan.Number}\n{plan.Title}\n\n{step.Words()}\n{step.Words}\n{plan.Standing()}\nอ่านที่ {page}")
        {
            QuickReply = plan.IsFinished ? Ways : step.Kind is PlanStepKind.CommentsOpened or PlanStepKind.CommentsExtended
                ? new QuickReply([new(PlanTaps.To("ให้ความเห็น", PlanTaps.Say, plan.Number)), .. With("เลิกติดตาม", PlanTaps.Leave, plan).Items])
                : With("เลิกติดตาม", PlanTaps.Leave, plan),
        };

    public static Message Answered(PlanDraft plan, PlanComment comment, string answer, Uri comments) =>
        new TextMessage($"คำตอบต่อความเห็นของท่าน เรื่อง {plan.Title}\n{comment.Outcome(plan.Editions)}\n\n{Labels.Cut(answer, 1500)}\n\nอ่านทั้งหมดที่ {comments}");

    public static Message Hidden(PlanDraft plan, string reason) =>
        new TextMessage($"ความเห็นของท่านเรื่อง {plan.Title} ซ่อนจากหน้าเว็บไว้ค่ะ\nเพราะ {reason}\nความเห็นยังนับอยู่ เขียนใหม่ได้ถ้ายังไม่ปิดรับ แตะ แผนพัฒนา");

    private static QuickReply With(string label, string act, PlanDraft plan) => new([new QuickReplyItem(PlanTaps.To(label, act, plan.Number)), .. Ways.Items]);

    private static FlexBubble Card(PlanDraft plan, PlanLinks links, DateOnly today)
    {
        FlexComponent[] say = plan.WindowOn(today) == CommentWindow.Open ? [Bubbles.Do(PlanTaps.To("ให้ความเห็น", PlanTaps.Say, plan.Number))] : [];
        FlexComponent[] follow = plan.IsFinished ? [] : [say.Length == 0 ? Bubbles.Do(PlanTaps.To("ติดตาม", PlanTaps.Follow, plan.Number)) : Bubbles.Also(PlanTaps.To("ติดตาม", PlanTaps.Follow, plan.Number))];
        return new FlexBubble
        {
            Header = Bubbles.Header(plan.Kind.Words(), plan.Years()),
            Body = Flex.Column(Bubbles.Strong(plan.Title), Bubbles.Words(plan.Standing()), Bubbles.Words(plan.Taking(today))) with { Spacing = FlexSize.Sm },
            Footer = Flex.Column([.. say, .. follow, Bubbles.Also(new UriAction("อ่านร่างและขั้นตอน", links.Of(plan).ToString()))]) with { Spacing = FlexSize.Sm },
        };
    }
}
