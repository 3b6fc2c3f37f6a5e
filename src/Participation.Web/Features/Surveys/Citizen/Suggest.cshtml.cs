using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Citizen;

/// <summary>A suggestion without a rating, at any time, about a service point or nothing in particular.</summary>
public sealed class SuggestModel(ParticipationContext db, TakeAnswer take, CountRefusal refusals, TimeProvider clock) : FormPage
{
    [FromRoute]
    public string? Code { get; set; }

    [FromQuery(Name = "done")]
    public bool IsDone { get; set; }

    [BindProperty]
    public string? Suggestion { get; set; }

    [BindProperty]
    public string? Problem { get; set; }

    /// <summary>A field that people do not see.</summary>
    [BindProperty]
    public string? Website { get; set; }

    public ServicePoint? Point { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (await SurveyAsync(ct) is not { } survey) return NotFound();
        Check(nameof(Suggestion), Suggestion);
        Check(nameof(Problem), Problem);
        if (Suggestion is null && Problem is null) ModelState.AddModelError(nameof(Suggestion), "กรุณาเขียนข้อเสนอแนะ เช่น อยากให้เปิดช่วงพักเที่ยง");
        if (Website is not null)
        {
            await refusals.RunAsync(survey.Survey.Id, RefusalKind.Honeypot, ct);
            ModelState.AddModelError(nameof(Website), "ช่องนี้ต้องเว้นว่างไว้ กรุณาลบข้อความแล้วส่งอีกครั้ง");
        }
        if (!ModelState.IsValid) return await RedisplayAsync(ct);

        (CommentKind Kind, string? Text)[] words = [(CommentKind.Suggestion, Suggestion), (CommentKind.Problem, Problem)];
        var sheet = new AnswerSheet { Words = [.. words.Where(w => w.Text is not null).Select(w => (w.Kind, w.Text!))] };
        var outcome = await take.RunAsync(new GivenAnswer { Version = survey.Version, ServicePointId = Point?.Id, WayIn = WayIn.Web, OccurredAt = clock.Now(), Sheet = sheet }, FormId, ct);
        var address = Point is null ? "/suggest" : $"/suggest/{Point.Code}";
        return outcome.Match<IActionResult>(
            taken => LocalRedirect($"{address}?done=true"),
            alreadyGiven => LocalRedirect($"{address}?done=true"),
            closed => LocalRedirect("/suggest"));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (Code is null) return null;
        Point = await db.FindServicePointAsync(Code, ct);
        return Point is { IsOpen: true } ? null : NotFound();
    }

    private Task<PublishedSurvey?> SurveyAsync(CancellationToken ct) =>
        Point is null ? db.FindSurveyAsync(PresetSurveys.ServiceSlug, ct) : db.SurveyOfPointAsync(Point.Id, ct);

    private void Check(string field, string? text)
    {
        if (text?.Length > SurveyComment.MaxLength) ModelState.AddModelError(field, $"ข้อความยาวเกินไป {text.Length - SurveyComment.MaxLength} ตัวอักษร กรุณาตัดให้สั้นลง");
    }
}
