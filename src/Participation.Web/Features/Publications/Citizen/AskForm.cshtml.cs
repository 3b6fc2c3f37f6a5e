using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Shared;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Features.Publications.Citizen;

/// <summary>A question about a publication, or an error in it. Works without script; what was typed stays, whatever is wrong with it.</summary>
public sealed class AskFormModel(ParticipationContext db, AskQuestion ask) : FormPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาเขียนข้อความ"), StringLength(QuestionText.MaxWords, ErrorMessage = QuestionTerms.TooLong)]
    public string? Words { get; set; }

    [BindProperty, StringLength(QuestionText.MaxName, ErrorMessage = "ชื่อยาวเกิน 80 ตัวอักษร")]
    public string? Name { get; set; }

    [BindProperty]
    public string? Village { get; set; }

    public Publication Publication { get; private set; } = null!;
    public bool IsClosed { get; private set; }
    public bool IsDone { get; private set; }
    public bool IsError { get; private set; }

    /// <summary>Of the author's own page, shown once.</summary>
    public string? Token { get; private set; }

    public DateOnly? DueOn { get; private set; }
    public IReadOnlyList<Choice> Villages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        LetBrowserKeep();
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        var kind = QuestionTerms.Kinds.Named(Kind);
        if (kind is null) ModelState.AddModelError(nameof(Kind), "กรุณาเลือกว่ามีคำถามหรือพบข้อผิดพลาด");
        if (!ModelState.IsValid)
        {
            LetBrowserKeep();
            return await RedisplayAsync(ct);
        }
        var outcome = await ask.RunAsync(Number, new NewQuestion(kind!.Value, QuestionChannel.Web, Words!) { Name = Name ?? "", VillageId = Villages.Chosen(Village), RequestId = FormId }, ct);
        return outcome.Match<IActionResult>(
            asked =>
            {
                (IsDone, IsError, Token, DueOn) = (true, kind == AskedKind.Error, asked.Token, asked.Question.DueOn);
                return Page();
            },
            sentTwice =>
            {
                IsDone = true;
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
        if (await db.Set<Publication>().AsNoTracking().Open().SingleOrDefaultAsync(p => p.Number == Number, ct) is not { } publication) return NotFound();
        Publication = publication;
        IsClosed = !publication.TakesQuestions();
        Villages = await VillageName.ChoicesAsync(db, ct);
        return null;
    }
}
