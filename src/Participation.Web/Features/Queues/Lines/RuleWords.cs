namespace Participation.Web.Features.Queues;

/// <summary>How a queue works, with its own numbers: the notice on the web, in the chat and on paper say the same.</summary>
public static class RuleWords
{
    public static readonly IReadOnlyList<TicketClass> PriorityClasses = [.. TicketKinds.Classes.Where(c => c.Lane() == Lane.Priority)];

    public static readonly IReadOnlyList<string> Steps =
    [
        "รับบัตรคิวด้วย QR ทาง LINE ที่จอ หรือที่เจ้าหน้าที่ คนหนึ่งถือบัตรได้ใบเดียวในคิวหนึ่ง",
        "ถ้ารับบัตรจากที่อื่น เมื่อถึงห้องรอให้ใส่เลข 4 หลักที่เห็นบนจอ",
        "รอเรียกเลข แล้วไปที่ช่องที่บอก",
        "เสร็จแล้ว ให้คะแนนบริการได้ ไม่ต้องบอกชื่อ",
    ];

    public static string Interleave(Queue queue) => $"เรียกบัตรทั่วไป {queue.OrdinaryPerPriority} ใบ แล้วเรียกบัตรพิเศษ 1 ใบ สลับกันไป";

    public static IReadOnlyList<(string Title, string Text)> Of(Queue queue) =>
    [
        ("มาก่อนได้ก่อน", "เรียกตามเวลาที่รับบัตร ไม่ว่ารับทางใด ทุกช่องเรียกจากคิวเดียวกัน"),
        ("เรียกเฉพาะคนที่อยู่ในห้องรอ", "ถ้าถึงคิวแล้วยังไม่มา เราเรียกคนถัดไปก่อน มาถึงแล้วจะได้ต่อจากคนที่รออยู่"),
        ("บัตรพิเศษ", $"สำหรับ{string.Join(" ", PriorityClasses.Select(LogWords.Of))} {Interleave(queue)} นอกจากนี้ไม่มีบัตรพิเศษอื่น"),
        ("เรียกแล้วไม่มา", $"เรียกอย่างน้อย {queue.CallsBeforeMissed} ครั้ง ไม่เกิน {queue.MostCalls} ครั้ง ห่างกันไม่ต่ำกว่า {queue.SecondsBetweenCalls} วินาที แล้วจึงเรียกคนถัดไป"),
        ("กลับเข้าคิว", $"ถ้าพลาดเรียกหรือขอไปธุระ กลับเข้าคิวได้หนึ่งครั้ง {CardWords.Back(queue)}"),
        ("เรียกนอกลำดับ", "ทำได้เมื่อมีเหตุเท่านั้น เจ้าหน้าที่ต้องบอกเหตุ ระบบนับทุกครั้ง และประกาศให้ทุกคนดู"),
        ("ปิดรับบัตร", $"ก่อนช่องปิด {queue.LastCardMinutes} นาที{(queue.MostPerDay > 0 ? $" หรือเมื่อครบ {queue.MostPerDay} ใบในวันนั้น" : "")}"),
    ];
}

/// <summary>When cards are given again, in words.</summary>
public static class IssuingWords
{
    public static string Of(Issuing.Closed closed, DateOnly today) => closed switch
    {
        { OpensOn: { } day, OpensAt: { } time } => $"{closed.Words} รับได้อีกครั้ง{(day == today ? "วันนี้" : Platform.Time.ThaiCalendar.LongDate(day))} เวลา {Platform.Time.ThaiCalendar.TimeOfDay(time)}",
        _ => closed.Words,
    };

    public static string Full(int mostPerDay) => $"วันนี้แจกบัตรครบ {mostPerDay} ใบแล้ว พรุ่งนี้รับใหม่ได้ หรือถามเจ้าหน้าที่";
}
