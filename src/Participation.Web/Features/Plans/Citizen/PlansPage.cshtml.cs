using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Citizen;

/// <summary>Plans that everybody may follow, those that take comments on top. Holds nothing of a person, so it may be kept for a minute.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class PlansPageModel(PlanList list, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "p")]
    public string? Asked { get; set; }

    public DateOnly Today => ThaiCalendar.Day(clock.Now());
    public IReadOnlyList<PlanDraft> Plans { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = WholeNumber.TryParse(Asked, 10_000, out var asked) ? Math.Max(1, asked) : 1;
        (Plans, var total) = await list.OpenAsync(Today, page, ct);
        Pager = Pager.Of("/plans", page, PlanList.PageSize, total);
    }
}
