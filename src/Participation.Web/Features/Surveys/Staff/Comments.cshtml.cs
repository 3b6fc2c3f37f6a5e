using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff;

[Needs(Permission.ReadComments)]
public sealed class CommentsModel(ParticipationContext db, SurveyResults results) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "point")]
    public string? PointCode { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public ServicePoint? Point { get; private set; }
    public IReadOnlyList<CommentLine> Lines { get; private set; } = [];
    public string? NextHref { get; private set; }
    public string FirstHref => Point is null ? "/staff/surveys/comments" : $"/staff/surveys/comments?point={Point.Code}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (PointCode is not null && (Point = await db.FindServicePointAsync(PointCode, ct)) is null) return NotFound();
        (Lines, var next) = await results.CommentsAsync(Point?.Id, CommentCursor.TryParse(Before), ct);
        NextHref = next is null ? null : $"{FirstHref}{(Point is null ? '?' : '&')}before={next}";
        return Page();
    }
}
