using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Publications.Citizen;

/// <summary>One publication. What was withdrawn keeps its title and says why it is gone.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class OpenOneModel(ParticipationContext db, QuestionList list) : PageModel
{
    public Publication Publication { get; private set; } = null!;
    public FrozenDocument? Document { get; private set; }
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    /// <summary>What was asked, with its answers, the newest first.</summary>
    public IReadOnlyList<QuestionLine> Questions { get; private set; } = [];

    public int Total { get; private set; }
    public int Hidden { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task<IActionResult> OnGetAsync(int number, [FromQuery(Name = "p")] string? asked, CancellationToken ct)
    {
        if (await db.Set<Publication>().AsNoTracking().Open().SingleOrDefaultAsync(p => p.Number == number, ct) is not { } publication) return NotFound();
        Publication = publication;
        var page = WholeNumber.TryParse(asked, 10_000, out var typed) ? Math.Max(1, typed) : 1;
        (Questions, Total, Hidden) = await list.OpenAsync(publication.Id, page, ct);
        Pager = Pager.Of(QuestionTerms.Address(number), page, QuestionList.PageSize, Total);
        if (publication.State == PublicationState.Withdrawn) return Page();
        Document = publication.ReadDocument();
        Corrections = [.. (await db.CorrectionsOfAsync(publication.Id, ct)).Where(c => c.ApprovedAt is not null)];
        return Page();
    }
}
