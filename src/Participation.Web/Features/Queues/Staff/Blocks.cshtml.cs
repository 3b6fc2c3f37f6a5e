using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Queues.Staff;

/// <summary>The declared blocks of paper numbers of a queue.</summary>
[Needs(Permission.ManageQueues)]
public sealed class BlocksModel(ParticipationContext db, DeclarePaperBlock declare, ClosePaperBlock close) : EditPage
{
    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public string? First { get; set; }

    [BindProperty]
    public string? Last { get; set; }

    [BindProperty]
    public Guid BlockId { get; set; }

    public Queue Queue { get; private set; } = null!;
    public IReadOnlyList<PaperBlock> Blocks { get; private set; } = [];

    private string Here => $"/staff/queues/paper/{Queue.Code}/blocks";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var (first, last) = (Whole(nameof(First), First, DeclarePaperBlock.HighestNumber), Whole(nameof(Last), Last, DeclarePaperBlock.HighestNumber));
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await declare.RunAsync(Queue.Code, first, last, User.AccountId(), User.Actor(), ct), "ประกาศชุดบัตรแล้ว ขั้นต่อไป พิมพ์ใบบัตร", _ => Here, ct);
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        return await AnswerAsync(await close.RunAsync(Queue.Code, BlockId, User.Actor(), ct), "ปิดชุดบัตรแล้ว", _ => Here, ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindQueueAsync(Code, ct) is not { } queue) return NotFound();
        Queue = queue;
        Blocks = await db.Set<PaperBlock>().AsNoTracking().Where(b => b.QueueId == queue.Id).OrderByDescending(b => b.DeclaredAt).Take(100).ToListAsync(ct);
        return null;
    }
}
