using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Surveys.Reports;
using Participation.Web.Persistence;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff.Reports;

/// <summary>Shows a half-year report as everybody would read it, and proposes it.</summary>
[Needs(Permission.WritePublications)]
public sealed class PublishModel(ParticipationContext db, ProposeReport propose, IPublishing publishing, TimeProvider clock) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public SurveyReport Report { get; private set; } = null!;
    public FrozenDocument Document { get; private set; } = null!;
    public PublishingState? Publishing { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AnswerAsync(await propose.RunAsync(Id, User.AccountId(), User.Actor(), ct), "ทำร่างแล้ว ขั้นต่อไป ตรวจข้อความแล้วส่งขออนุมัติ", number => $"/staff/publications/{number}", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<SurveyReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } report) return NotFound();
        Report = report;
        var notes = await db.Set<ReportNotes>().AsNoTracking().SingleOrDefaultAsync(n => n.ReportId == Id, ct);
        var actions = await db.Set<ImprovementAction>().AsNoTracking().Where(a => a.ReportId == Id).ToListAsync(ct);
        Document = PublicReport.Of(report, notes, actions, ThaiCalendar.Day(clock.Now()));
        Publishing = await publishing.FindAsync(report.Source, ct);
        return null;
    }
}
