using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>Proposals with what is late on top.</summary>
[Needs(Permission.SeeForums)]
public sealed class ProposalsModel(ParticipationContext db, ProposalList list, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "state")]
    public string? AskedState { get; set; }

    [FromQuery(Name = "village")]
    public string? AskedVillage { get; set; }

    [FromQuery(Name = "overdue")]
    public string? AskedOverdue { get; set; }

    [FromQuery(Name = "forum")]
    public int? ForumNumber { get; set; }

    [FromQuery(Name = "p")]
    public int? Asked { get; set; }

    public ProposalFilter Filter { get; private set; } = new();
    public Forum? Forum { get; private set; }
    public IReadOnlyList<Choice> Villages { get; private set; } = [];
    public IReadOnlyList<ProposalLine> Lines { get; private set; } = [];
    public ProposalCount Count { get; private set; } = ProposalCount.None;
    public Pager Pager { get; private set; } = Pager.None;
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (ForumNumber is { } number && (Forum = await db.FindForumAsync(number, ct)) is null) return NotFound();
        Villages = await VillageName.ChoicesAsync(db, ct);
        Filter = new ProposalFilter(ProposalTerms.StateOf(AskedState), Guid.TryParse(AskedVillage, out var village) ? village : null, Forum?.Id, AskedOverdue == "true");
        var page = Math.Clamp(Asked ?? 1, 1, 10_000);
        (Lines, var total) = await list.StaffAsync(Filter, page, ct);
        Count = await list.CountAsync(Filter, ct);
        Pager = Pager.Of("/staff/forums/proposals", page, ProposalList.PageSize, total, new("state", Filter.State?.ToString()), new("village", Filter.Village?.ToString()),
            new("overdue", Filter.OverdueOnly ? "true" : null), new("forum", ForumNumber?.ToString(CultureInfo.InvariantCulture)));
        return Page();
    }
}
