using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff;

/// <summary>What the pages for a new note and for changing one have in common.</summary>
public abstract class NotePage(ParticipationContext db, SaveSaidAndDone save) : EditPage
{
    [BindProperty, Required(ErrorMessage = "กรุณาเขียนว่าประชาชนบอกอะไร"), StringLength(SaidAndDone.MaxSaid, ErrorMessage = "ยาวเกิน 300 ตัวอักษร")]
    public string? Said { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาเขียนว่าหน่วยงานทำอะไร"), StringLength(SaidAndDone.MaxDone, ErrorMessage = "ยาวเกิน 500 ตัวอักษร")]
    public string? Done { get; set; }

    [BindProperty]
    public string? Since { get; set; }

    [BindProperty]
    public Guid? PointId { get; set; }

    public IReadOnlyList<Choice> Points { get; private set; } = [];

    protected async Task<IActionResult> SaveAsync(Guid? id, CancellationToken ct)
    {
        if (!ThaiDate.TryParse(Since, out var since)) ModelState.AddModelError(nameof(Since), "กรุณาใส่วันที่ เช่น 1/11/2569");
        if (PointId is { } point && !await db.Set<ServicePoint>().AnyAsync(p => p.Id == point, ct)) ModelState.AddModelError(nameof(PointId), "กรุณาเลือกจุดบริการ");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.RunAsync(id, new SaidAndDoneDetails(Said!, Done!, since, PointId), Seen, User.Actor(), ct), "บันทึกแล้ว", _ => "/staff/surveys/notes", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Points = [.. await db.Set<ServicePoint>().OrderBy(p => p.Code).Select(p => new Choice(p.Id.ToString(), p.Code + " " + p.Name)).ToListAsync(ct)];
        return null;
    }
}
