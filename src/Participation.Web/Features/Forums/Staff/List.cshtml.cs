using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

[Needs(Permission.SeeForums)]
public sealed class ListModel(ForumList list, OpenEnds openEnds, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "state")]
    public string? Show { get; set; }

    [FromQuery(Name = "year")]
    public int? AskedYear { get; set; }

    [FromQuery(Name = "p")]
    public int? Asked { get; set; }

    public ForumState? State => Enum.TryParse<ForumState>(Show, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;
    public int? Year => AskedYear is { } year && Years.Contains(year) ? year : null;

    /// <summary>The next fiscal year, this one, and two before.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>Held, and nobody has heard what came of them.</summary>
    public IReadOnlyList<OpenEnd> OpenEnds { get; private set; } = [];

    public int OpenEndsTotal { get; private set; }
    public IReadOnlyList<ForumLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now()));
        Years = [now + 1, now, now - 1, now - 2];
        var page = Math.Clamp(Asked ?? 1, 1, 10_000);
        (OpenEnds, OpenEndsTotal) = (await openEnds.ListAsync(ct), await openEnds.CountAsync(ct));
        (Lines, Total) = await list.StaffAsync(State, Year, page, ct);
        Pager = Pager.Of("/staff/forums", page, ForumFinding.PageSize, Total, new("state", Show), new("year", Year?.ToString(CultureInfo.InvariantCulture)));
    }
}
