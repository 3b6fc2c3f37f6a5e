using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints;

/// <summary>Reports to which nobody has written what the problems were, and those that are written and not yet proposed to the public.</summary>
public sealed class CaseReportDuties(ParticipationContext db, CurrentStaff staff, IPublishing publishing) : IStaffDuties
{
    private const int Most = 3;

    public async Task<IReadOnlyList<StaffDuty>> ListAsync(CancellationToken ct)
    {
        var (mayWrite, mayPublish) = (await staff.MayAsync(Permission.WriteCaseReports, ct), await staff.MayAsync(Permission.WritePublications, ct));
        if (!mayWrite && !mayPublish) return [];
        var duties = new List<StaffDuty>();
        var latest = await db.Set<CaseReport>().AsNoTracking().OrderByDescending(r => r.To).ThenByDescending(r => r.Id).Take(Most)
            .Select(r => new { Report = r, IsWritten = db.Set<CaseReportNotes>().Any(n => n.ReportId == r.Id) }).ToListAsync(ct);
        foreach (var (report, isWritten) in latest.Select(l => (l.Report, l.IsWritten)))
        {
            if (!isWritten && mayWrite) duties.Add(new StaffDuty($"รายงานเรื่องร้องเรียน {report.Period.Name} ยังไม่มีปัญหาและแนวทางแก้ไข", $"/staff/cases/reports/{report.Id}/write", Urgent: false));
            if (isWritten && mayPublish && await publishing.FindAsync(report.Source, ct) is null)
                duties.Add(new StaffDuty($"รายงานเรื่องร้องเรียน {report.Period.Name} พร้อมเสนอเผยแพร่", $"/staff/cases/reports/{report.Id}/publish", Urgent: false));
        }
        return duties;
    }
}
