using Microsoft.AspNetCore.Mvc;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Citizen;

/// <summary>What the QR on the counter opens.</summary>
public sealed class RateModel(ParticipationContext db, TakeAnswer take, CountRefusal refusals, TimeProvider clock) : AskPage(db, refusals)
{
    private readonly ParticipationContext _db = db;

    [FromRoute]
    public string Code { get; set; } = "";

    public ServicePoint? Point { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Point is null) Response.StatusCode = StatusCodes.Status404NotFound;
        else if (Code != Point.Code) return LocalRedirect($"/s/{Point.Code}");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Point is null) return await OnGetAsync(ct);
        if (!Point.IsOpen) return LocalRedirect($"/s/{Point.Code}");
        if (await ReadAsync(ct) is not ({ } sheet, var kind)) return await RedisplayAsync(ct);
        var outcome = await take.RunAsync(
            new GivenAnswer { Version = Survey.Version, ServicePointId = Point.Id, ServiceKindId = kind, WayIn = WayIn.Web, OccurredAt = clock.Now(), Sheet = sheet }, FormId, ct);
        return outcome.Match<IActionResult>(
            taken => LocalRedirect($"/s/{Point.Code}/thanks"),
            alreadyGiven => LocalRedirect($"/s/{Point.Code}/thanks"),
            closed => LocalRedirect($"/s/{Point.Code}"));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Point = await _db.FindServicePointAsync(Code, ct);
        if (Point is null || await _db.SurveyOfPointAsync(Point.Id, ct) is not { } survey) return null;
        await PrepareAsync(survey, Point.Id, ct);
        return null;
    }
}
