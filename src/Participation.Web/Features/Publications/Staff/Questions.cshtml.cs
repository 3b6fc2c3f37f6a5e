using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>What people asked, under one publication or all.</summary>
[Needs(Permission.SeePublications)]
public sealed class QuestionsModel(ParticipationContext db, QuestionList list, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    /// <summary>Number of the publication.</summary>
    [FromQuery(Name = "of")]
    public int? Of { get; set; }

    [FromQuery(Name = "p")]
    public int? Asked { get; set; }

    public QuestionFilter Filter => Enum.TryParse<QuestionFilter>(Show, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : QuestionFilter.All;
    public DateOnly Today => ThaiCalendar.Day(clock.Now());
    public Publication? Publication { get; private set; }
    public IReadOnlyList<QuestionLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Of is { } number && (Publication = await db.FindPublicationAsync(number, ct)) is null) return NotFound();
        var page = Math.Clamp(Asked ?? 1, 1, 10_000);
        (Lines, Total) = await list.StaffAsync(Publication?.Id, Filter, page, ct);
        Pager = Pager.Of("/staff/publications/questions", page, QuestionList.PageSize, Total, new("show", Show), new("of", Of?.ToString(CultureInfo.InvariantCulture)));
        return Page();
    }
}
