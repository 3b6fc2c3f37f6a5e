using Participation.Web.Delivery.Outgoing;

namespace Participation.Web.LineChannel.Staff;

/// <summary>What happened to events and messages, in words for people who do not know how it works inside.</summary>
public static class DeliveryWords
{
    public static string OfEvent(string type) => type switch
    {
        "message" => "ข้อความจากประชาชน",
        "postback" => "การแตะปุ่ม",
        "follow" => "การเพิ่มเพื่อน",
        "unfollow" => "การบล็อก",
        _ => $"อื่น ๆ ({type})",
    };

    /// <summary>In words; the name of the failure stands beside them for whoever mends it.</summary>
    public static string OfFailure(string? failure) => failure switch
    {
        null => "ไม่ทราบสาเหตุ",
        "OperationCanceledException" or "TaskCanceledException" or "TimeoutException" => "ใช้เวลานานเกินไป",
        "PoisonedEventException" => "ทำให้ระบบหยุดทำงานหลายครั้ง",
        _ => "ระบบทำต่อไม่ได้",
    };

    public static string Of(MessageClass messageClass) => messageClass switch
    {
        MessageClass.Conversation => "คำตอบในแชต",
        MessageClass.Notice => "แจ้งเตือน",
        MessageClass.Outcome => "เรื่องที่ต้องแจ้งให้ทราบ",
    };

    public static string Why(OutboxStatus status, DeliveryError? error) => status switch
    {
        OutboxStatus.Expired when error == DeliveryError.QuotaExhausted => "ข้อความของเดือนนี้หมด จนเลยเวลาที่ควรส่ง",
        OutboxStatus.Expired => "หมดเวลาก่อนจะส่งได้",
        OutboxStatus.Refused => "LINE ไม่รับข้อความนี้",
        OutboxStatus.Blocked => "ผู้รับบล็อกบัญชีของเรา",
        OutboxStatus.Unknown => "ไม่รู้ว่าถึงหรือไม่ จึงไม่ส่งซ้ำ",
        OutboxStatus.Pending or OutboxStatus.Sent or OutboxStatus.PresumedSent => "",
    };
}
