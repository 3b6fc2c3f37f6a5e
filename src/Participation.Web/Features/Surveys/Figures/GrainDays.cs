using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

public static class GrainDays
{
    public static DateOnly FirstDay(this Grain grain, DateOnly day) => grain switch
    {
        Grain.Day => day,
        Grain.Month => new DateOnly(day.Year, day.Month, 1),
        Grain.FiscalYear => ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(day)),
    };

    /// <summary>The stretches whose sum a period is.</summary>
    public static Grain RollUpGrain(this FigurePeriod period) => period.Kind switch
    {
        PeriodKind.Day or PeriodKind.Week => Grain.Day,
        PeriodKind.Month or PeriodKind.Quarter or PeriodKind.Half => Grain.Month,
        PeriodKind.FiscalYear => Grain.FiscalYear,
    };
}
