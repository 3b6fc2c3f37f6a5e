using Microsoft.AspNetCore.Mvc;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Citizen;

/// <summary>A form by its own link or QR, where no service point is rated.</summary>
public sealed class LinkModel(ParticipationContext db, TakeAnswer take, CountRefusal refusals, TimeProvider clock) : AskPage(db, refusals)
{
    private readonly ParticipationContext _db = db;

    [FromRoute]
    public string Slug { get; set; } = "";

    public string Name { get; private set; } = "";
    public bool IsClosed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (IsClosed) return Page();
        if (await ReadAsync(ct) is not ({ } sheet, _)) return await RedisplayAsync(ct);
        var outcome = await take.RunAsync(new GivenAnswer { Version = Survey.Version, WayIn = WayIn.Link, OccurredAt = clock.Now(), Sheet = sheet }, FormId, ct);
        return outcome.Match<IActionResult>(
            taken => LocalRedirect($"/survey/{Slug}/thanks"),
            alreadyGiven => LocalRedirect($"/survey/{Slug}/thanks"),
            closed => LocalRedirect($"/survey/{Slug}"));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        // Staff surveys are asked behind the sign-in only.
        if (await _db.FindSurveyAsync(Slug, ct) is not { Survey.Audience: SurveyAudience.Citizens } survey) return NotFound();
        (Name, IsClosed) = (survey.Survey.Name, !survey.Survey.IsOpen);
        await PrepareAsync(survey, null, ct);
        return null;
    }
}
