using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Surveys.Reports;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff.Reports;

/// <summary>What the office writes to a report: why, what will be done, and when it is done.</summary>
[Needs(Permission.WriteImprovements)]
public sealed class ImproveModel(ParticipationContext db, WriteImprovements write, TimeProvider clock) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, StringLength(ReportNotes.MaxText, ErrorMessage = "ยาวเกิน 3,000 ตัวอักษร")]
    public string? Problems { get; set; }

    [BindProperty, StringLength(ReportNotes.MaxText, ErrorMessage = "ยาวเกิน 3,000 ตัวอักษร")]
    public string? Obstacles { get; set; }

    [BindProperty, StringLength(ReportNotes.MaxText, ErrorMessage = "ยาวเกิน 3,000 ตัวอักษร")]
    public string? Suggestions { get; set; }

    /// <summary>The action being changed; none adds one.</summary>
    [BindProperty(SupportsGet = true, Name = "action")]
    public Guid? ActionId { get; set; }

    [BindProperty, StringLength(ImprovementAction.MaxText, ErrorMessage = "ยาวเกิน 500 ตัวอักษร")]
    public string? Problem { get; set; }

    [BindProperty, StringLength(ImprovementAction.MaxText, ErrorMessage = "ยาวเกิน 500 ตัวอักษร")]
    public string? Doing { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    [BindProperty, StringLength(ImprovementAction.MaxOwner, ErrorMessage = "ยาวเกิน 150 ตัวอักษร")]
    public string? Owner { get; set; }

    [BindProperty]
    public string? DueOn { get; set; }

    [BindProperty]
    public string? DoneOn { get; set; }

    [BindProperty, StringLength(ImprovementAction.MaxText, ErrorMessage = "ยาวเกิน 500 ตัวอักษร")]
    public string? Result { get; set; }

    public SurveyReport Report { get; private set; } = null!;
    public string Title { get; private set; } = "";
    public Guid NotesSeen { get; private set; }
    public IReadOnlyList<ImprovementAction> Actions { get; private set; } = [];
    public ImprovementAction? Changing => Actions.FirstOrDefault(a => a.Id == ActionId && a.DoneOn is null);
    public IReadOnlyList<Choice> Units { get; private set; } = [];
    public DateOnly Today => ThaiCalendar.Day(clock.Now());

    private string Here => $"/staff/reports/{Id}/improve";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (await db.Set<ReportNotes>().AsNoTracking().SingleOrDefaultAsync(n => n.ReportId == Id, ct) is { } notes)
            (Problems, Obstacles, Suggestions) = (notes.Problems, notes.Obstacles, notes.Suggestions);
        DoneOn = ThaiDate.Show(Today);
        if (Changing is { } action) (Problem, Doing, UnitId, Owner, DueOn) = (action.Problem, action.Action, action.UnitId, action.Owner, ThaiDate.Show(action.DueOn));
        return Page();
    }

    public async Task<IActionResult> OnPostNotesAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await write.SaveNotesAsync(Id, new NotesText(Problems ?? "", Obstacles ?? "", Suggestions ?? ""), Seen, User.Actor(), ct), "บันทึกแล้ว", _ => Here, ct);
    }

    public async Task<IActionResult> OnPostActionAsync(CancellationToken ct)
    {
        if (Problem is null) ModelState.AddModelError(nameof(Problem), "กรุณาใส่ปัญหา");
        if (Doing is null) ModelState.AddModelError(nameof(Doing), "กรุณาใส่ว่าจะทำอะไร");
        if (Owner is null) ModelState.AddModelError(nameof(Owner), "กรุณาใส่ตำแหน่งผู้รับผิดชอบ");
        if (!ThaiDate.TryParse(DueOn, out var due)) ModelState.AddModelError(nameof(DueOn), "กรุณาใส่วันที่ เช่น 20/11/2569");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await write.SaveActionAsync(Id, ActionId, new ActionDetails(Problem!, Doing!, UnitId, Owner!, due), Seen, User.Actor(), ct), "บันทึกแล้ว", _ => Here, ct);
    }

    public async Task<IActionResult> OnPostFinishAsync(CancellationToken ct)
    {
        if (!ThaiDate.TryParse(DoneOn, out var done)) ModelState.AddModelError(nameof(DoneOn), "กรุณาใส่วันที่ เช่น 20/11/2569");
        else if (done > Today) ModelState.AddModelError(nameof(DoneOn), "วันที่ยังมาไม่ถึง");
        if (Result is null) ModelState.AddModelError(nameof(Result), "กรุณาบอกผลที่ได้");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await write.FinishAsync(Id, ActionId ?? Guid.Empty, done, Result!, Seen, User.Actor(), ct), "บันทึกว่าทำแล้ว", _ => Here, ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.Set<SurveyReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } report) return NotFound();
        Report = report;
        Title = report.ReadDocument().Title;
        NotesSeen = await db.Set<ReportNotes>().Where(n => n.ReportId == Id).Select(n => n.Version).SingleOrDefaultAsync(ct);
        Actions = await db.Set<ImprovementAction>().AsNoTracking().Where(a => a.ReportId == Id).OrderBy(a => a.DueOn).ThenBy(a => a.Id).Take(100).ToListAsync(ct);
        Units = [.. (await db.UnitTreeAsync(ct)).Where(u => u.Unit.IsActive).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
        return null;
    }
}
