using Line.Messaging.Messages;

namespace Participation.Web.LineChannel.Chat;

/// <summary>The menu and the help: everything there is, to be tapped.</summary>
public sealed class MenuChat(OfficeSign office) : ChatHandler
{
    public override string Topic => "menu";

    public override IReadOnlyList<string> Words { get; } = [Vocabulary.Menu, Vocabulary.Help];

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        var sign = await office.ReadAsync(ct);
        turn.Answer(word == Vocabulary.Help ? Help(sign) : Menu(sign));
    }

    private static FlexMessage Menu(OfficeNow office) => new($"เมนู {office.Name}: {string.Join(" ", Shown.Select(w => w.Word))}", new FlexBubble
    {
        Header = Bubbles.Header("ต้องการทำอะไรคะ", "แตะเลือกได้เลย"),
        Body = Bubbles.Pairs([.. Shown.Select(w => Bubbles.Tile(w.Icon, w.Tile!, new MessageAction(w.Tile!.Replace('\n', ' '), w.Word)))]) with { PaddingAll = FlexSize.Md },
    })
    {
        QuickReply = ChatTexts.Taps(Vocabulary.Help, Vocabulary.MyVillage, Vocabulary.MyData, Vocabulary.Contact),
    };

    private static FlexMessage Help(OfficeNow office)
    {
        List<FlexComponent> steps =
        [
            Bubbles.Strong("1. แตะปุ่ม"),
            Bubbles.Words("ทุกอย่างแตะเลือกได้ แตะ เมนู เพื่อเริ่ม"),
            Bubbles.Strong("2. พิมพ์คำสั้น ๆ") with { Margin = FlexSize.Lg },
            Bubbles.Words("เช่น คิว ประเมิน ร้องเรียน ติดต่อ พิมพ์ผิดบ้างก็เข้าใจ"),
            Bubbles.Strong("3. ทำผิด เริ่มใหม่ได้") with { Margin = FlexSize.Lg },
            Bubbles.Words("พิมพ์ ยกเลิก ได้ทุกเมื่อ"),
        ];
        List<FlexComponent> ways = [Bubbles.Do(new MessageAction("เปิดเมนู", Vocabulary.Menu))];
        if (office.Phone is { } phone && Addresses.Call(phone) is { } call) ways.Add(Bubbles.Also(call));
        return new FlexMessage("วิธีใช้: แตะปุ่ม หรือพิมพ์คำสั้น ๆ เช่น เมนู คิว ติดต่อ พิมพ์ ยกเลิก ได้ทุกเมื่อ", new FlexBubble
        {
            Header = Bubbles.Header("วิธีใช้"),
            Body = Flex.Column([.. steps]),
            Footer = Flex.Column([.. ways]) with { Spacing = FlexSize.Md },
        });
    }

    private static IEnumerable<ChatWord> Shown => Vocabulary.All.Where(w => w.Tile is not null);
}
