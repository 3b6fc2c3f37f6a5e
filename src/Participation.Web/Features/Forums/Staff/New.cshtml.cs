using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

[Needs(Permission.PlanForums)]
public sealed class NewModel(ParticipationContext db, PlanForum plan, TimeProvider clock) : ForumPage(db)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        (From, Until, RequestId) = ("09.00", "12.00", Guid.CreateVersion7(clock.Now()));
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ReadPlan() is not { } wanted) return await RedisplayAsync(ct);
        return await AnswerAsync(await plan.RunAsync(null, wanted, DespiteClash, Guid.Empty, User.Actor(), ct), "บันทึกร่างแล้ว ขั้นต่อไป ตรวจกำหนดการแล้วประกาศ", Address, ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        await ReadChoicesAsync(ct);
        return null;
    }
}
