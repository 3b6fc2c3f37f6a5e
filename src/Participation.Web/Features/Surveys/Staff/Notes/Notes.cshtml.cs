using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff;

public sealed record NoteLine(SaidAndDone Note, string? PointName);

[Needs(Permission.SeeResults)]
public sealed class NotesModel(ParticipationContext db) : PageModel
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true)]
    public int? P { get; set; }

    public IReadOnlyList<NoteLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var total = await db.Set<SaidAndDone>().CountAsync(ct);
        var page = Pager.PageOf(P, PageSize, total);
        Lines = await db.Set<SaidAndDone>().AsNoTracking().OrderByDescending(n => n.WrittenAt).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(n => new NoteLine(n, db.Set<ServicePoint>().Where(p => p.Id == n.ServicePointId).Select(p => p.Name).SingleOrDefault())).ToListAsync(ct);
        Pager = Pager.Of("/staff/surveys/notes", page, PageSize, total);
    }
}
