using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints;

/// <summary>What the office says to a report: which problems, what stood in the way, what is done about it.</summary>
public sealed class WriteCaseReport(ParticipationContext db, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(Guid reportId, string problems, string obstacles, string solutions, Guid seen, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (!await db.Set<CaseReport>().AnyAsync(r => r.Id == reportId, write)) return new EditOutcome.Unknown();
        var notes = await db.Set<CaseReportNotes>().SingleOrDefaultAsync(n => n.ReportId == reportId, write);
        if ((notes?.Version ?? Guid.Empty) != seen) return new EditOutcome.ChangedMeanwhile();
        var before = notes is null ? null : Fields(notes);
        if (notes is null) db.Add(notes = new CaseReportNotes { ReportId = reportId });
        (notes.Problems, notes.Obstacles, notes.Solutions) = (problems, obstacles, solutions);
        var changes = Fields(notes).ChangesSince(before);
        if (changes.Count == 0) return new EditOutcome.Saved();
        notes.Version = Guid.CreateVersion7(clock.Now());
        db.Audit(new AuditRecord(actor, "case_report.written", $"case_report:{reportId:N}", changes));
        return new EditOutcome.Saved();
    }, ct, new EditOutcome.Refused("", "มีคนบันทึกในเวลาเดียวกัน กรุณาเปิดหน้านี้ใหม่"));

    private static Dictionary<string, string> Fields(CaseReportNotes notes) => new() { ["problems"] = notes.Problems, ["obstacles"] = notes.Obstacles, ["solutions"] = notes.Solutions };
}
