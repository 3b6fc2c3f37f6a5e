using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Reports;

/// <summary>Gives a half-year report to the publications, as everybody may read it.</summary>
public sealed class ProposeReport(ParticipationContext db, IPublishing publishing, TimeProvider clock)
{
    /// <summary>Saved with the publication's number.</summary>
    public Task<EditOutcome> RunAsync(Guid reportId, Guid accountId, string actor, CancellationToken ct) => db.EditAsync(async write =>
    {
        if (await db.Set<SurveyReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == reportId, write) is not { } report) return new EditOutcome.Unknown();
        if (report.Kind != ReportKind.HalfYearly) return new EditOutcome.Refused("", "เผยแพร่ได้เฉพาะรายงานครึ่งปี");
        var notes = await db.Set<ReportNotes>().AsNoTracking().SingleOrDefaultAsync(n => n.ReportId == reportId, write);
        var actions = await db.Set<ImprovementAction>().AsNoTracking().Where(a => a.ReportId == reportId).ToListAsync(write);
        var document = PublicReport.Of(report, notes, actions, ThaiCalendar.Day(clock.Now()));
        var number = await publishing.ProposeAsync(PublicReport.Propose(report, document), accountId, actor, write);
        return new EditOutcome.Saved(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }, ct, new EditOutcome.Refused("", "มีคนเสนอในเวลาเดียวกัน กรุณากดอีกครั้ง"));
}
