using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Surveys.Reports;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff.Reports;

public enum ReportFilter
{
    All,
    Half,
    Month,
    Week,
    Mine,
    Overdue,
}

public sealed record ReportLine(Guid Id, ReportKind Kind, DateOnly From, DateOnly To, string? Point, int Sent, int Acknowledged, bool IsOverdue);

[Needs(Permission.SeeResults)]
public sealed class ReportListModel(ParticipationContext db, CurrentStaff staff, TimeProvider clock) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Asked { get; set; }

    public ReportFilter Filter => Enum.TryParse<ReportFilter>(Show, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : ReportFilter.All;
    public IReadOnlyList<ReportLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = clock.Now();
        var positions = (await staff.PositionsAsync(ct)).Select(p => p.Id).ToList();
        var reports = db.Set<SurveyReport>().AsNoTracking();
        reports = Filter switch
        {
            ReportFilter.All => reports,
            ReportFilter.Half => reports.Where(r => r.Kind == ReportKind.HalfYearly),
            ReportFilter.Month => reports.Where(r => r.Kind == ReportKind.Monthly),
            ReportFilter.Week => reports.Where(r => r.Kind == ReportKind.Weekly),
            ReportFilter.Mine => reports.Where(r => db.Set<ReportRecipient>().Any(x => x.ReportId == r.Id && x.AcknowledgedAt == null && positions.Contains(x.PositionId))),
            ReportFilter.Overdue => reports.Where(r => db.Set<ReportRecipient>().Any(x => x.ReportId == r.Id && x.AcknowledgedAt == null && x.DueAt < now)),
        };
        Total = await reports.CountAsync(ct);
        var page = Pager.PageOf(Asked, PageSize, Total);
        Lines = await reports.OrderByDescending(r => r.To).ThenByDescending(r => r.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(r => new ReportLine(r.Id, r.Kind, r.From, r.To,
                db.Set<ServicePoint>().Where(p => p.Id == r.ScopeId).Select(p => p.Code + " " + p.Name).SingleOrDefault(),
                db.Set<ReportRecipient>().Count(x => x.ReportId == r.Id), db.Set<ReportRecipient>().Count(x => x.ReportId == r.Id && x.AcknowledgedAt != null),
                db.Set<ReportRecipient>().Any(x => x.ReportId == r.Id && x.AcknowledgedAt == null && x.DueAt < now))).ToListAsync(ct);
        Pager = Pager.Of("/staff/reports", page, PageSize, Total, [new("show", Show)]);
    }

    public static string NameOf(ReportLine line) => FigurePeriod.Of(line.Kind.Period(), line.From).Name;
}
