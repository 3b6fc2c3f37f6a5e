using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Citizen;

/// <summary>What people said on a draft, community by community, and what became of each.</summary>
public sealed class CommentsPageModel(ParticipationContext db, CommentList list, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "p")]
    public string? Asked { get; set; }

    public PlanDraft Plan { get; private set; } = null!;
    public CommentCount Count { get; private set; } = CommentCount.None;
    public IReadOnlyList<PlanCommentLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindPlanAsync(number, ct) is not { ShownAt: not null } plan) return NotFound();
        Plan = plan;
        var page = WholeNumber.TryParse(Asked, 10_000, out var asked) ? Math.Max(1, asked) : 1;
        Count = await list.CountAsync(plan.Id, ct);
        (Lines, var total) = await list.OpenAsync(plan.Id, page, ct);
        Pager = Pager.Of(PlanTerms.Address(number) + "/comments", page, CommentList.PageSize, total);
        return Page();
    }
}
