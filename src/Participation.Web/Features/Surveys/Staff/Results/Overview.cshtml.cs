using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff;

public sealed record SurveyLine(Survey Survey, Figure Figure, TargetLine? Target);

/// <summary>Every form for itself: no figure here is the sum of two.</summary>
[Needs(Permission.SeeResults)]
public sealed class OverviewModel(ParticipationContext db, SurveyFigures figures, TimeProvider clock) : PageModel
{
    public DateOnly Today { get; private set; }
    public FigurePeriod Period { get; private set; } = null!;
    public IReadOnlyList<SurveyLine> Lines { get; private set; } = [];

    public string Headline
    {
        get
        {
            var judged = Lines.Where(l => l.Target?.Passes(l.Figure.Kept.Satisfaction) is not null).ToList();
            return judged.Count == 0
                ? $"{Period.Name}ยังไม่มีผลประเมินที่มีเป้าหมาย"
                : $"{Period.Name} ถึงเป้า {judged.Count(l => l.Target!.Passes(l.Figure.Kept.Satisfaction) == true)} จาก {judged.Count} แบบประเมินที่มีเป้าหมาย";
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Today = ThaiCalendar.Day(clock.Now());
        if (ResultsAddress.Of(Request.Query).PeriodOn(Today) is not { } period) return NotFound();
        Period = period;
        var surveys = await db.Set<Survey>().AsNoTracking().OrderBy(s => s.SortOrder).ThenBy(s => s.Name).ToListAsync(ct);
        var targets = await db.TargetsAsync(period.FiscalYear, surveys, ct);
        var totals = await figures.TotalsAsync(period, ct);
        Lines = [.. surveys.Select(s => new SurveyLine(s, totals.GetValueOrDefault(s.Id, Figure.None), targets[s.Id].Line()))];
        return Page();
    }

    public static string At(FigurePeriod period) => $"/staff/surveys?{period.Query}";
}
