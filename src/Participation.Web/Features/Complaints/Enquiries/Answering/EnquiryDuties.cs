using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries;

/// <summary>Questions that wait, and answers that are no longer valid.</summary>
public sealed class EnquiryDuties(ParticipationContext db, CurrentStaff staff, AnswerTimes times, TimeProvider clock) : IStaffDuties
{
    private const int Most = 500;

    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var duties = new List<StaffDuty>();
        var now = clock.Now();
        if (await staff.MayAsync(Permission.AnswerEnquiries, ct) && await db.WaitingAsync(Most, ct) is { Count: > 0 } waiting)
        {
            var rules = await times.ReadAsync(ct);
            var (talks, over) = (waiting.Count(w => w.IsTalk), waiting.Count(w => rules.IsOver(w.Since!.Value, now)));
            if (talks > 0) duties.Add(new StaffDuty($"{talks} คนรอคุยกับเจ้าหน้าที่ใน LINE", "/staff/enquiries", Urgent: true));
            if (over > 0) duties.Add(new StaffDuty($"✕ {over} คำถามเลยเวลาตอบ", "/staff/enquiries", Urgent: true));
            if (waiting.Count - over > 0) duties.Add(new StaffDuty($"{waiting.Count - over} คำถามรอคำตอบ", "/staff/enquiries", Urgent: false));
        }
        var today = ThaiCalendar.Day(now);
        if (await staff.MayAsync(Permission.WriteFaq, ct) && await db.Set<FaqEntry>().CountAsync(f => f.IsActive && f.ValidUntil < today, ct) is > 0 and var stale)
            duties.Add(new StaffDuty($"{stale} คำตอบที่พบบ่อยหมดอายุ ประชาชนไม่เห็น", "/staff/faq", Urgent: false));
        return duties;
    }
}
