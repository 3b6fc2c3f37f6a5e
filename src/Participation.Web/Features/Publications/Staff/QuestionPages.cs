using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Publications.Staff;

/// <summary>One question, with all editions of its answer.</summary>
[Needs(Permission.SeePublications)]
public sealed class QuestionOneModel(QuestionList list) : PageModel
{
    public QuestionLine Line { get; private set; } = null!;
    public IReadOnlyList<QuestionAnswer> Answers { get; private set; } = [];

    public bool MayBeCorrected => Line.Question is { Kind: AskedKind.Error, CorrectionId: null, HiddenAt: null } && !Line.IsErased;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await list.FindAsync(id, ct) is not { } line) return NotFound();
        (Line, Answers) = (line, await list.AnswersAsync(id, ct));
        return Page();
    }
}

/// <summary>What is done about one question.</summary>
public abstract class QuestionPage(QuestionList list) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public QuestionLine Line { get; private set; } = null!;

    protected string Back => $"/staff/publications/questions/{Id}";

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await list.FindAsync(Id, ct) is not { } line) return NotFound();
        Line = line;
        return null;
    }
}

[Needs(Permission.WritePublications)]
public sealed class QuestionAnswerModel(QuestionList list, AnswerQuestion answer) : QuestionPage(list)
{
    [BindProperty, StringLength(QuestionAnswer.MaxText, ErrorMessage = "คำตอบยาวเกิน 4,000 ตัวอักษร")]
    public string? Answer { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        (Answer, Seen) = (Line.Answer?.Text, Line.Question.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Answer is null) ModelState.AddModelError(nameof(Answer), "กรุณาเขียนคำตอบ");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await answer.RunAsync(Id, Seen, Answer!, User.Doer(), ct), "ตอบแล้ว แสดงใต้ประกาศ", _ => Back, ct);
    }
}

/// <summary>Not for those who answer: whoever wrote the text does not hide what is said against it.</summary>
[Needs(Permission.ApprovePublications)]
public sealed class QuestionModerateModel(QuestionList list, ModerateQuestion moderate) : QuestionPage(list)
{
    [BindProperty, StringLength(QuestionText.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร")]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostHideAsync(CancellationToken ct)
    {
        if (Reason is null) ModelState.AddModelError(nameof(Reason), "กรุณาบอกเหตุผล ผู้ถามจะอ่าน");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await moderate.HideAsync(Id, Seen, Reason!, User.Doer(), ct), "ซ่อนแล้ว ผู้ถามอ่านเหตุผลได้", _ => Back, ct);
    }

    public async Task<IActionResult> OnPostShowAsync(CancellationToken ct) =>
        await AnswerAsync(await moderate.ShowAsync(Id, Seen, User.Actor(), ct), "แสดงอีกครั้งแล้ว", _ => Back, ct);
}
