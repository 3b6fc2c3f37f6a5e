using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums.Staff;

[Needs(Permission.SeeForums)]
public sealed class OpinionsModel(ParticipationContext db, OpinionList list) : PageModel
{
    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "forum")]
    public int? ForumNumber { get; set; }

    [FromQuery(Name = "p")]
    public int? Asked { get; set; }

    public OpinionFilter Filter => Enum.TryParse<OpinionFilter>(Show, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : OpinionFilter.All;
    public Forum? Forum { get; private set; }
    public IReadOnlyList<OpinionLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (ForumNumber is { } number && (Forum = await db.FindForumAsync(number, ct)) is null) return NotFound();
        var page = Math.Clamp(Asked ?? 1, 1, 10_000);
        (Lines, Total) = await list.StaffAsync(Forum?.Id, Filter, page, ct);
        Pager = Pager.Of("/staff/forums/opinions", page, OpinionList.PageSize, Total, new("show", Show), new("forum", ForumNumber?.ToString(CultureInfo.InvariantCulture)));
        return Page();
    }
}
