using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Surveys.Citizen;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff.Paper;

/// <summary>The first reading of a paper. Its number is shown afterwards, to be written on the corner.</summary>
[Needs(Permission.KeyInPaper)]
public sealed class FirstModel(ParticipationContext db, KeyInPaper paper, CountRefusal refusals, TimeProvider clock) : AskPage(db, refusals)
{
    private readonly ParticipationContext _db = db;
    private Guid? _pointId;

    protected override IReadOnlyCollection<string> FurtherFields { get; } = [nameof(Day), nameof(Point)];

    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Point { get; set; }

    public string Name { get; private set; } = "";
    public IReadOnlyList<Choice> Points { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Day = ThaiDate.Show(ThaiCalendar.Day(clock.Now()));
        return await LoadAsync(ct) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } instead) return instead;
        if (!ThaiDate.TryParse(Day, out var day)) ModelState.AddModelError(nameof(Day), "กรุณาใส่วันที่ เช่น 20/11/2569");
        if (await ReadAsync(ct) is not ({ } sheet, _) || !ModelState.IsValid) return await RedisplayAsync(ct);
        var outcome = await paper.FirstAsync(Survey, _pointId, day, sheet, User.AccountId(), User.Actor(), ct);
        return await outcome.Match<Task<IActionResult>>(
            saved =>
            {
                TempData["Done"] = $"บันทึกแล้ว เขียนเลข {saved.Key} ที่มุมกระดาษ แล้วให้อีกคนบันทึกซ้ำ";
                return Task.FromResult<IActionResult>(LocalRedirect($"/staff/surveys/paper/new/{Slug}"));
            },
            refused =>
            {
                ModelState.AddModelError(refused.Field, refused.Words);
                return RedisplayAsync(ct);
            },
            changedMeanwhile => RedisplayAsync(ct),
            unknown => Task.FromResult<IActionResult>(NotFound()));
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (await _db.FindSurveyAsync(Slug, ct) is not { Survey: { Audience: SurveyAudience.Citizens, IsOpen: true } } survey) return NotFound();
        Name = survey.Survey.Name;
        var points = await _db.Set<ServicePoint>().AsNoTracking().OrderBy(p => p.Code).Take(500).ToListAsync(ct);
        Points = [new Choice("", "ไม่ระบุ"), .. points.Select(p => new Choice(p.Code, $"{p.Code} {p.Name}"))];
        _pointId = points.Find(p => p.Code == Point)?.Id;
        await PrepareAsync(survey, null, ct);
        return null;
    }
}
