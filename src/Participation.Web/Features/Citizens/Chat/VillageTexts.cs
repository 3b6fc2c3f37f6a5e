using Line.Messaging.Messages;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel.Chat;

namespace Participation.Web.Features.Citizens.Chat;

/// <summary>The question for the village, and what is said to its answer.</summary>
public static class VillageTexts
{
    public const int PageSize = 12;

    /// <summary>A second page is not turned for one or two more.</summary>
    public const int MostOnOnePage = 14;

    public static readonly Message NoVillages = new TextMessage("ยังไม่มีรายชื่อหมู่บ้านในระบบค่ะ ใช้บริการอื่นได้ตามปกติ");
    public static readonly Message PassedOver = new TextMessage("ได้ค่ะ ไม่บอกก็ใช้บริการได้ทุกอย่าง\nอยากบอกเมื่อไร พิมพ์ว่า หมู่บ้านของฉัน") { QuickReply = Next };

    private static QuickReply Next => ChatTexts.Taps(Vocabulary.Menu, Vocabulary.Rate, Vocabulary.Queue, Vocabulary.Complain, Vocabulary.Contact);

    public static Message Chosen(Village village) =>
        new TextMessage($"จำไว้แล้วค่ะ ท่านอยู่ {VillageName.Of(village)}\nเปลี่ยนได้ทุกเมื่อ พิมพ์ว่า หมู่บ้านของฉัน") { QuickReply = Next };

    public static Message Which(IReadOnlyList<Village> villages, Village? current, Func<Village, string> choose, string skip, string? previous, string? next)
    {
        var words = string.Join("หรือ", villages.Select(v => v.Label).Distinct());
        List<FlexComponent> turns = [];
        if (next is not null) turns.Add(Bubbles.Do(new PostbackAction($"ดู{words}ถัดไป", next) { DisplayText = "ดูต่อ" }));
        if (previous is not null) turns.Add(Bubbles.Also(new PostbackAction("ย้อนกลับ", previous) { DisplayText = "ย้อนกลับ" }));
        return new FlexMessage($"ท่านอยู่{words}ไหนคะ ไม่บอกก็ใช้บริการได้", new FlexBubble
        {
            Header = Bubbles.Header($"ท่านอยู่{words}ไหนคะ", current is null ? "จะได้บอกเรื่องของที่ที่ท่านอยู่ ไม่บอกก็ใช้บริการได้" : $"ตอนนี้คือ {VillageName.Of(current)}"),
            Body = Bubbles.Pairs([.. villages.Select(v => Bubbles.Tile(VillageName.Numbered(v), v.Name, new PostbackAction(Labels.Cut(VillageName.Of(v), 40), choose(v)) { DisplayText = VillageName.Of(v) }))]) with { PaddingAll = FlexSize.Md },
            Footer = turns.Count == 0 ? null : Flex.Column([.. turns]) with { Spacing = FlexSize.Md },
        })
        {
            QuickReply = new QuickReply(new PostbackAction(current is null ? "ข้ามไปก่อน" : "ไม่เปลี่ยน", skip) { DisplayText = current is null ? "ข้ามไปก่อน" : "ไม่เปลี่ยน" }),
        };
    }
}
