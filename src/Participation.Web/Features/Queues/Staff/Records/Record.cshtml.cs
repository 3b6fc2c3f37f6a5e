using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Documents;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Queues.Staff.Records;

/// <summary>A queue's day as it was frozen, and whether it still is.</summary>
[Needs(Permission.SeeQueueFigures)]
public sealed class RecordModel(ParticipationContext db, CheckRecord check, IPublishing publishing) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public QueueRecord Record { get; private set; } = null!;
    public string QueueCode { get; private set; } = "";
    public FrozenDocument Document { get; private set; } = null!;
    public RecordCheck Check { get; private set; } = null!;
    public PublishingState? Publishing { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Set<QueueRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } record) return NotFound();
        (Record, Document) = (record, FrozenDocument.Read(record.Document));
        QueueCode = await db.Set<Queue>().Where(q => q.Id == record.QueueId).Select(q => q.Code).SingleAsync(ct);
        Check = await check.RunAsync(record, ct);
        Publishing = await publishing.FindAsync(ProposeQueueRecord.SourceOf(record.Id), ct);
        return Page();
    }
}
