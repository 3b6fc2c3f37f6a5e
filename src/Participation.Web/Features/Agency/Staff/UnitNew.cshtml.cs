using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeAgency)]
public sealed class UnitNewModel(ParticipationContext db, SaveUnit save) : UnitPage(db)
{
    private readonly ParticipationContext _db = db;

    public async Task OnGetAsync(Guid? under, CancellationToken ct)
    {
        await LoadAsync(ct);
        var parent = under is null ? null : await _db.Set<Unit>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == under, ct);
        ParentId = parent?.Id;
        Level = parent switch { null => UnitLevel.Division, { Level: UnitLevel.Division } => UnitLevel.Section, _ => UnitLevel.Work };
        SortOrder = ((await _db.Set<Unit>().Where(u => u.ParentId == ParentId).MaxAsync(u => (int?)u.SortOrder, ct) ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var details = Read(isActive: true);
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(null, details, Guid.Empty, User.Actor(), ct), $"เพิ่ม{details.Name}แล้ว", _ => "/staff/units", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        await ReadParentsAsync(null, ct);
        return null;
    }
}
