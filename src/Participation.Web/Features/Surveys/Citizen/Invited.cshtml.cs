using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Surveys.Citizen;

/// <summary>What an invitation after a finished ticket or case opens.</summary>
public sealed class InvitedModel(ParticipationContext db, AnswerInvitation answer, CountRefusal refusals) : AskPage(db, refusals)
{
    private readonly ParticipationContext _db = db;

    [FromRoute]
    public string Token { get; set; } = "";

    /// <summary>The way back after answering: the same page says thank you.</summary>
    [FromQuery(Name = "done")]
    public bool IsDone { get; set; }

    public SurveyInvitation? Invitation { get; private set; }
    public string PlaceName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Invitation is null && !IsDone) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        // Sent twice, or spent meanwhile: the first answer holds and is thanked for.
        if (Invitation is null) return LocalRedirect($"/rate/{Token}?done=true");
        if (await ReadAsync(ct) is not ({ } sheet, _)) return await RedisplayAsync(ct);
        var outcome = await answer.RunAsync(Token, sheet, Survey, ct);
        return outcome.Match<IActionResult>(
            taken => LocalRedirect($"/rate/{Token}?done=true"),
            alreadyGiven => LocalRedirect($"/rate/{Token}?done=true"),
            closed => LocalRedirect($"/rate/{Token}"));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Invitation = await answer.FindAsync(Token, ct);
        if (Invitation is null) return null;
        if (await _db.FindSurveyAsync(Invitation.SurveyId, ct) is not { } survey) return NotFound();
        PlaceName = Invitation.ServicePointId is { } point
            ? await _db.Set<ServicePoint>().Where(p => p.Id == point).Select(p => p.Name).SingleOrDefaultAsync(ct) ?? survey.Survey.Name
            : survey.Survey.Name;
        await PrepareAsync(survey, null, ct);
        return null;
    }
}
