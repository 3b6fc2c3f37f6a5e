using Line.Messaging.Messages;
using Participation.Web.LineChannel.Chat;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Platform.PersonalData;

namespace Participation.Web.Features.Citizens.Chat;

/// <summary>"What do you keep about me?" Shown in the chat, corrected and taken away on /me, erased with two taps.</summary>
public sealed class MyDataChat(PersonalFile file, MyDataLink link, EraseCitizen erase, ConversationStore conversations) : ChatHandler
{
    private const string Ask = "ask";
    private const string Erase = "erase";
    private const string Keep = "keep";

    public override string Topic => "mydata";

    public override IReadOnlyList<string> Words { get; } = [Vocabulary.MyData];

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct) =>
        turn.Answer(Shown(await file.ReadAsync(turn.UserId, ct), link.AddressFor(turn.UserId)));

    public override async Task OnTapAsync(ChatTurn turn, ChatTap tap, CancellationToken ct)
    {
        switch (tap.Act)
        {
            case Ask:
                turn.Answer(new TextMessage("ลบข้อมูลทั้งหมดของท่านใช่ไหมคะ\nหมู่บ้านที่บอกไว้และข้อความเก่าจะหายไป ลบแล้วเอาคืนไม่ได้ คะแนนที่เคยให้ไม่รู้ว่าเป็นของใคร จึงยังนับอยู่")
                {
                    QuickReply = new QuickReply(
                        new PostbackAction("ลบข้อมูลของฉัน", ChatTap.Data(Topic, Erase)) { DisplayText = "ลบข้อมูลของฉัน" },
                        new PostbackAction("ไม่ลบ", ChatTap.Data(Topic, Keep)) { DisplayText = "ไม่ลบ" }),
                });
                break;
            case Erase:
                turn.Forget();
                // Its row goes with the rest.
                conversations.LetGo(turn.UserId);
                turn.Answer(Said(await erase.RunAsync(turn.UserId, ct)));
                break;
            case Keep:
                turn.Answer(new TextMessage("ได้ค่ะ ข้อมูลยังอยู่เหมือนเดิม"));
                break;
            default:
                turn.Answer(ChatTexts.OldButton);
                break;
        }
    }

    private FlexMessage Shown(IReadOnlyList<PersonalRecord> records, string address) => new("ข้อมูลของท่านที่เก็บไว้", new FlexBubble
    {
        Header = Bubbles.Header("ข้อมูลของฉัน", "สิ่งที่เราเก็บเกี่ยวกับท่าน"),
        Body = Flex.Column([.. records.SelectMany(Lines).Take(40), Bubbles.Words("ปุ่มด้านล่างเป็นของท่านคนเดียว ใช้ได้ 15 นาที อย่าส่งต่อ") with { Color = Bubbles.Soft, Margin = FlexSize.Lg }]),
        Footer = Flex.Column(
            Bubbles.Do(new UriAction("แก้ไข หรือดาวน์โหลด", address)),
            Bubbles.Also(new PostbackAction("ลบข้อมูลของฉัน", ChatTap.Data(Topic, Ask)) { DisplayText = "ขอลบข้อมูลของฉัน" })) with
        { Spacing = FlexSize.Md },
    });

    private static IEnumerable<FlexComponent> Lines(PersonalRecord record) =>
    [
        Bubbles.Strong(record.Title) with { Margin = FlexSize.Lg },
        .. record.Fields.Select(f => Bubbles.Words($"{f.Name}: {f.Value}") with { Margin = FlexSize.Sm }),
    ];

    private static TextMessage Said(EraseCitizenOutcome outcome) => new(outcome.Match(
        erased => "ลบข้อมูลของท่านแล้วค่ะ ส่วนที่เหลือ เช่น ข้อความนี้ ระบบจะลบเองในไม่กี่นาที\nข้อความในเครื่องของท่านเองยังอยู่ ลบได้จากเมนูของ LINE",
        partlyHeldBack => $"ลบข้อมูลของท่านแล้วค่ะ ยกเว้นส่วนนี้\n{string.Join("\n", partlyHeldBack.Why)}"));
}
