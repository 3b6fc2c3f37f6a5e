using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff.Forms;

[Needs(Permission.WriteSurveys)]
public sealed class SettingsModel(ParticipationContext db, SaveSurvey save) : EditPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public bool IsOpen { get; set; }

    public Survey Survey { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (Name, IsOpen, Seen) = (Survey.Name, Survey.IsOpen, Survey.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Name is not { Length: <= Surveys.Survey.MaxName }) ModelState.AddModelError(nameof(Name), $"กรุณาใส่ชื่อ ไม่เกิน {Surveys.Survey.MaxName} ตัวอักษร");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.ChangeAsync(Slug, Name!, IsOpen, Seen, User.Actor(), ct), "บันทึกแล้ว", _ => "/staff/surveys/forms", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<Survey>().AsNoTracking().SingleOrDefaultAsync(s => s.Slug == Slug, ct) is not { } survey) return NotFound();
        Survey = survey;
        return null;
    }
}
