using Microsoft.EntityFrameworkCore;
using Participation.Web.Delivery.Multicasts;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications;

/// <summary>What waits for whoever reads, writes or approves.</summary>
public sealed class PublicationDuties(ParticipationContext db, CurrentStaff staff, PublicationList list, TimeProvider clock) : IStaffDuties
{
    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var duties = new List<StaffDuty>();
        var unread = await list.UnreadAsync(staff.AccountId, ct);
        if (unread > 0) duties.Add(new StaffDuty($"มีเรื่องเวียน {unread} เรื่องที่ท่านยังไม่ได้กดรับทราบ", "/staff/notices", Urgent: false));
        var (approves, writes) = (await staff.MayAsync(Permission.ApprovePublications, ct), await staff.MayAsync(Permission.WritePublications, ct));
        if (!approves && !writes) return duties;
        var states = (await db.Set<Publication>().Where(p => p.State == PublicationState.Submitted || p.State == PublicationState.Returned || p.State == PublicationState.Approved)
            .GroupBy(p => p.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).ToDictionary(s => s.Key, s => s.Count);
        if (approves)
        {
            // Only what somebody else wrote waits for this person.
            var waiting = await db.Set<Publication>().CountAsync(p => p.State == PublicationState.Submitted && !db.Set<PublicationAuthor>().Any(a => a.PublicationId == p.Id && a.AccountId == staff.AccountId), ct);
            var corrections = await db.Set<Correction>().CountAsync(c => c.ApprovedAt == null && c.WrittenBy != staff.AccountId, ct);
            if (waiting > 0) duties.Add(new StaffDuty($"มี {waiting} เรื่องรอท่านอนุมัติก่อนเผยแพร่", "/staff/publications?show=submitted", Urgent: true));
            if (corrections > 0) duties.Add(new StaffDuty($"มีคำแก้ไข {corrections} เรื่องรอท่านอนุมัติ", "/staff/publications?show=correcting", Urgent: true));
        }
        if (!writes) return duties;
        if (states.GetValueOrDefault(PublicationState.Returned) is > 0 and var returned) duties.Add(new StaffDuty($"มี {returned} เรื่องถูกส่งกลับให้แก้", "/staff/publications?show=returned", Urgent: false));
        // What has its moment waits for nobody.
        if (states.GetValueOrDefault(PublicationState.Approved) - await db.Scheduled().CountAsync(ct) is > 0 and var approved) duties.Add(new StaffDuty($"อนุมัติแล้ว {approved} เรื่อง รอกดเผยแพร่", "/staff/publications?show=approved", Urgent: false));
        var stopped = await db.Set<Sending>().CountAsync(s => db.Set<Multicast>().Any(m => m.Id == s.Id && m.State == MulticastState.Stopped), ct);
        if (stopped > 0) duties.Add(new StaffDuty($"การส่งทาง LINE หยุดอยู่ {stopped} เรื่อง เพราะข้อความของเดือนนี้หมด", "/staff/publications?show=stopped", Urgent: true));
        if (await db.Unsent().CountAsync(ct) is > 0 and var unsent) duties.Add(new StaffDuty($"เผยแพร่ตามเวลาแล้ว {unsent} เรื่อง แต่ยังไม่ได้ส่งทาง LINE ครบตามที่ตั้งไว้ ต้องเลือกว่าจะทำอย่างไร", "/staff/publications?show=unsent", Urgent: true));
        if (await db.GroupsNotTold().CountAsync(ct) is > 0 and var untold) duties.Add(new StaffDuty($"กลุ่ม LINE ของหมู่บ้านไม่ได้รับ หรือไม่รู้ว่าได้รับหรือไม่ {untold} เรื่อง", "/staff/publications?show=groups", Urgent: true));
        var today = ThaiCalendar.Day(clock.Now());
        var late = await db.Set<AskedQuestion>().CountAsync(q => !q.IsSettled && q.DueOn < today, ct);
        var asked = await db.Set<AskedQuestion>().CountAsync(q => !q.IsSettled && q.DueOn >= today, ct);
        if (late > 0) duties.Add(new StaffDuty($"✕ {late} คำถามใต้ประกาศเกินกำหนดตอบ", "/staff/publications/questions?show=waiting", Urgent: true));
        if (asked > 0) duties.Add(new StaffDuty($"{asked} คำถามใต้ประกาศรอคำตอบ", "/staff/publications/questions?show=waiting", Urgent: false));
        var weekly = await WeeklyCount.ReadAsync(db, today, ct);
        if (weekly.IsBehind(today)) duties.Add(new StaffDuty($"สัปดาห์นี้เผยแพร่ {weekly.Now.Count} เรื่อง เป้าอย่างน้อย {weekly.Least} เรื่อง", "/staff/publications", Urgent: false));
        if (await list.BelowMinimumAsync(ct) is > 0 and var below) duties.Add(new StaffDuty($"เผยแพร่แล้ว {below} เรื่องยังไม่ครบช่องทาง", "/staff/publications?show=incomplete", Urgent: false));
        return duties;
    }
}
