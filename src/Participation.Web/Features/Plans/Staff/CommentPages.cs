using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Staff;

[Needs(Permission.SeePlans)]
public sealed class CommentsModel(ParticipationContext db, CommentList list) : PageModel
{
    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "plan")]
    public int? PlanNumber { get; set; }

    [FromQuery(Name = "p")]
    public int? Asked { get; set; }

    [FromQuery(Name = "unit")]
    public string? AskedUnit { get; set; }

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public PlanCommentFilter Filter => Enum.TryParse<PlanCommentFilter>(Show, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : PlanCommentFilter.All;
    public PlanDraft? Plan { get; private set; }
    public IReadOnlyList<PlanCommentLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = Pager.None;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (PlanNumber is { } number && (Plan = await db.FindPlanAsync(number, ct)) is null) return NotFound();
        Units = [.. (await db.UnitTreeAsync(ct)).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
        var page = Math.Clamp(Asked ?? 1, 1, 10_000);
        (Lines, Total) = await list.StaffAsync(Plan?.Id, Units.Chosen(AskedUnit), Filter, page, ct);
        Pager = Pager.Of("/staff/plans/comments", page, CommentList.PageSize, Total, new("show", Show), new("plan", PlanNumber?.ToString(CultureInfo.InvariantCulture)), new("unit", Units.Chosen(AskedUnit)?.ToString()));
        return Page();
    }
}

/// <summary>One comment, whole.</summary>
[Needs(Permission.SeePlans)]
public sealed class CommentOneModel(CommentList list) : PageModel
{
    public PlanCommentLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await list.FindAsync(id, ct) is not { } line) return NotFound();
        Line = line;
        return Page();
    }
}

/// <summary>What is done about one comment.</summary>
public abstract class CommentPage(CommentList list) : EditPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public PlanCommentLine Line { get; private set; } = null!;

    protected string Back => $"/staff/plans/comments/{Id}";

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await list.FindAsync(Id, ct) is not { } line) return NotFound();
        Line = line;
        return null;
    }
}

[Needs(Permission.AnswerPlanComments)]
public sealed class CommentAnswerModel(ParticipationContext db, CommentList list, AnswerComment answer, ForwardComment forward) : CommentPage(list)
{
    [BindProperty]
    public string? Result { get; set; }

    [BindProperty]
    public int? ChangedIn { get; set; }

    [BindProperty, StringLength(PlanCommentText.MaxAnswer, ErrorMessage = "คำตอบยาวเกิน 4,000 ตัวอักษร")]
    public string? Answer { get; set; }

    /// <summary>Who answers.</summary>
    [BindProperty]
    public string? Unit { get; set; }

    /// <summary>Who else is to answer.</summary>
    [BindProperty]
    public string? To { get; set; }

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public static IReadOnlyList<Choice> Results { get; } = [.. CommentTerms.Results.Select(r => new Choice(r.ToString(), r.Words()))];

    /// <summary>From the one they commented on to the one that comes next.</summary>
    public IReadOnlyList<Choice> Editions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var c = Line.Comment;
        (Result, ChangedIn, Answer, Unit, Seen) = (c.Result?.ToString(), c.ChangedIn, Line.Text.Answer, c.UnitId?.ToString(), c.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var result = CommentTerms.Results.Named(Result);
        if (result is null) ModelState.AddModelError(nameof(Result), "กรุณาเลือกว่าแก้หรือไม่");
        if (Answer is null) ModelState.AddModelError(nameof(Answer), result == CommentResult.NotAccepted ? "กรุณาบอกเหตุผลที่ไม่แก้" : "กรุณาบอกว่าแก้อะไร");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await answer.RunAsync(Id, Seen, result!.Value, ChangedIn, Answer!, Units.Chosen(Unit), User.Actor(), ct), "ตอบแล้ว แสดงที่หน้าของแผน", _ => Back, ct);
    }

    public async Task<IActionResult> OnPostForwardAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        return await AnswerAsync(await forward.RunAsync(Id, Seen, Units.Chosen(To), User.Actor(), ct), "ส่งให้หน่วยนั้นแล้ว", _ => Back, ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await base.LoadAsync(ct) is { } instead) return instead;
        // One that is no longer in use stays with what it has answered.
        Units = [.. (await db.UnitTreeAsync(ct)).Where(u => u.Unit.IsActive || u.Unit.Id == Line.Comment.UnitId).Select(u => new Choice(u.Unit.Id.ToString(), u.Path))];
        var last = Line.Plan.Editions;
        Editions = [.. Enumerable.Range(Line.Comment.Edition, Math.Max(1, last - Line.Comment.Edition + 2)).Select(e => new Choice($"{e}", e > last ? $"ฉบับที่ {e} (ฉบับถัดไป)" : $"ฉบับที่ {e}"))];
        return null;
    }
}

[Needs(Permission.ModerateOpinions)]
public sealed class CommentModerateModel(CommentList list, ModerateComment moderate) : CommentPage(list)
{
    [BindProperty, StringLength(PlanCommentText.MaxReason, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร")]
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

/// <summary>For those without a telephone: what they wrote on paper goes into the same list, counted by the day it came.</summary>
[Needs(Permission.AnswerPlanComments)]
public sealed class KeyInModel(ParticipationContext db, GiveComment give, TimeProvider clock) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    /// <summary>One sheet is keyed in once, however often the button is pressed.</summary>
    [BindProperty]
    public Guid RequestId { get; set; }

    [BindProperty]
    public string? CameOn { get; set; }

    [BindProperty]
    public Guid? Village { get; set; }

    [BindProperty, StringLength(PlanCommentText.MaxPart, ErrorMessage = "ยาวเกิน 120 ตัวอักษร")]
    public string? Part { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาพิมพ์ข้อความ"), StringLength(PlanCommentText.MaxWords, ErrorMessage = CommentTerms.TooLong)]
    public string? Words { get; set; }

    [BindProperty]
    public bool WantsAnswer { get; set; }

    public PlanDraft Plan { get; private set; } = null!;
    public IReadOnlyList<Choice> Villages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var now = clock.Now();
        (RequestId, CameOn) = (Guid.CreateVersion7(now), ThaiDate.Show(ThaiCalendar.Day(now)));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ThaiDate.TryParse(CameOn, out var came)) ModelState.AddModelError(nameof(CameOn), "กรุณาใส่วันที่ เช่น 15/1/2570");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await give.RunAsync(Number, new NewComment(CommentChannel.Paper, Words!, WantsAnswer) { Part = Part ?? "", VillageId = Village, CameOn = came, RequestId = RequestId == Guid.Empty ? null : RequestId, Actor = User.Actor() }, ct);
        return await outcome.Match<Task<IActionResult>>(given => DoneAsync("บันทึกแล้ว บันทึกใบต่อไปได้เลย"), sentTwice => DoneAsync("ใบนี้บันทึกไว้แล้ว"), notOpen =>
        {
            ModelState.AddModelError(nameof(CameOn), notOpen.Words);
            return RedisplayAsync(ct);
        });
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindPlanAsync(Number, ct) is not { } plan) return NotFound();
        (Plan, Villages) = (plan, await VillageName.ChoicesAsync(db, ct));
        return null;
    }

    private Task<IActionResult> DoneAsync(string words)
    {
        TempData["Done"] = words;
        return Task.FromResult<IActionResult>(LocalRedirect($"/staff/plans/{Number}/key-in"));
    }
}
