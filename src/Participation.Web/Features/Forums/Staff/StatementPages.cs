using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>The short sentences of a forum with what was said to each.</summary>
[Needs(Permission.SeeForums)]
public sealed class StatementsModel(ParticipationContext db, StatementList list) : PageModel
{
    public Forum Forum { get; private set; } = null!;
    public IReadOnlyList<StatementLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await db.FindForumAsync(number, ct) is not { } forum) return NotFound();
        (Forum, Lines) = (forum, await list.StaffAsync(forum.Id, ct));
        return Page();
    }
}

[Needs(Permission.PlanForums)]
public sealed class StatementNewModel(ParticipationContext db, WriteStatement write, TimeProvider clock) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public Guid RequestId { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาใส่ข้อความ"), StringLength(StatementText.MaxWords, ErrorMessage = "ยาวเกิน 140 ตัวอักษร")]
    public string? Words { get; set; }

    public Forum Forum { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        RequestId = Guid.CreateVersion7(clock.Now());
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await write.RunAsync(Number, Words!, RequestId == Guid.Empty ? Guid.CreateVersion7(clock.Now()) : RequestId, User.Actor(), ct), "เพิ่มแล้ว", _ => $"/staff/forums/{Number}/statements", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { } forum) return NotFound();
        Forum = forum;
        return null;
    }
}

/// <summary>Whether a sentence is put to others.</summary>
[Needs(Permission.ModerateOpinions)]
public sealed class StatementReviewModel(ParticipationContext db, StatementList list, ReviewStatement review, EraseStatement erase) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, StringLength(StatementText.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 300 ตัวอักษร")]
    public string? Reason { get; set; }

    public StatementLine Line { get; private set; } = null!;
    public Forum Forum { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public Task<IActionResult> OnPostShowAsync(CancellationToken ct) => DecideAsync(_ => StatementState.Shown, "แสดงแล้ว ทุกคนตอบได้", ct);

    public Task<IActionResult> OnPostHideAsync(CancellationToken ct) => DecideAsync(s => s == StatementState.Waiting ? StatementState.Declined : StatementState.Hidden, "บันทึกแล้ว ไม่แสดงต่อประชาชน", ct);

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        return await AnswerAsync(await erase.RunAsync(Id, User.Actor(), ct), "ลบข้อความแล้ว จำนวนที่นับไม่เปลี่ยน", _ => $"/staff/forums/{Forum.Number}/statements", ct);
    }

    private async Task<IActionResult> DecideAsync(Func<StatementState, StatementState> to, string done, CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        if (await LoadAsync(ct) is { } instead) return instead;
        return await AnswerAsync(await review.RunAsync(Id, to(Line.Statement.State), Reason ?? "", Seen, User.Actor(), ct), done, _ => $"/staff/forums/{Forum.Number}/statements", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await list.FindAsync(Id, ct) is not { } line) return NotFound();
        Line = line;
        Forum = await db.Set<Forum>().AsNoTracking().SingleAsync(f => f.Id == line.Statement.ForumId, ct);
        return null;
    }
}
