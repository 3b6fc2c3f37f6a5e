using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Plans.Chat;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Citizen;

/// <summary>One plan: its seven stages, its editions, and the ways to comment and to follow it.</summary>
public sealed class PlanPageModel(PlanList list, CommentList comments, PlanLinks links, TimeProvider clock) : PageModel
{
    public WholePlan Whole { get; private set; } = null!;
    public PlanDraft Plan => Whole.Plan;
    public CommentCount Comments { get; private set; } = CommentCount.None;
    public DateOnly Today => ThaiCalendar.Day(clock.Now());
    public string Code => $"{PlanWords.Letter}-{Plan.Number}";
    public Uri? ChatAddress => Plan.IsFinished ? null : links.Chat(Code);

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await list.FindAsync(number, ct) is not { Plan.ShownAt: not null } whole) return NotFound();
        Whole = whole;
        Comments = await comments.CountAsync(Plan.Id, ct);
        return Page();
    }
}
