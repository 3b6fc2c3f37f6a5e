using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys.Staff;

[Needs(Permission.SeeResults)]
public sealed class TargetsModel(ParticipationContext db, JudgeTargets judge, TimeProvider clock) : PageModel
{
    /// <summary>The years of the plans and those around them.</summary>
    public const int FirstYear = 2560, LastYear = 2620;

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public int FiscalYear { get; private set; }
    public IReadOnlyList<JudgedTarget> Targets { get; private set; } = [];
    public IReadOnlyList<Survey> Without { get; private set; } = [];

    public string Headline
    {
        get
        {
            var (met, missed, open) = (Targets.Count(t => t.State == TargetState.Met), Targets.Count(t => t.State == TargetState.NotMet), Targets.Count(t => t.State is TargetState.NoData or TargetState.NoBaseline or TargetState.NotYetDue));
            return $"ปีงบประมาณ {FiscalYear} ถึงเป้าแล้ว {met} ต่ำกว่าเป้า {missed} ยังตัดสินไม่ได้ {open}";
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        FiscalYear = Year ?? ThaiCalendar.FiscalYear(ThaiCalendar.Day(clock.Now()));
        if (FiscalYear is < FirstYear or > LastYear) return NotFound();
        Targets = await judge.RunAsync(FiscalYear, ct);
        var having = Targets.Select(t => t.Survey.Id).ToHashSet();
        Without = await db.Set<Survey>().AsNoTracking().Where(s => !having.Contains(s.Id)).OrderBy(s => s.SortOrder).ToListAsync(ct);
        return Page();
    }
}
