using Microsoft.AspNetCore.Mvc;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Publications.Staff;

[Needs(Permission.WritePublications)]
public sealed class NewModel(ParticipationContext db, WritePublication write) : PublicationPage(db)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ReadText() is not { } text) return await RedisplayAsync(ct);
        return await AnswerAsync(await write.RunAsync(null, text, Guid.Empty, User.Doer(), ct), "บันทึกร่างแล้ว ขั้นต่อไป ตรวจทานแล้วส่งขออนุมัติ", Address, ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        await ReadChoicesAsync(ct);
        return null;
    }
}
