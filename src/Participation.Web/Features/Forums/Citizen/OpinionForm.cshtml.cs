using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>An opinion on a forum, before or after it. Works without script; what was typed stays, whatever is wrong with it.</summary>
public sealed class OpinionFormModel(ParticipationContext db, GiveOpinion give, TimeProvider clock) : FormPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาเขียนความเห็น"), StringLength(OpinionText.MaxWords, ErrorMessage = OpinionTerms.TooLong)]
    public string? Words { get; set; }

    [BindProperty]
    public string? Village { get; set; }

    [BindProperty]
    public string? Part { get; set; }

    [BindProperty]
    public string? Area { get; set; }

    [BindProperty]
    public bool WantsAnswer { get; set; }

    public Forum Forum { get; private set; } = null!;
    public bool IsClosed { get; private set; }
    public bool IsDone { get; private set; }

    /// <summary>The same form came before.</summary>
    public bool IsSecond { get; private set; }

    /// <summary>Of the author's own page, shown once.</summary>
    public string? Token { get; private set; }

    public DateOnly? DueOn { get; private set; }
    public IReadOnlyList<Choice> Villages { get; private set; } = [];
    public IReadOnlyList<Choice> Areas { get; private set; } = [];
    public IReadOnlyList<Choice> Parts => OpinionChoices.Parts;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        LetBrowserKeep();
        if (await LoadAsync(ct) is { } instead) return instead;
        Part = Forum.UsualPart().ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var (kind, part) = (OpinionTerms.Kinds.Named(Kind), OpinionTerms.Parts.Named(Part));
        if (kind is null) ModelState.AddModelError(nameof(Kind), "กรุณาเลือกว่าเป็นแบบไหน");
        if (part is null) ModelState.AddModelError(nameof(Part), "กรุณาเลือกว่าอยากมีส่วนร่วมแบบไหน");
        if (!ModelState.IsValid)
        {
            LetBrowserKeep();
            return await RedisplayAsync(ct);
        }
        var outcome = await give.RunAsync(Number, new NewOpinion(kind!.Value, part!.Value, OpinionChannel.Web, Words!, WantsAnswer) { VillageId = Villages.Chosen(Village), AreaId = Areas.Chosen(Area), RequestId = FormId }, ct);
        return outcome.Match<IActionResult>(
            given =>
            {
                (IsDone, Token, DueOn) = (true, given.Token, given.Opinion.DueOn);
                return Page();
            },
            sentTwice =>
            {
                (IsDone, IsSecond, Token, DueOn) = (true, true, sentTwice.Token, sentTwice.DueOn);
                return Page();
            },
            notOpen =>
            {
                // What was typed stays in their hands.
                (IsClosed, Response.StatusCode) = (true, StatusCodes.Status400BadRequest);
                return Page();
            });
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { AnnouncedAt: not null } forum) return NotFound();
        Forum = forum;
        IsClosed = !forum.TakesOpinions(await db.ForumSettingsAsync(ct), ThaiCalendar.Day(clock.Now()));
        (Villages, Areas) = (await VillageName.ChoicesAsync(db, ct), await OpinionChoices.AreasAsync(db, ct));
        return null;
    }
}
