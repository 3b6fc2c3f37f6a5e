using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>What people proposed, and what became of each. Holds nothing of a person, so it may be kept for a minute.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class ProposalsPageModel(ParticipationContext db, ProposalList list) : PageModel
{
    [FromQuery(Name = "village")]
    public string? AskedVillage { get; set; }

    [FromQuery(Name = "state")]
    public string? AskedState { get; set; }

    [FromQuery(Name = "forum")]
    public string? AskedForum { get; set; }

    [FromQuery(Name = "p")]
    public string? Asked { get; set; }

    public Guid? Village => Guid.TryParse(AskedVillage, out var id) ? id : null;
    public ProposalState? State => ProposalTerms.StateOf(AskedState);
    public Forum? Forum { get; private set; }
    public IReadOnlyList<Choice> Villages { get; private set; } = [];
    public IReadOnlyList<ProposalLine> Lines { get; private set; } = [];
    public ProposalCount Count { get; private set; } = ProposalCount.None;
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Villages = await VillageName.ChoicesAsync(db, ct);
        // One that was not announced, or does not exist, narrows nothing.
        if (WholeNumber.TryParse(AskedForum, int.MaxValue, out var number) && await db.FindForumAsync(number, ct) is { AnnouncedAt: not null } forum) Forum = forum;
        var page = WholeNumber.TryParse(Asked, 10_000, out var asked) ? Math.Max(1, asked) : 1;
        var filter = new ProposalFilter(State, Village, Forum?.Id);
        (Lines, var total) = await list.OpenAsync(filter, page, ct);
        Count = await list.CountAsync(filter, ct);
        Pager = Pager.Of("/forums/proposals", page, ProposalList.PageSize, total, new("village", Village?.ToString()), new("state", State?.ToString()), new("forum", Forum?.Number.ToString(CultureInfo.InvariantCulture)));
    }
}
