using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans.Citizen;

/// <summary>A comment on a draft while it lies open. Works without script; what was typed stays, whatever is wrong with it.</summary>
public sealed class CommentFormModel(ParticipationContext db, GiveComment give, TimeProvider clock) : FormPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public string? Village { get; set; }

    [BindProperty, StringLength(PlanCommentText.MaxPart, ErrorMessage = "ยาวเกิน 120 ตัวอักษร")]
    public string? Part { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาเขียนความเห็น"), StringLength(PlanCommentText.MaxWords, ErrorMessage = CommentTerms.TooLong)]
    public string? Words { get; set; }

    [BindProperty]
    public bool WantsAnswer { get; set; }

    public PlanDraft Plan { get; private set; } = null!;

    /// <summary>Why nothing is taken, with the day; null while the draft lies open.</summary>
    public string? Closed { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>Of the author's own page, the same however often the form is sent.</summary>
    public string? Token { get; private set; }

    public DateOnly TodayInBangkok => ThaiCalendar.Day(clock.Now());
    public IReadOnlyList<Choice> Villages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        LetBrowserKeep();
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (!ModelState.IsValid)
        {
            LetBrowserKeep();
            return await RedisplayAsync(ct);
        }
        var outcome = await give.RunAsync(Number, new NewComment(CommentChannel.Web, Words!, WantsAnswer) { Part = Part ?? "", VillageId = Villages.Chosen(Village), RequestId = FormId }, ct);
        return outcome.Match<IActionResult>(
            given =>
            {
                (IsDone, Token) = (true, given.Token);
                return Page();
            },
            sentTwice =>
            {
                (IsDone, Token) = (true, sentTwice.Token);
                return Page();
            },
            notOpen =>
            {
                // What was typed stays in their hands.
                (Closed, Response.StatusCode) = (notOpen.Words, StatusCodes.Status400BadRequest);
                return Page();
            });
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindPlanAsync(Number, ct) is not { ShownAt: not null } plan) return NotFound();
        (Plan, Closed) = (plan, plan.WindowOn(TodayInBangkok) == CommentWindow.Open ? null : plan.Taking(TodayInBangkok));
        Villages = await VillageName.ChoicesAsync(db, ct);
        return null;
    }
}
