using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>What waits in the cases somebody works on: new ones, those due, those that broke the promise, letters and calls.</summary>
public sealed class CaseDuties(ParticipationContext db, CurrentStaff staff, TimeProvider clock) : IStaffDuties
{
    /// <summary>What is older was forgotten for good.</summary>
    private static readonly TimeSpan LessonsAsked = TimeSpan.FromDays(60);

    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var reach = await staff.ReachOfAsync(Permission.WorkOnCases, ct);
        if (reach.IsNothing) return [];
        var today = ThaiCalendar.Day(clock.Now());
        var open = db.Set<Case>().AsNoTracking().Within(reach).Where(c => c.State != CaseState.Closed);
        var duties = new List<StaffDuty>();
        var breached = await db.Set<Case>().Within(reach).Breached(db).CountAsync(ct);
        var due = await open.CountAsync(c => c.DueOn >= today && c.DueOn <= today.AddDays(1), ct);
        var fresh = await open.CountAsync(c => c.HandlerId == null, ct);
        var mine = db.Set<Case>().Within(reach).Select(c => c.Id);
        var tasks = await db.Set<CaseNotice>().CountAsync(n => n.Way == NoticeWay.LetterOrCall && n.DeliveredAt == null && n.OpenedAt == null && n.AcceptedAt == null && mine.Contains(n.CaseId), ct);
        var since = clock.Now() - LessonsAsked;
        var unlearnt = await db.Set<Case>().Within(reach).Complaints().CountAsync(c => c.State == CaseState.Closed && c.ClosedAt >= since && c.MergedIntoId == null && !db.Set<CaseMatter>().Any(m => m.CaseId == c.Id && m.ErasedAt != null) && !db.Set<CaseLesson>().Any(l => l.CaseId == c.Id), ct);
        if (breached > 0) duties.Add(new StaffDuty($"✕ {breached} เรื่องเกินกำหนดโดยไม่ได้แจ้งผลหรือชี้แจง", "/staff/cases", Urgent: true));
        if (due > 0) duties.Add(new StaffDuty($"{due} เรื่องครบกำหนดวันนี้หรือพรุ่งนี้", "/staff/cases", Urgent: true));
        if (fresh > 0) duties.Add(new StaffDuty($"{fresh} เรื่องยังไม่มีใครรับไปทำ", "/staff/cases", Urgent: false));
        if (tasks > 0) duties.Add(new StaffDuty($"{tasks} เรื่องต้องส่งจดหมายหรือโทรแจ้ง", "/staff/cases", Urgent: true));
        if (unlearnt > 0) duties.Add(new StaffDuty($"{unlearnt} เรื่องปิดแล้ว ยังไม่ได้เขียนสาเหตุและการป้องกัน", "/staff/cases?show=closed", Urgent: false));
        return duties;
    }
}
