using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Publications.Staff;

public sealed record ReaderLine(string Name, DateTime SentAt, DateTime? OpenedAt, DateTime? AcknowledgedAt);

/// <summary>Who was told, who opened it, who said that they had read it; those who did not are on top.</summary>
[Needs(Permission.SeePublications)]
public sealed class ReadersModel(ParticipationContext db) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int? Asked { get; set; }

    public Publication Publication { get; private set; } = null!;
    public IReadOnlyList<ReaderLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = Pager.None;

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindPublicationAsync(number, ct) is not { } publication) return NotFound();
        Publication = publication;
        var readers = db.Set<NoticeReader>().Where(r => r.PublicationId == publication.Id);
        var total = await readers.CountAsync(ct);
        var page = Pager.PageOf(Asked, PageSize, total);
        Lines = await (from reader in readers
                       join account in db.Users on reader.AccountId equals account.Id
                       orderby reader.AcknowledgedAt != null, reader.OpenedAt != null, account.DisplayName, account.Id
                       select new ReaderLine(account.DisplayName, reader.SentAt, reader.OpenedAt, reader.AcknowledgedAt)).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        Pager = Pager.Of($"/staff/publications/{number}/readers", page, PageSize, total);
        return Page();
    }
}
