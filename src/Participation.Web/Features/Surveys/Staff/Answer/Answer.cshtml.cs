using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Surveys.Citizen;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff.Answer;

/// <summary>A staff survey, for everybody who is signed in.</summary>
[Needs(Permission.OwnAccount)]
public sealed class AnswerModel(ParticipationContext db, AnswerAsStaff answer, CountRefusal refusals) : AskPage(db, refusals)
{
    private readonly ParticipationContext _db = db;

    [FromRoute]
    public string Slug { get; set; } = "";

    public string Name { get; private set; } = "";
    public bool HasAnswered { get; private set; }
    public bool IsClosed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (HasAnswered || IsClosed) return LocalRedirect($"/staff/answer/{Slug}");
        if (await ReadAsync(ct) is not ({ } sheet, _)) return await RedisplayAsync(ct);
        await answer.RunAsync(Survey, User.AccountId(), sheet, ct);
        return LocalRedirect($"/staff/answer/{Slug}");
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await _db.FindSurveyAsync(Slug, ct) is not { Survey.Audience: SurveyAudience.Staff } survey) return NotFound();
        (Name, IsClosed) = (survey.Survey.Name, !survey.Survey.IsOpen);
        HasAnswered = await answer.HasAnsweredAsync(survey.Survey.Id, User.AccountId(), ct);
        await PrepareAsync(survey, null, ct);
        return null;
    }
}
