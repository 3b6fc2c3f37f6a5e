using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums.Staff;

/// <summary>One opinion, whole.</summary>
[Needs(Permission.SeeForums)]
public sealed class OpinionOneModel(ParticipationContext db, OpinionList list) : PageModel
{
    public OpinionLine Line { get; private set; } = null!;
    public Forum Forum { get; private set; } = null!;

    /// <summary>Number of the proposal that was made of it.</summary>
    public int? Proposal { get; private set; }

    public bool MayBecomeProposal => Proposal is null && !Line.IsErased && ProposalTerms.NeedKinds.Contains(Line.Opinion.Kind);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await list.FindAsync(id, ct) is not { } line) return NotFound();
        Line = line;
        Forum = await db.Set<Forum>().AsNoTracking().SingleAsync(f => f.Id == line.Opinion.ForumId, ct);
        Proposal = await db.Set<Proposal>().Where(p => p.OpinionId == id).Select(p => (int?)p.Number).SingleOrDefaultAsync(ct);
        return Page();
    }
}

/// <summary>What is done about one opinion.</summary>
public abstract class OpinionPage(ParticipationContext db, OpinionList list) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public OpinionLine Line { get; private set; } = null!;
    public Forum Forum { get; private set; } = null!;

    protected string Back => $"/staff/forums/opinions/{Id}";

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await list.FindAsync(Id, ct) is not { } line) return NotFound();
        Line = line;
        Forum = await db.Set<Forum>().AsNoTracking().SingleAsync(f => f.Id == line.Opinion.ForumId, ct);
        return null;
    }
}

[Needs(Permission.AnswerOpinions)]
public sealed class OpinionAnswerModel(ParticipationContext db, OpinionList list, AnswerOpinion answer) : OpinionPage(db, list)
{
    [BindProperty, StringLength(OpinionText.MaxAnswer, ErrorMessage = "คำตอบยาวเกิน 4,000 ตัวอักษร")]
    public string? Answer { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (Answer, Seen) = (Line.Text.Answer, Line.Opinion.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Answer is null) ModelState.AddModelError(nameof(Answer), "กรุณาเขียนคำตอบ");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await answer.RunAsync(Id, Seen, Answer!, User.Actor(), ct), "ตอบแล้ว แสดงที่หน้าของเวที", _ => Back, ct);
    }
}

[Needs(Permission.ModerateOpinions)]
public sealed class OpinionModerateModel(ParticipationContext db, OpinionList list, ModerateOpinion moderate) : OpinionPage(db, list)
{
    [BindProperty, StringLength(OpinionText.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร")]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostHideAsync(CancellationToken ct)
    {
        if (Reason is null) ModelState.AddModelError(nameof(Reason), "กรุณาบอกเหตุผล ผู้เขียนจะอ่าน");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await moderate.HideAsync(Id, Seen, Reason!, User.Actor(), ct), "ซ่อนแล้ว ผู้เขียนอ่านเหตุผลได้", _ => Back, ct);
    }

    public async Task<IActionResult> OnPostShowAsync(CancellationToken ct) =>
        await AnswerAsync(await moderate.ShowAsync(Id, Seen, User.Actor(), ct), "แสดงอีกครั้งแล้ว", _ => Back, ct);
}
