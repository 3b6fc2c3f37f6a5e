namespace Participation.Web.Features.Queues;

/// <summary>What a card tells its owner, on the page and in LINE: how it stands, and what to do next.</summary>
public static class CardWords
{
    /// <summary>On every card, notice and slip.</summary>
    public const string NoGift = "เจ้าหน้าที่งดรับของขวัญและสินน้ำใจทุกชนิด จ่ายเท่าที่ประกาศไว้เท่านั้น";

    private const int LongMinutes = 120;

    public static string Headline(CardView card) => card.Stage switch
    {
        CardStage.PassedOver => "ถึงคิวแล้ว แต่ท่านยังไม่อยู่ในห้องรอ",
        CardStage.Elsewhere or CardStage.Waiting => Ahead(card.Ahead),
        CardStage.Next => "คิวถัดไปคือท่าน",
        CardStage.Called => card.Counter is { } counter ? $"เชิญที่ช่อง {counter}" : "กำลังเรียกท่าน",
        CardStage.Serving => card.Counter is { } counter ? $"กำลังรับบริการที่ช่อง {counter}" : "กำลังรับบริการ",
        CardStage.Held => "พักบัตรไว้ชั่วคราว",
        CardStage.Missed or CardStage.MissedForGood => "เรียกแล้วไม่พบท่าน",
        CardStage.Away => "ท่านขอไปธุระ",
        CardStage.Finished => "เสร็จแล้ว",
        CardStage.Left => "คืนบัตรแล้ว",
        _ => "บัตรนี้หมดวันแล้ว",
    };

    /// <summary>The next step.</summary>
    public static string Next(CardView card) => card.Stage switch
    {
        CardStage.Elsewhere => "มาที่ห้องรอ แล้วใส่เลข 4 หลักที่เห็นบนจอ เจ้าหน้าที่จึงจะเรียกบัตรนี้",
        CardStage.PassedOver => "เราเรียกคนถัดไปก่อน เมื่อมาถึงให้ใส่เลข 4 หลักบนจอในห้องรอ ท่านจะได้ต่อจากคนที่รออยู่",
        CardStage.Waiting => "นั่งรอในห้องรอ และฟังเสียงเรียก",
        CardStage.Next => "กรุณาอยู่ใกล้ช่องบริการ และฟังเสียงเรียก",
        CardStage.Called => $"เดินไปที่ช่องได้เลย แสดงเลข {card.Text}",
        CardStage.Serving => "เสร็จแล้ว หน้านี้จะให้ท่านบอกว่าบริการเป็นอย่างไร",
        CardStage.Held => "ทำสิ่งที่เจ้าหน้าที่บอกให้เสร็จ แล้วกลับไปที่ช่องเดิม ไม่ต้องรับบัตรใหม่",
        CardStage.Missed => $"กลับเข้าคิวได้หนึ่งครั้ง มาที่ห้องรอแล้วใส่เลข 4 หลักบนจอ {Back(card.Queue)}",
        CardStage.MissedForGood => "บัตรนี้กลับเข้าคิวไปแล้วหนึ่งครั้ง กรุณารับบัตรใบใหม่",
        CardStage.Away => $"กลับมาแล้ว ใส่เลข 4 หลักบนจอในห้องรอ {Back(card.Queue)}",
        CardStage.Finished => "ขอบคุณที่มาใช้บริการ",
        CardStage.Left => "เลขนี้ไม่ใช้กับใครอีก ถ้ายังต้องการรับบริการ รับบัตรใบใหม่ได้",
        _ => "บัตรใช้ได้เฉพาะวันที่รับ กรุณารับบัตรใบใหม่",
    };

    /// <summary>Where somebody stands who comes back.</summary>
    public static string Back(Queue queue) => queue.ReturnsBehind == 0 ? "ท่านจะได้ที่เดิม" : $"ท่านจะได้ต่อจากคนที่รออยู่ {queue.ReturnsBehind} คน";

    public static string Ahead(int ahead) => ahead == 0 ? "ไม่มีคิวก่อนหน้าท่าน" : $"ก่อนหน้าท่าน {ahead} คิว";

    /// <summary>ประมาณ 20–35 นาที. Null where nothing honest can be said.</summary>
    public static string? Range(WaitEstimate? wait) => wait switch
    {
        null => null,
        { LowMinutes: 0 } => $"ไม่เกิน {Length(wait.HighMinutes)}",
        { HighMinutes: <= LongMinutes } => $"ประมาณ {wait.LowMinutes}–{wait.HighMinutes} นาที",
        _ => $"ประมาณ {Length(wait.LowMinutes)} ถึง {Length(wait.HighMinutes)}",
    };

    /// <summary>The wait of a card; null where it does not wait.</summary>
    public static string? Wait(CardView card) => card.Stage is CardStage.Elsewhere or CardStage.Waiting or CardStage.Next ? Wait(card.Now?.Wait) : null;

    public static string Wait(WaitEstimate? wait) => Range(wait) is { } range ? $"รอ{range}" : "ยังบอกเวลารอไม่ได้ เพราะยังไม่มีช่องเปิด";

    private static string Length(int minutes) => minutes switch
    {
        <= LongMinutes => $"{minutes} นาที",
        _ when minutes % 60 == 0 => $"{minutes / 60} ชั่วโมง",
        _ => $"{minutes / 60} ชั่วโมง {minutes % 60} นาที",
    };
}
