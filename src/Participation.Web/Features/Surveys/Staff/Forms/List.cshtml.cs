using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Surveys.Staff.Forms;

public sealed record SurveyLine(Survey Survey, int? Number, bool HasDraft);

[Needs(Permission.WriteSurveys)]
public sealed class ListModel(ParticipationContext db, SaveSurvey save) : EditPage
{
    private const int Most = 500;

    [BindProperty]
    public string? Point { get; set; }

    [BindProperty]
    public string? Form { get; set; }

    public IReadOnlyList<SurveyLine> Lines { get; private set; } = [];
    public IReadOnlyList<Choice> Points { get; private set; } = [];
    public IReadOnlyList<Choice> Forms { get; private set; } = [];
    public IReadOnlyList<(string Code, string Name, string Form)> Own { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Point is null) ModelState.AddModelError(nameof(Point), "กรุณาเลือกจุดบริการ");
        if (!ModelState.IsValid) return await RedisplayAsync(ct);
        return await AnswerAsync(await save.AskAtAsync(Point!, Form ?? "", User.Actor(), ct), "บันทึกแล้ว", _ => "/staff/surveys/forms", ct);
    }

    protected internal override async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        Lines = await db.Set<Survey>().AsNoTracking().OrderBy(s => s.SortOrder).Take(Most)
            .Select(s => new SurveyLine(
                s,
                db.Set<SurveyVersion>().Where(v => v.Id == s.CurrentVersionId).Select(v => (int?)v.Number).SingleOrDefault(),
                db.Set<SurveyDraft>().Any(d => d.SurveyId == s.Id))).ToListAsync(ct);
        Points = [.. (await db.Set<ServicePoint>().AsNoTracking().Where(p => p.IsOpen).OrderBy(p => p.Code).Take(Most).ToListAsync(ct)).Select(p => new Choice(p.Code, $"{p.Code} {p.Name}"))];
        Forms =
        [
            new Choice("", "คุณภาพการให้บริการ (ปกติ)"),
            .. Lines.Where(l => l is { Number: not null, Survey: { Audience: SurveyAudience.Citizens, Slug: not PresetSurveys.ServiceSlug } }).Select(l => new Choice(l.Survey.Slug, l.Survey.Name)),
        ];
        Own = [.. (await db.Set<PointSurvey>().Join(db.Set<ServicePoint>(), o => o.ServicePointId, p => p.Id, (o, p) => new { o.SurveyId, p.Code, p.Name })
            .Join(db.Set<Survey>(), o => o.SurveyId, s => s.Id, (o, s) => new { o.Code, o.Name, Form = s.Name }).OrderBy(o => o.Code).Take(Most).ToListAsync(ct)).Select(o => (o.Code, o.Name, o.Form))];
        return null;
    }
}
