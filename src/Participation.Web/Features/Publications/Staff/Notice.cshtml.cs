using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>Opening it is kept; reading it is said with one tap.</summary>
[Needs(Permission.ReadNotices)]
public sealed class NoticeModel(ParticipationContext db, ReadNotice read) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    public Publication Publication { get; private set; } = null!;
    public DateTime? AcknowledgedAt { get; private set; }
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        await read.OpenAsync(Publication, User.AccountId(), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AnswerAsync(await read.AcknowledgeAsync(Number, User.Doer(), ct), "บันทึกว่าท่านรับทราบแล้ว", _ => "/staff/notices", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<Publication>().AsNoTracking().ToStaff().SingleOrDefaultAsync(p => p.Number == Number, ct) is not { } publication) return NotFound();
        Publication = publication;
        var account = User.AccountId();
        AcknowledgedAt = await db.Set<NoticeReader>().Where(r => r.PublicationId == publication.Id && r.AccountId == account).Select(r => r.AcknowledgedAt).SingleOrDefaultAsync(ct);
        Corrections = [.. (await db.CorrectionsOfAsync(publication.Id, ct)).Where(c => c.ApprovedAt is not null)];
        return null;
    }
}
