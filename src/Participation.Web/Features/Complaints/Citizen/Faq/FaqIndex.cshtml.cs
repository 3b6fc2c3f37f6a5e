using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Enquiries.Citizen;

/// <summary>Known answers and the search in them. Holds nothing of a person, so it may be kept for a minute.</summary>
[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any)]
public sealed class FaqIndexModel(FindFaq find, ParticipationContext db, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "c")]
    public string? About { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public string? Asked { get; set; }

    public IReadOnlyList<FaqLine> Lines { get; private set; } = [];
    public IReadOnlyList<Choice> Categories { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;
    public bool IsFiltered => Q is not null || About is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (Q?.Length > FindFaq.MaxQuery) Q = Q[..FindFaq.MaxQuery];
        var page = WholeNumber.TryParse(Asked, 10_000, out var asked) ? Math.Max(1, asked) : 1;
        var today = ThaiCalendar.Day(clock.Now());
        Categories = [.. (await db.Set<CaseCategory>().AsNoTracking()
            .Where(c => db.Set<FaqCategory>().Any(f => f.CategoryId == c.Id && db.Set<FaqEntry>().Any(e => e.Id == f.EntryId && e.IsActive && (e.ValidUntil == null || e.ValidUntil >= today))))
            .OrderBy(c => c.SortOrder).ThenBy(c => c.Id).Take(100).ToListAsync(ct)).Select(c => new Choice(c.Id.ToString("N"), c.Name))];
        if (!Categories.Any(c => c.Value == About)) About = null;
        (Lines, Total) = await find.RunAsync(Q, About is null ? null : Guid.ParseExact(About, "N"), page, ct);
        Pager = Pager.Of("/faq", page, FindFaq.PageSize, Total, [new("q", Q), new("c", About)]);
    }
}
