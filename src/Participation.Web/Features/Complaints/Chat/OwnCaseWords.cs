using Line.Messaging.Messages;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Chat;

/// <summary>What the account says about cases somebody has told it.</summary>
public static class OwnCaseWords
{
    private const int MostSteps = 5;
    private const int LongestWords = 200;

    public static readonly Message RatingIsOver = new TextMessage("เรื่องนี้ให้คะแนนแล้ว หรือหมดเวลาให้คะแนนแล้วค่ะ") { QuickReply = ChatTexts.Taps(Vocabulary.Track, Vocabulary.Menu) };

    public static Message List(IReadOnlyList<OwnCase> own, DateOnly today) => own.Count == 0
        ? new TextMessage("ยังไม่มีเรื่องที่แจ้งจาก LINE นี้ค่ะ\nถ้าแจ้งทางอื่น ดูได้ที่หน้าเว็บ ติดตามเรื่อง ด้วยรหัสและ PIN") { QuickReply = Next }
        : new FlexMessage($"เรื่องของท่าน {own.Count} เรื่อง", new FlexCarousel([.. own.Select(o => new FlexBubble
        {
            Header = Bubbles.Header(o.Head, o.Category),
            Body = Flex.Column(Bubbles.Strong(o.Carrying.Standing()), Bubbles.Words($"อยู่ที่ {o.Carrying.Holder(o.Unit)}"), Bubbles.Words(o.Carrying.IsOpen ? $"จะแจ้งผลหรือชี้แจงภายใน {CaseClock.Until(o.DueOn, today)}" : $"รับเมื่อ {ThaiCalendar.ShortDate(ThaiCalendar.Day(o.ReceivedAt))}") with { Color = Bubbles.Soft }),
            Footer = Flex.Column(Bubbles.Do(ToDetails(o.Id))),
        })]))
        { QuickReply = Next };

    public static Message Details(TrackedCase tracked, DateOnly today, bool mayRate) => new FlexMessage($"เรื่องเลขที่ {tracked.Case.Text} {tracked.Standing}", new FlexBubble
    {
        Header = Bubbles.Header(Head(tracked.Case, tracked.MergedInto, tracked.IsFollowed), tracked.Category),
        Body = Flex.Column([
            Bubbles.Strong(tracked.Standing),
            Bubbles.Words($"อยู่ที่ {tracked.Holder}"),
            Bubbles.Words(tracked is { MayReopen: true, IsOpen: false } ? "ถ้ายังไม่เรียบร้อย เปิดเรื่องอีกครั้งได้ เริ่มนับวันใหม่" : tracked.Next(today)) with { Margin = FlexSize.Md },
            new FlexSeparator { Margin = FlexSize.Lg },
            .. tracked.Steps.TakeLast(MostSteps).SelectMany(Step)]),
        Footer = Buttons(tracked, mayRate) is { Count: > 0 } buttons ? Flex.Column([.. buttons]) with { Spacing = FlexSize.Md } : null,
    })
    { QuickReply = Next };

    private static IReadOnlyList<FlexComponent> Buttons(TrackedCase tracked, bool mayRate) =>
    [
        .. mayRate ? [Bubbles.Do(ToRating(tracked.Case))] : Array.Empty<FlexComponent>(),
        .. tracked.MaySay ? [Bubbles.Also(SpeakAgainTaps.Say(tracked.Case.Id))] : Array.Empty<FlexComponent>(),
        .. tracked is { MayReopen: true, IsOpen: false } ? [Bubbles.Also(SpeakAgainTaps.Reopen(tracked.Case.Id))] : Array.Empty<FlexComponent>(),
    ];

    /// <summary>Under the result, when it is told.</summary>
    public static Message AfterResult(Case about) => new FlexMessage("ให้คะแนนการจัดการเรื่องนี้ได้ค่ะ", new FlexBubble
    {
        Body = Flex.Column(Bubbles.Strong($"เรื่องเลขที่ {about.Text} เราจัดการเป็นอย่างไรบ้างคะ"), Bubbles.Words("ไม่ต้องบอกชื่อ เจ้าหน้าที่ไม่เห็นว่าใครให้คะแนน")),
        Footer = Flex.Column(Bubbles.Do(ToRating(about)), Bubbles.Also(ToDetails(about.Id)), Bubbles.Also(SpeakAgainTaps.Reopen(about.Id))) with { Spacing = FlexSize.Md },
    });

    /// <summary>Names no case: what is answered is joined to nobody.</summary>
    public static Message Invitation(RatingInvitation invitation) => new FlexMessage("การจัดการเรื่องที่แจ้ง เป็นอย่างไรบ้างคะ", new FlexBubble
    {
        Body = Flex.Column(Bubbles.Strong("การจัดการเรื่องที่แจ้ง เป็นอย่างไรบ้างคะ"), Bubbles.Words("ให้คะแนนได้ครั้งเดียว ไม่ผูกกับเรื่องและชื่อของท่าน")),
        Footer = Flex.Column(Bubbles.Do(new PostbackAction("เริ่มให้คะแนน", invitation.TapData) { DisplayText = "เริ่มให้คะแนน" })),
    });

    /// <summary>Its number, how it is theirs, and the one that stands for it.</summary>
    public static string Head(Case about, Case? mergedInto, bool isFollowed) =>
        $"{(isFollowed ? "ติดตามเรื่องเลขที่" : "เลขที่")} {about.Text}{(mergedInto is null ? "" : $" (รวมกับเลขที่ {mergedInto.Text})")}";

    private static QuickReply Next => ChatTexts.Taps(Vocabulary.Complain, Vocabulary.Menu);

    private static PostbackAction ToDetails(Guid caseId) => ComplaintTaps.To("ดูรายละเอียด", ComplaintTaps.Show, caseId.ToString("N"));

    private static PostbackAction ToRating(Case about) => ComplaintTaps.To("ให้คะแนน", ComplaintTaps.Rate, about.Id.ToString("N"));

    private static IEnumerable<FlexComponent> Step(TrackedStep step)
    {
        yield return Bubbles.Words(step.What) with { Weight = FlexWeight.Bold, Margin = FlexSize.Lg };
        yield return Bubbles.Words(ThaiCalendar.ShortDateTime(step.At)) with { Color = Bubbles.Soft };
        if (step.Words.Length > 0) yield return Bubbles.Words(Labels.Cut(step.Words, LongestWords));
        if (step.Files.Count > 0) yield return Bubbles.Words($"รูปหรือเอกสาร {step.Files.Count} ไฟล์ ดูได้ที่หน้าเว็บ") with { Color = Bubbles.Soft };
    }
}
