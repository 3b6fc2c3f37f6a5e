using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Participation.Web.Features.Staff;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Complaints.Staff;

/// <summary>Whether complaints are answered in time, by what they are about, whose they are and where they come from.</summary>
[Needs(Permission.OverseeCases)]
public sealed class CaseFiguresModel(ReadCaseFigures read, JudgeCeilings ceilings, CurrentStaff staff, TimeProvider clock) : PageModel
{
    /// <summary>The plans want halves and years; the rest is for whoever looks closer.</summary>
    public static readonly IReadOnlyList<PeriodKind> Kinds = [PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Half, PeriodKind.FiscalYear];

    public static string At(FigurePeriod period) => $"/staff/cases/figures?{period.Query}";

    [FromQuery(Name = "period")]
    public string? Period { get; set; }

    [FromQuery(Name = "date")]
    public string? Date { get; set; }

    public CaseFigures Figures { get; private set; } = null!;
    public VillageMap Map { get; private set; } = null!;
    public YearCeilings Ceilings { get; private set; } = null!;
    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = ThaiCalendar.Day(clock.Now());
        Figures = await read.RunAsync(FigurePeriod.Read(Period, Date, Today, PeriodKind.FiscalYear), ct, await staff.ReachOfAsync(Permission.OverseeCases, ct));
        Map = VillageMap.Of(Figures.Villages);
        Ceilings = await ceilings.RunAsync(Figures.Period.FiscalYear, ct);
    }
}
