using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeAgency)]
public sealed class AreaListModel(ParticipationContext db, SaveServiceArea save) : EditPage
{
    private const int Most = 100;

    [BindProperty(SupportsGet = true)]
    public Guid? Edit { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public bool IsActive { get; set; } = true;

    public IReadOnlyList<(ServiceArea Area, int Services)> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var edited = Lines.FirstOrDefault(l => l.Area.Id == Edit && !l.Area.IsPreset).Area;
        (Edit, Name, IsActive, Seen) = (edited?.Id, edited?.Name, edited?.IsActive ?? true, edited?.Version ?? Guid.Empty);
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        if (Name is null) ModelState.AddModelError(nameof(Name), "กรุณาใส่ชื่อด้าน");
        else if (Name.Length > ServiceArea.MaxName) ModelState.AddModelError(nameof(Name), "ชื่อยาวเกิน 200 ตัวอักษร");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(Edit, Name!, Edit is null || IsActive, Seen, User.Actor(), ct), "บันทึกด้านแล้ว", _ => "/staff/service-areas", ct);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken ct)
    {
        ModelState.Clear();
        return await AnswerAsync(await save.RemoveAsync(id, User.Actor(), ct), "ลบด้านแล้ว", _ => "/staff/service-areas", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        var areas = await db.Set<ServiceArea>().AsNoTracking().OrderBy(a => a.Number).Take(Most).ToListAsync(ct);
        var counts = await db.Set<ServiceKind>().Where(k => k.IsActive).GroupBy(k => k.AreaId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        Lines = [.. areas.Select(a => (a, counts.GetValueOrDefault(a.Id)))];
        return null;
    }
}
