using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff;

[Needs(Permission.ReadComments)]
public sealed class CommentsModel(ParticipationContext db, ReadComments read) : PageModel
{
    private const string Address = "/staff/surveys/comments";

    [BindProperty(SupportsGet = true, Name = "survey")]
    public string? SurveySlug { get; set; }

    [BindProperty(SupportsGet = true, Name = "point")]
    public string? PointCode { get; set; }

    [BindProperty(SupportsGet = true)]
    public CommentStatus? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public CommentKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Tag { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public ServicePoint? Point { get; private set; }
    public IReadOnlyList<CommentLine> Lines { get; private set; } = [];
    public string? NextHref { get; private set; }
    public string FirstHref => Href();
    public bool HasFilter => (SurveySlug ?? PointCode ?? Tag) is not null || Status is not null || Kind is not null || Unit is not null;
    public IReadOnlyList<Choice> Surveys { get; private set; } = [];
    public IReadOnlyList<Choice> Points { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public IReadOnlyList<string> Tags { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (PointCode is not null && (Point = await db.FindServicePointAsync(PointCode, ct)) is null) return NotFound();
        var surveys = await db.Set<Survey>().AsNoTracking().OrderBy(s => s.SortOrder).ToListAsync(ct);
        var survey = surveys.FirstOrDefault(s => s.Slug == SurveySlug);
        if (SurveySlug is not null && survey is null) return NotFound();
        (Lines, var next) = await read.RunAsync(new CommentFilter(survey?.Id, Point?.Id, Status, Kind, Unit, Tag), CommentCursor.TryParse(Before), ct);
        NextHref = next is null ? null : Href(next.ToString());
        Surveys = [.. surveys.Select(s => new Choice(s.Slug, s.Name))];
        Points = [.. await db.Set<ServicePoint>().OrderBy(p => p.Code).Select(p => new Choice(p.Code, p.Code + " " + p.Name)).ToListAsync(ct)];
        Units = [.. (await db.UnitTreeAsync(ct)).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
        Tags = await read.TagsAsync(ct);
        return Page();
    }

    private string Href(string? before = null) => QueryHelpers.AddQueryString(Address, new Dictionary<string, string?>
    {
        ["survey"] = SurveySlug,
        ["point"] = Point?.Code,
        ["status"] = Status?.ToString(),
        ["kind"] = Kind?.ToString(),
        ["unit"] = Unit?.ToString(),
        ["tag"] = Tag,
        ["before"] = before,
    }.Where(part => part.Value is not null));
}
