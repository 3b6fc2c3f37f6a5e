using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Agency.Staff;

/// <summary>The fields of a unit, for adding one and for changing one.</summary>
public abstract class UnitPage(ParticipationContext db) : EditPage
{
    [BindProperty, Required(ErrorMessage = "กรุณาใส่ชื่อหน่วย เช่น กองช่าง"), StringLength(Unit.MaxName, ErrorMessage = "ชื่อยาวเกิน 150 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public UnitLevel Level { get; set; }

    [BindProperty]
    public Guid? ParentId { get; set; }

    [BindProperty, StringLength(Unit.MaxAliases, ErrorMessage = "ชื่ออื่นยาวเกิน 500 ตัวอักษร")]
    public string? Aliases { get; set; }

    [BindProperty]
    public string? SortOrder { get; set; }

    public IReadOnlyList<Choice> Levels { get; } = [.. Enum.GetValues<UnitLevel>().Select(l => new Choice(l.ToString(), l.Word()))];
    public IReadOnlyList<Choice> Parents { get; private set; } = [];

    protected UnitDetails Read(bool isActive)
    {
        if (!Enum.IsDefined(Level)) ModelState.AddModelError(nameof(Level), "กรุณาเลือกระดับ");
        var aliases = (Aliases ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct();
        return new UnitDetails(Level, ParentId, Name ?? "", string.Join('\n', aliases), Whole(nameof(SortOrder), SortOrder, 9999), isActive);
    }

    protected async Task ReadParentsAsync(Guid? except, CancellationToken ct) =>
        Parents = [.. (await db.UnitTreeAsync(ct)).Where(u => u.Unit.Level != UnitLevel.Work && u.Unit.IsActive && u.Unit.Id != except).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
}
