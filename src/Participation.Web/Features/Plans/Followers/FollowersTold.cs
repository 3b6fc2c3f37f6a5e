using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Plans;

/// <summary>How many followers were told of a piece of news, for staff: as LINE took it, not as it was meant.</summary>
public static class FollowersTold
{
    /// <summary>How far what was sent of each is.</summary>
    public static async Task<IReadOnlyDictionary<Guid, MulticastProgress>> ToldAsync(this ParticipationContext db, IReadOnlyCollection<Guid> news, CancellationToken ct)
    {
        var sent = await db.Set<Multicast>().Where(m => news.Contains(m.SubjectId)).Select(m => new { m.Id, m.SubjectId }).ToListAsync(ct);
        var progress = await MulticastProgress.ReadAsync(db, sent.ConvertAll(m => m.Id), ct);
        return sent.ToDictionary(m => m.SubjectId, m => progress[m.Id]);
    }

    /// <param name="sent">For how many a message of its own was booked.</param>
    /// <param name="progress">Of that message.</param>
    public static string Words(int? sent, MulticastProgress? progress) => (sent, progress) switch
    {
        (0, _) => "ตอนนั้นไม่มีผู้ติดตามที่ต้องบอก",
        (_, null) => "ผู้ติดตามจะได้อ่านเมื่อทักมาครั้งต่อไป",
        (_, { Waiting: > 0 } sending) => $"กำลังส่งถึงผู้ติดตาม {WholeNumber.Show(sending.Waiting)} คน ส่งแล้ว {WholeNumber.Show(sending.Sent)} คน",
        (_, { } told) => $"ส่งถึงผู้ติดตาม {WholeNumber.Show(told.Sent)} คน{Rest(told)}",
    };

    private static string Rest(MulticastProgress sent) => string.Concat(
        sent.Failed + sent.Cancelled is > 0 and var owed ? $" อีก {WholeNumber.Show(owed)} คนจะได้อ่านเมื่อทักมา" : null,
        sent.Unknown > 0 ? $" ไม่รู้ว่าถึงหรือไม่ {WholeNumber.Show(sent.Unknown)} คน" : null);
}
