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
    };

    public override string Topic => "office";

    public override IReadOnlyList<string> Words { get; } = [.. Instead.Keys];

    public override bool StandsIn => true;

    public override async Task OnWordAsync(ChatTurn turn, string word, CancellationToken ct)
    {
        turn.Answer(await office.InsteadAsync(Instead[word], ct));
    }
}
