using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums.Citizen;

/// <summary>A sentence of one's own, which colleagues read before others are asked.</summary>
public sealed class NewStatementModel(ParticipationContext db, WriteStatement write, StatementTokens tokens, TimeProvider clock) : FormPage
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty, Required(ErrorMessage = "กรุณาเขียนหนึ่งประโยค"), StringLength(StatementText.MaxWords, ErrorMessage = "ยาวเกิน 140 ตัวอักษร กรุณาย่อลง")]
    public string? Words { get; set; }

    public Forum Forum { get; private set; } = null!;
    public bool IsClosed { get; private set; }
    public bool IsDone { get; private set; }

    /// <summary>Of the author's own page, shown once.</summary>
    public string? Token { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        LetBrowserKeep();
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        if (await LoadAsync(ct) is { } instead) return instead;
        return (await write.RunAsync(Number, Words!, FormId, actor: null, ct)).Match<IActionResult>(
            saved =>
            {
                (IsDone, Token) = (true, tokens.Of(Guid.ParseExact(saved.Key, "N")));
                return Page();
            },
            refused =>
            {
                ModelState.AddModelError(refused.Field, refused.Words);
                Response.StatusCode = StatusCodes.Status400BadRequest;
                return Page();
            },
            _ => NotFound(), _ => NotFound());
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await db.FindForumAsync(Number, ct) is not { State: ForumState.Announced or ForumState.Held } forum) return NotFound();
        Forum = forum;
        IsClosed = !forum.TakesOpinions(await db.ForumSettingsAsync(ct), ThaiCalendar.Day(clock.Now()));
        return null;
    }
}
