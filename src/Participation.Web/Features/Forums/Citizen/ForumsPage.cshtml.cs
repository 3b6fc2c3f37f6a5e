using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>Forums to come, and what came of those that were. Holds nothing of a person, so it may be kept for a minute.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class ForumsPageModel(ParticipationContext db, ForumList list) : PageModel
{
    [FromQuery(Name = "village")]
    public string? AskedVillage { get; set; }

    [FromQuery(Name = "p")]
    public string? Asked { get; set; }

    public Guid? Village => Guid.TryParse(AskedVillage, out var id) ? id : null;
    public IReadOnlyList<Choice> Villages { get; private set; } = [];
    public IReadOnlyList<ForumLine> Coming { get; private set; } = [];
    public IReadOnlyList<ForumLine> Past { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Villages = await VillageName.ChoicesAsync(db, ct);
        var page = WholeNumber.TryParse(Asked, 10_000, out var asked) ? Math.Max(1, asked) : 1;
        (Coming, Past, var total) = await list.OpenAsync(Village, page, ct);
        Pager = Pager.Of("/forums", page, ForumFinding.PageSize, total, new KeyValuePair<string, string?>("village", Village?.ToString()));
    }
}
