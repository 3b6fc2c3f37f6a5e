using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Reports;

/// <summary>Reports that wait to be acknowledged, and improvements whose day has passed.</summary>
public sealed class ReportDuties(ParticipationContext db, CurrentStaff staff, TimeProvider clock) : IStaffDuties
{
    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var positions = (await staff.PositionsAsync(ct)).Select(p => p.Id).ToList();
        var duties = new List<StaffDuty>();
        var waiting = await (from recipient in db.Set<ReportRecipient>()
                             join report in db.Set<SurveyReport>() on recipient.ReportId equals report.Id
                             where positions.Contains(recipient.PositionId) && recipient.AcknowledgedAt == null
                             group recipient by report.Kind into kinds
                             select new { kinds.Key, Count = kinds.Select(r => r.ReportId).Distinct().Count(), Overdue = kinds.Count(r => r.DueAt < now) }).ToListAsync(ct);
        foreach (var kind in waiting.OrderByDescending(k => k.Key))
            duties.Add(new StaffDuty($"รายงานผลประเมิน{kind.Key.Words()} {kind.Count} ฉบับรอท่านรับทราบ{(kind.Overdue > 0 ? " เลยกำหนดแล้ว" : "")}", "/staff/reports?show=mine", Urgent: kind.Overdue > 0));
        if (!await staff.MayAsync(Permission.WriteImprovements, ct)) return duties;
        var today = ThaiCalendar.Day(now);
        var late = await db.Set<ImprovementAction>().Where(a => a.DoneOn == null && a.DueOn < today).GroupBy(a => a.ReportId).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).Take(5).ToListAsync(ct);
        duties.AddRange(late.Select(l => new StaffDuty($"เรื่องที่จะปรับปรุง {l.Count} เรื่องเลยกำหนด ทำแล้วให้บันทึกผล", $"/staff/reports/{l.Key}/improve", Urgent: true)));
        // The proof that executives were told is owed twice a year.
        if (await db.Set<ReportRecipient>().CountAsync(r => r.AcknowledgedAt == null && r.DueAt < now && db.Set<SurveyReport>().Any(x => x.Id == r.ReportId && x.Kind == ReportKind.HalfYearly), ct) is > 0 and var overdue)
            duties.Add(new StaffDuty($"รายงานครึ่งปีมี {overdue} ตำแหน่งเลยกำหนดรับทราบ กรุณาเตือน", "/staff/reports?show=overdue", Urgent: true));
        return duties;
    }
}
