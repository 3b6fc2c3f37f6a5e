using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Services.Staff;

/// <summary>The fields of a service in the catalogue, for adding one and for changing one.</summary>
public abstract class KindPage(ParticipationContext db) : EditPage
{
    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่องานบริการ"), StringLength(ServiceKind.MaxName, ErrorMessage = "ชื่อยาวเกิน 200 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาเลือกด้าน")]
    public Guid? AreaId { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    public IReadOnlyList<Choice> Areas { get; private set; } = [];
    public IReadOnlyList<Choice> UnitChoices { get; private set; } = [];

    protected async Task ReadChoicesAsync(CancellationToken ct)
    {
        Areas = await db.Set<ServiceArea>().Where(a => a.IsActive || a.Id == AreaId).OrderBy(a => a.Number).Take(100).Select(a => new Choice(a.Id.ToString(), a.Name)).ToListAsync(ct);
        UnitChoices = [.. (await db.UnitTreeAsync(ct)).Where(u => u.Unit.IsActive || u.Unit.Id == UnitId).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
    }
}
