using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues.Staff;

[Needs(Permission.ManageQueues)]
public sealed class SetupNewModel(ParticipationContext db, SaveQueue save, TimeProvider clock) : QueueFieldsPage(db)
{
    private readonly ParticipationContext _db = db;

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var taken = await _db.Set<Queue>().Select(q => q.Prefix + q.PaperPrefix).ToListAsync(ct);
        var free = Enumerable.Range('A', 26).Select(letter => ((char)letter).ToString()).Where(letter => !taken.Any(t => t.Contains(letter, StringComparison.Ordinal))).ToList();
        var now = clock.Now();
        Fill(new Queue { Id = Guid.Empty, Code = "", Name = "", Prefix = free.FirstOrDefault() ?? "", PaperPrefix = free.Skip(1).LastOrDefault() ?? "", CreatedAt = now }, []);
        Code = ShortCode.Suggest();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ShortCode.TryParse(Code, out var code) && ShortCode.MayBeIssued(code)) Code = code;
        else ModelState.AddModelError(nameof(Code), "รหัสเป็นตัวอักษรอังกฤษ 1–2 ตัวตามด้วยตัวเลข 1–4 ตัว เช่น D1 และไม่ใช้ตัวที่อ่านสับสน B I L O S Z");
        if (Read() is not { } details) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(Code!, isNew: true, details, Guid.Empty, User.Actor(), ct), "เพิ่มคิวแล้ว ขั้นต่อไป พิมพ์ป้าย QR และเปิดช่อง", key => $"/staff/queues/setup/{key}", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        await LoadChoicesAsync(ct);
        return null;
    }
}
