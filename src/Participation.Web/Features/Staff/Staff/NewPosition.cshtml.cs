using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff.Staff;

[Needs(Permission.ManagePeople)]
public sealed class NewPositionModel(ParticipationContext db, CreatePosition create) : FormPage
{
    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อตำแหน่ง"), StringLength(Position.MaxTitle, ErrorMessage = "ชื่อตำแหน่งยาวเกิน 120 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => await LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        if (await create.RunAsync(Name!, UnitId, User.Actor(), ct) is not { } id)
        {
            ModelState.AddModelError(nameof(UnitId), "หน่วยงานนี้ไม่มีแล้ว กรุณาเลือกใหม่");
            return await RedisplayAsync(ct);
        }
        TempData["Done"] = "เพิ่มตำแหน่งแล้ว ขั้นต่อไป มอบหน้าที่และใส่ผู้ครองตำแหน่ง";
        return LocalRedirect($"/staff/positions/{id}/manage");
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Units = await PositionChoices.UnitsAsync(db, ct);
        return null;
    }
}
