using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Staff.Reports;

public sealed record CaseReportLine(Guid Id, PeriodKind Kind, DateOnly From, DateOnly To, DateTime MadeAt, bool IsWritten);

[Needs(Permission.OverseeCases)]
public sealed class ReportListModel(ParticipationContext db) : PageModel
{
    public IReadOnlyList<CaseReportLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        // Three a year.
        Lines = await db.Set<CaseReport>().AsNoTracking().OrderByDescending(r => r.To).ThenByDescending(r => r.Id).Take(150)
            .Select(r => new CaseReportLine(r.Id, r.Kind, r.From, r.To, r.MadeAt, db.Set<CaseReportNotes>().Any(n => n.ReportId == r.Id))).ToListAsync(ct);
}
