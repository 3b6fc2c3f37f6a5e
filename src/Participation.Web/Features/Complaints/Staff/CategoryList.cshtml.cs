using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints.Staff;

[Needs(Permission.ManageCases)]
public sealed class CategoryListModel(ParticipationContext db, SaveCategory save) : EditPage
{
    [BindProperty]
    public Guid? Id { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อประเภท"), StringLength(CaseCategory.MaxName, ErrorMessage = "ชื่อยาวเกิน 80 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    [BindProperty]
    public bool IsActive { get; set; }

    public IReadOnlyList<CaseCategory> Categories { get; private set; } = [];
    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(Id, Name!, UnitId, Id is null || IsActive, Seen, User.Actor(), ct), "บันทึกแล้ว", _ => "/staff/cases/categories", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Categories = await db.Set<CaseCategory>().AsNoTracking().OrderBy(c => c.SortOrder).ThenBy(c => c.Id).Take(200).ToListAsync(ct);
        Units = await CaseChoices.UnitsAsync(db, ct);
        return null;
    }
}
