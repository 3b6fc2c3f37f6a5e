using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Reports;

/// <summary>Keeps that a report was opened and acknowledged for the positions somebody holds.</summary>
public sealed class AcknowledgeReport(ParticipationContext db, TimeProvider clock)
{
    public async Task OpenAsync(Guid reportId, Guid accountId, IReadOnlyCollection<Guid> positions, CancellationToken ct)
    {
        if (!await Mine(reportId, positions).AnyAsync(r => r.OpenedAt == null, ct)) return;
        await db.WriteAsync(async write =>
        {
            foreach (var mine in await Mine(reportId, positions).ToListAsync(write)) mine.Open(accountId, clock.Now());
        }, ct);
    }

    public Task<EditOutcome> RunAsync(Guid reportId, Guid accountId, IReadOnlyCollection<Guid> positions, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        var mine = await Mine(reportId, positions).ToListAsync(write);
        if (mine.Count == 0) return new EditOutcome.Refused("", "รายงานนี้ไม่ได้ส่งถึงตำแหน่งของท่าน");
        var open = mine.FindAll(r => r.AcknowledgedAt is null);
        if (open.Count == 0) return new EditOutcome.Saved();
        foreach (var recipient in open) recipient.Acknowledge(accountId, clock.Now());
        db.Audit(new AuditRecord(actor, "report.acknowledged", $"survey_report:{reportId:N}"));
        return new EditOutcome.Saved();
    }, ct);

    private IQueryable<ReportRecipient> Mine(Guid reportId, IReadOnlyCollection<Guid> positions) =>
        db.Set<ReportRecipient>().Where(r => r.ReportId == reportId && positions.Contains(r.PositionId));
}
