using Line.Messaging.Messages;

namespace Participation.Web.LineChannel.Chat;

/// <summary>
/// Answers the words whose capability is not here yet: says so, and what the office offers instead. A slice that
/// registers a handler for one of them takes it over.
/// </summary>
public sealed class OfficeInstead(OfficeSign office) : ChatHandler
{
    private static readonly Dictionary<string, string> Instead = new()
    {
        [Vocabulary.Forum] = "เรื่องประชาคมทาง LINE ยังไม่เปิดค่ะ\nถามวัน เวลา และสถานที่ประชุมได้ที่สำนักงาน หรือถามผู้ใหญ่บ้าน ประธานชุมชน",
        [Vocabulary.Complain] = "ร้องเรียนทาง LINE ยังไม่ได้ค่ะ เรื่องที่พิมพ์ในแชตนี้ไม่ถึงเจ้าหน้าที่\nแจ้งที่สำนักงานหรือทางโทรศัพท์ได้",
        [Vocabulary.Hardship] = "แจ้งเรื่องเดือดร้อนทาง LINE ยังไม่ได้ค่ะ เรื่องที่พิมพ์ในแชตนี้ไม่ถึงเจ้าหน้าที่\nแจ้งที่สำนักงานหรือทางโทรศัพท์ได้",
        [Vocabulary.Track] = "ติดตามเรื่องทาง LINE ยังไม่ได้ค่ะ\nถามที่สำนักงานหรือทางโทรศัพท์ได้ ถ้ามีเลขที่เรื่อง เตรียมไว้ด้วยนะคะ",
    };

    public override string Topic => "office";

    public override IReadOnlyList<string> Words { get; } = [.. Instead.Keys];

    public override bool StandsIn => true;

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        var lead = Instead[word];
        turn.Answer(new FlexMessage(lead.Split('\n')[0], Bubbles.Office(await office.ReadAsync(ct), lead)));
    }
}
