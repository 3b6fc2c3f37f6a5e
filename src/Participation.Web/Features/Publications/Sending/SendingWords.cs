using Participation.Web.Delivery.Multicasts;
using Participation.Web.Delivery.Outgoing;

namespace Participation.Web.Features.Publications;

/// <summary>How a sending stands, for people who do not know how it works inside.</summary>
public static class SendingWords
{
    public static string Of(MulticastProgress progress) => progress.State switch
    {
        MulticastState.Sending => "◐ กำลังส่ง",
        MulticastState.Stopped => "! หยุด ข้อความเดือนนี้หมด",
        MulticastState.Finished when progress.Sent == progress.All => "✓ ส่งครบแล้ว",
        MulticastState.Finished when progress.Sent == 0 && progress.Unknown == 0 => "✗ ไม่ได้ส่งให้ใคร",
        MulticastState.Finished => "✓ จบแล้ว ไม่ครบทุกคน",
    };

    public static string Of(DeliveryError error) => error switch
    {
        DeliveryError.RateLimited => "LINE ขอให้ส่งช้าลง ระบบลองใหม่เอง",
        DeliveryError.Transient => "LINE ยังไม่รับ ระบบลองใหม่เอง",
        DeliveryError.Unknown => "LINE ไม่ตอบว่ารับหรือไม่ ระบบถามซ้ำเอง ไม่มีใครได้ซ้ำ",
        DeliveryError.QuotaExhausted => "LINE บอกว่าข้อความของเดือนนี้หมด",
        DeliveryError.Permanent or DeliveryError.InvalidReplyToken => "LINE ไม่รับข้อความนี้",
    };

    public static string Of(ToldGroupState? state) => state is { } known ? Of(known) : "○ ยังไม่ได้ส่ง";

    private static string Of(ToldGroupState state) => state switch
    {
        ToldGroupState.Waiting => "◐ รอส่ง",
        ToldGroupState.Sent => "✓ ส่งเข้ากลุ่มแล้ว",
        ToldGroupState.Failed => "✗ ส่งไม่สำเร็จ เลือกแล้วส่งอีกครั้งได้",
        ToldGroupState.Unknown => "! ไม่รู้ว่าถึงหรือไม่ โทรถามแล้วบันทึกช่องทางเสียงตามสาย",
    };
}
