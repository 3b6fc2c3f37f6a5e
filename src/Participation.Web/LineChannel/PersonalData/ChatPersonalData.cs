using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Lanes;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Delivery.Recipients;
using Participation.Web.LineChannel.Conversations;
using Participation.Web.Persistence;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Time;

namespace Participation.Web.LineChannel.PersonalData;

/// <summary>What passes through the chat: messages received and sent, the flow somebody is in, whether they can be reached.</summary>
public sealed class ChatPersonalData : IPersonalData
{
    public string Title => "การคุยใน LINE";

    public IReadOnlyList<string> Tables { get; } = ["inbox_events", "outbox_messages", "conversations", "line_recipients", "lane_leases"];

    public ProcessingActivity Activity { get; } = new(
        "รับและตอบข้อความใน LINE", "รหัสผู้ใช้ LINE (ไม่ใช่ชื่อ) ข้อความที่จำเป็นต่อการตอบ วันที่เพิ่มเพื่อนหรือบล็อก", "ประชาชนที่เพิ่มเพื่อน",
        "ให้บริการและตอบคำถาม", "ภารกิจเพื่อประโยชน์สาธารณะ (มาตรา 24 (4))", "ข้อความที่รับ {inbox-events} รายการที่ส่ง {outbox-messages} การคุยที่ค้างไว้ 1 วัน สถานะเพื่อนจนกว่าจะขอลบ",
        "บริษัทผู้ให้บริการ LINE ในฐานะช่องทางส่งข้อความ", "ลบเนื้อความเมื่อส่งแล้ว ไม่เก็บข้อความที่ไม่ได้ใช้ ไม่บันทึกรหัสผู้ใช้ในบันทึกระบบ");

    public async Task<IReadOnlyCollection<string>> PeopleAsync(ParticipationContext db, CancellationToken ct) =>
    [
        .. await db.Inbox.Select(e => e.Lane).Distinct().ToListAsync(ct),
        .. await db.OutboxMessages.Select(m => m.Recipient).Distinct().ToListAsync(ct),
        .. await db.Set<Conversation>().Select(c => c.LineUserId).ToListAsync(ct),
        .. await db.Set<Recipient>().Select(r => r.LineId).ToListAsync(ct),
    ];

    public async Task<IReadOnlyList<PersonalRecord>> ShowAsync(ParticipationContext db, Person person, CancellationToken ct)
    {
        var kept = await db.Inbox.CountAsync(e => e.Lane == person.LineUserId, ct);
        var known = await db.Set<Recipient>().AsNoTracking().SingleOrDefaultAsync(r => r.LineId == person.LineUserId, ct);
        List<PersonalField> fields = [new("ข้อความและการแตะที่ยังเก็บอยู่ (ลบเองใน {inbox-events})", string.Create(CultureInfo.InvariantCulture, $"{kept} รายการ"))];
        if (known is not null) fields.Add(new("เพิ่มเพื่อนครั้งแรก", ThaiCalendar.ShortDateTime(known.FirstSeenAt)));
        return [new PersonalRecord(Title, fields)];
    }

    public async Task<ErasureOutcome> EraseAsync(ParticipationContext db, Person person, DateTime upTo, CancellationToken ct)
    {
        var user = person.LineUserId;
        // What is being handled or sent at this moment would be missed by whoever works on it.
        await db.Inbox.Where(e => e.Lane == user && e.ReceivedAt <= upTo && e.Status != InboxStatus.Pending).ExecuteDeleteAsync(ct);
        await db.OutboxMessages.Where(m => m.Recipient == user && m.CreatedAt <= upTo && m.Status != OutboxStatus.Pending).ExecuteDeleteAsync(ct);
        await db.Set<Conversation>().Where(c => c.LineUserId == user && c.ExpiresAt <= upTo + Conversation.Life).ExecuteDeleteAsync(ct);
        await db.Set<Recipient>().Where(r => r.LineId == user && r.FirstSeenAt <= upTo).ExecuteDeleteAsync(ct);
        string[] lanes = [InboxWorker.LanePrefix + user, OutboxWorker.LanePrefix + user];
        await db.Set<LaneLease>().Where(l => lanes.Contains(l.Lane) && l.Until <= upTo).ExecuteDeleteAsync(ct);
        var underWay = await db.Inbox.AnyAsync(e => e.Lane == user && e.ReceivedAt <= upTo, ct) || await db.OutboxMessages.AnyAsync(m => m.Recipient == user && m.CreatedAt <= upTo, ct)
            || await db.Set<LaneLease>().AnyAsync(l => lanes.Contains(l.Lane), ct);
        return new ErasureOutcome(StillToCome: underWay);
    }
}
