using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Plans.Chat;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Citizen;

/// <summary>One project and how far it is, entry by entry with pictures.</summary>
public sealed class ProjectPageModel(ParticipationContext db, ProjectList list, IProposalFacts proposals, PlanLinks links, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "p")]
    public string? Asked { get; set; }

    public ProjectLine Line { get; private set; } = null!;
    public Project Project => Line.Project;
    public string? UnitName { get; private set; }

    /// <summary>Of the proposal it came of.</summary>
    public string? ProposalTitle { get; private set; }

    public IReadOnlyList<ProjectMoment> Moments { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;
    public DateOnly Today => ThaiCalendar.Day(clock.Now());
    public string Code => $"{ProjectWords.Letter}-{Project.Number}";
    public Uri? ChatAddress => Project.IsOver ? null : links.Chat(Code);

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await list.FindAsync(number, ct) is not { } line) return NotFound();
        Line = line;
        if (Project.UnitId is { } unit) UnitName = await db.Set<Unit>().Where(u => u.Id == unit).Select(u => u.Name).SingleOrDefaultAsync(ct);
        if (Project.ProposalNumber is { } proposal) ProposalTitle = await proposals.TitleAsync(proposal, ct);
        var page = WholeNumber.TryParse(Asked, 10_000, out var asked) ? Math.Max(1, asked) : 1;
        Moments = await list.EntriesAsync(Project.Id, page, ct);
        Pager = Pager.Of(ProjectTerms.Address(number), page, ProjectList.EntriesPage, Project.Entries);
        return Page();
    }
}
