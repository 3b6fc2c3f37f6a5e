using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Services.Staff;

[Needs(Permission.AddServices)]
public sealed class NewModel(ParticipationContext db, SaveServiceKind save) : KindPage(db)
{
    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var details = new ServiceKindDetails(Name!, AreaId!.Value, UnitId, IsActive: true);
        return await AnswerAsync(await save.RunAsync(null, details, Guid.Empty, User.Actor(), ct), "เพิ่มงานบริการแล้ว ขั้นต่อไป เขียนคู่มือสำหรับประชาชน", number => $"/staff/services/{number}/manual", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        await ReadChoicesAsync(ct);
        return null;
    }
}
