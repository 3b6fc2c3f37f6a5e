using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Queues.Staff.Records;

/// <summary>Shows a daily record as everybody would read it, and proposes it.</summary>
[Needs(Permission.WritePublications)]
public sealed class PublishModel(ParticipationContext db, ProposeQueueRecord propose, IPublishing publishing) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public FrozenDocument Document { get; private set; } = null!;
    public PublishingState? Publishing { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AnswerAsync(await propose.RunAsync(Id, User.AccountId(), User.Actor(), ct), "ทำร่างแล้ว ขั้นต่อไป ตรวจข้อความแล้วส่งขออนุมัติ", number => $"/staff/publications/{number}", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<QueueRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } record) return NotFound();
        Document = FrozenDocument.Read(record.Document);
        Publishing = await publishing.FindAsync(ProposeQueueRecord.SourceOf(record.Id), ct);
        return null;
    }
}
