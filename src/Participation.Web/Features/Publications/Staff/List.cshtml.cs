using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications.Staff;

[Needs(Permission.SeePublications)]
public sealed class ListModel(ParticipationContext db, PublicationList list, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Asked { get; set; }

    public PublicationFilter Filter => Enum.TryParse<PublicationFilter>(Show, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : PublicationFilter.All;
    public IReadOnlyList<PublicationLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;
    public WeeklyCount Weekly { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var page = Math.Clamp(Asked ?? 1, 1, 10_000);
        (Lines, Total) = await list.StaffAsync(Filter, page, ct);
        Weekly = await WeeklyCount.ReadAsync(db, ThaiCalendar.Day(clock.Now()), ct);
        Pager = Pager.Of("/staff/publications", page, PublicationFinding.PageSize, Total, [new("show", Show)]);
    }
}
