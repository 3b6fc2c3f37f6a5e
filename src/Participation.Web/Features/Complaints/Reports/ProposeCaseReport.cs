using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Complaints;

/// <summary>Gives a report to the publications, as everybody may read it.</summary>
public sealed class ProposeCaseReport(ParticipationContext db, IPublishing publishing)
{
    /// <summary>Saved with the publication's number.</summary>
    public Task<EditOutcome> RunAsync(Guid reportId, Guid accountId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<CaseReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == reportId, write) is not { } report) return new EditOutcome.Unknown();
        var notes = await db.Set<CaseReportNotes>().AsNoTracking().SingleOrDefaultAsync(n => n.ReportId == reportId, write);
        if (!CaseReportWords.Written(notes).Any()) return new EditOutcome.Refused("", "กรุณาให้ผู้รับผิดชอบเขียนปัญหา อุปสรรค และแนวทางแก้ไขก่อน");
        var number = await publishing.ProposeAsync(PublicCaseReport.Propose(report, PublicCaseReport.Of(report, notes)), accountId, actor, write);
        return new EditOutcome.Saved(number.ToString(CultureInfo.InvariantCulture));
    }, ct, new EditOutcome.Refused("", "มีคนเสนอในเวลาเดียวกัน กรุณากดอีกครั้ง"));
}
