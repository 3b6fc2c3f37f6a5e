using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>One text with all that happened to it. What can be done about it stands on pages of their own, by right.</summary>
[Needs(Permission.SeePublications)]
public sealed class OverviewModel(ParticipationContext db) : PageModel
{
    public Publication Publication { get; private set; } = null!;
    public IReadOnlyList<string> Authors { get; private set; } = [];
    public string? Approver { get; private set; }
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];
    public ChannelChecklist Channels { get; private set; } = new([], 0);
    public (int Sent, int Opened, int Acknowledged) Readers { get; private set; }

    public PublicationSchedule? Schedule { get; private set; }
    public int Questions { get; private set; }
    public int Unanswered { get; private set; }

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindPublicationAsync(number, ct) is not { } publication) return NotFound();
        Publication = publication;
        Authors = await db.Set<PublicationAuthor>().Where(a => a.PublicationId == publication.Id).Join(db.Users, a => a.AccountId, u => u.Id, (a, u) => u.DisplayName).OrderBy(n => n).ToListAsync(ct);
        if (publication.ApprovedBy is { } by) Approver = await db.Users.Where(u => u.Id == by).Select(u => u.DisplayName).SingleOrDefaultAsync(ct);
        Corrections = await db.CorrectionsOfAsync(publication.Id, ct);
        Schedule = await db.FindScheduleAsync(publication.Id, ct);
        if (!publication.IsOut) return Page();
        var asked = await db.Set<AskedQuestion>().Where(q => q.PublicationId == publication.Id).GroupBy(q => q.IsSettled).Select(g => new { IsSettled = g.Key, Count = g.Count() }).ToListAsync(ct);
        (Questions, Unanswered) = (asked.Sum(a => a.Count), asked.Where(a => !a.IsSettled).Sum(a => a.Count));
        Channels = await ChannelChecklist.ReadAsync(db, publication, ct);
        var counts = await db.Set<NoticeReader>().Where(r => r.PublicationId == publication.Id).GroupBy(_ => 1)
            .Select(g => new { Sent = g.Count(), Opened = g.Count(r => r.OpenedAt != null), Acknowledged = g.Count(r => r.AcknowledgedAt != null) }).SingleOrDefaultAsync(ct);
        if (counts is not null) Readers = (counts.Sent, counts.Opened, counts.Acknowledged);
        return Page();
    }
}
