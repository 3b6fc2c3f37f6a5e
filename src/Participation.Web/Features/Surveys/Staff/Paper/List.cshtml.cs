using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff.Paper;

public sealed record PaperLine(PaperSheet Sheet, string Form, string? Point);

[Needs(Permission.KeyInPaper)]
public sealed class ListModel(ParticipationContext db) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = "p")]
    public int? At { get; set; }

    public IReadOnlyList<Survey> Surveys { get; private set; } = [];
    public IReadOnlyList<PaperLine> Sheets { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Surveys = await db.Set<Survey>().AsNoTracking().Where(s => s.IsOpen && s.Audience == SurveyAudience.Citizens && s.CurrentVersionId != null).OrderBy(s => s.SortOrder).Take(100).ToListAsync(ct);
        var waiting = db.Set<PaperSheet>().AsNoTracking().Where(s => s.State == PaperState.Waiting || s.State == PaperState.Differs);
        var total = await waiting.CountAsync(ct);
        var page = Pager.PageOf(At, PageSize, total);
        Sheets = await waiting.OrderBy(s => s.Number).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(s => new PaperLine(
                s, db.Set<Survey>().Where(f => f.Id == s.SurveyId).Select(f => f.Name).Single(),
                db.Set<ServicePoint>().Where(p => p.Id == s.ServicePointId).Select(p => p.Name).SingleOrDefault())).ToListAsync(ct);
        Pager = Pager.Of("/staff/surveys/paper", page, PageSize, total);
    }
}
