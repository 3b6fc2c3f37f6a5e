using Participation.Web.Delivery.Multicasts;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Plans;

/// <summary>How many followers were told of an entry, for staff: as LINE took it, not as it was meant.</summary>
public static class ProjectTold
{
    public static string Words(ProjectEntry entry, MulticastProgress? progress) => (entry.Sent, progress) switch
    {
        (0, _) => "ตอนนั้นไม่มีผู้ติดตามที่ต้องบอก",
        (_, null) => "ผู้ติดตามจะได้อ่านเมื่อทักมาครั้งต่อไป",
        (_, { Waiting: > 0 } sending) => $"กำลังส่งถึงผู้ติดตาม {WholeNumber.Show(sending.Waiting)} คน ส่งแล้ว {WholeNumber.Show(sending.Sent)} คน",
        (_, { } sent) => $"ส่งถึงผู้ติดตาม {WholeNumber.Show(sent.Sent)} คน{Rest(sent)}",
    };

    private static string Rest(MulticastProgress sent) => string.Concat(
        sent.Failed + sent.Cancelled is > 0 and var owed ? $" อีก {WholeNumber.Show(owed)} คนจะได้อ่านเมื่อทักมา" : null,
        sent.Unknown > 0 ? $" ไม่รู้ว่าถึงหรือไม่ {WholeNumber.Show(sent.Unknown)} คน" : null);
}
