using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Queues.Staff;

[Needs(Permission.ManageQueues)]
public sealed class SetupEditModel(ParticipationContext db, SaveQueue save, CloseQueue close) : QueueFieldsPage(db)
{
    private readonly ParticipationContext _db = db;

    [FromRoute]
    public string Code { get; set; } = "";

    public Queue Queue { get; private set; } = null!;

    private string Here => $"/staff/queues/setup/{Queue.Code}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        Fill(Queue, await _db.Set<QueueCounter>().AsNoTracking().Where(c => c.QueueId == Queue.Id).ToListAsync(ct));
        Seen = Queue.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (Read() is not { } details) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(Queue.Code, isNew: false, details, Seen, User.Actor(), ct), "บันทึกแล้ว", _ => Here, ct);
    }

    public Task<IActionResult> OnPostCloseAsync(CancellationToken ct) => SetOpenAsync(false, "ปิดคิวแล้ว ข้อมูลเดิมยังอยู่ครบ", ct);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken ct) => SetOpenAsync(true, "เปิดคิวแล้ว", ct);

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await _db.FindQueueAsync(Code, ct) is not { } queue) return NotFound();
        Queue = queue;
        await LoadChoicesAsync(ct);
        return null;
    }

    private async Task<IActionResult> SetOpenAsync(bool open, string done, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        // These buttons carry no fields; shown again, the form must be filled in.
        Fill(Queue, await _db.Set<QueueCounter>().AsNoTracking().Where(c => c.QueueId == Queue.Id).ToListAsync(ct));
        return await AnswerAsync(await close.RunAsync(Queue.Code, open, Seen, User.Actor(), ct), done, _ => Here, ct);
    }
}
