using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Queues.Staff;

/// <summary>The paper cards of a block, to be printed and cut.</summary>
[Needs(Permission.ManageQueues)]
public sealed class SheetModel(ParticipationContext db) : PageModel
{
    [FromRoute]
    public string Code { get; set; } = "";

    [FromRoute]
    public Guid Id { get; set; }

    public Queue Queue { get; private set; } = null!;
    public PaperBlock Block { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.FindQueueAsync(Code, ct) is not { } queue) return NotFound();
        if (await db.Set<PaperBlock>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == Id && b.QueueId == queue.Id && b.ClosedAt == null, ct) is not { } block) return NotFound();
        (Queue, Block) = (queue, block);
        return Page();
    }
}
