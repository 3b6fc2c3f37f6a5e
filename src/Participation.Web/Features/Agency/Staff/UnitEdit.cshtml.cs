using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Agency.Staff;

[Needs(Permission.ChangeAgency)]
public sealed class UnitEditModel(ParticipationContext db, SaveUnit save) : UnitPage(db)
{
    private readonly ParticipationContext _db = db;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public bool IsActive { get; set; }

    public Unit Unit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (Name, Level, ParentId, Aliases, IsActive, Seen) = (Unit.Name, Unit.Level, Unit.ParentId, Unit.Aliases, Unit.IsActive, Unit.Version);
        SortOrder = Unit.SortOrder.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var details = Read(IsActive);
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(Id, details, Seen, User.Actor(), ct), "บันทึกหน่วยแล้ว", _ => "/staff/units", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await _db.Set<Unit>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == Id, ct) is not { } unit) return NotFound();
        Unit = unit;
        await ReadParentsAsync(Id, ct);
        return null;
    }
}
