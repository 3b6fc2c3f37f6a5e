using System.Globalization;

namespace Participation.Web.Platform.Time;

public enum PeriodKind
{
    Day,
    Week,
    Month,
    Quarter,

    /// <summary>October to March, April to September.</summary>
    Half,
    FiscalYear,
}

/// <summary>A stretch of whole Bangkok days by the fiscal calendar, as it stands in an address.</summary>
public sealed record FigurePeriod
{
    private FigurePeriod(PeriodKind kind, DateOnly from) => (Kind, From) = (kind, from);

    public PeriodKind Kind { get; }
    public DateOnly From { get; }

    /// <summary>The last day.</summary>
    public DateOnly To => Next.From.AddDays(-1);

    public FigurePeriod Next => new(Kind, Move(1));
    public FigurePeriod Previous => new(Kind, Move(-1));
    public int FiscalYear => ThaiCalendar.FiscalYear(From);

    /// <summary>First instant, and the first one after.</summary>
    public (DateTime From, DateTime Until) Instants => (ThaiCalendar.StartOf(From), ThaiCalendar.StartOf(Next.From));

    /// <summary>The one that holds the day.</summary>
    public static FigurePeriod Of(PeriodKind kind, DateOnly day) => new(kind, kind switch
    {
        PeriodKind.Day => day,
        // Weeks begin on Monday, as the office's do.
        PeriodKind.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        PeriodKind.Month => new DateOnly(day.Year, day.Month, 1),
        PeriodKind.Quarter => new DateOnly(day.Year, day.Month - ((day.Month - 1) % 3), 1),
        PeriodKind.Half => Half(day),
        PeriodKind.FiscalYear => FiscalYearOf(day),
    });

    /// <summary>What an address asks for; the one of today where it says nothing that can be understood.</summary>
    public static FigurePeriod Read(string? kind, string? date, DateOnly today, PeriodKind otherwise = PeriodKind.Month) => Of(
        PeriodKinds.Parse(kind) ?? otherwise,
        ThaiDate.TryParse(date, out var day) && day >= today.AddYears(-20) && day <= today.AddYears(1) ? day : today);

    public static FigurePeriod OfFiscalYear(int buddhistFiscalYear) => new(PeriodKind.FiscalYear, ThaiCalendar.FiscalYearStart(buddhistFiscalYear));

    public bool HasBegun(DateOnly today) => From <= today;

    public bool IsOver(DateOnly today) => To < today;

    /// <summary>Its parts for a line over time; a day has none.</summary>
    public IEnumerable<FigurePeriod> Steps()
    {
        if (Kind == PeriodKind.Day) yield break;
        var kind = Kind is PeriodKind.Week or PeriodKind.Month ? PeriodKind.Day : PeriodKind.Month;
        for (var step = Of(kind, From); step.From <= To; step = step.Next) yield return step;
    }

    public string Name => Kind switch
    {
        PeriodKind.Day => $"วันที่ {ThaiCalendar.ShortDate(From)}",
        PeriodKind.Week => $"สัปดาห์ {ThaiCalendar.ShortDate(From)} ถึง {ThaiCalendar.ShortDate(To)}",
        PeriodKind.Month => $"เดือน{ThaiCalendar.MonthName(From)}",
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"ไตรมาส {((From.Month + 2) % 12 / 3) + 1} ปีงบประมาณ {FiscalYear}"),
        PeriodKind.Half => string.Create(CultureInfo.InvariantCulture, $"ครึ่งปี{(From.Month == 10 ? "แรก" : "หลัง")} ปีงบประมาณ {FiscalYear}"),
        PeriodKind.FiscalYear => string.Create(CultureInfo.InvariantCulture, $"ปีงบประมาณ {FiscalYear}"),
    };

    /// <summary>period=month&amp;date=2026-11-01: the same period whenever it is opened.</summary>
    public string Query => string.Create(CultureInfo.InvariantCulture, $"period={Kind.Slug()}&date={From:yyyy-MM-dd}");

    private static DateOnly Half(DateOnly day)
    {
        var year = FiscalYearOf(day);
        var second = year.AddMonths(6);
        return day < second ? year : second;
    }

    private static DateOnly FiscalYearOf(DateOnly day) => ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(day));

    private DateOnly Move(int by) => Kind switch
    {
        PeriodKind.Day => From.AddDays(by),
        PeriodKind.Week => From.AddDays(7 * by),
        PeriodKind.Month => From.AddMonths(by),
        PeriodKind.Quarter => From.AddMonths(3 * by),
        PeriodKind.Half => From.AddMonths(6 * by),
        PeriodKind.FiscalYear => From.AddYears(by),
    };
}

public static class PeriodKinds
{
    public static readonly IReadOnlyList<PeriodKind> All = Enum.GetValues<PeriodKind>();

    public static string Slug(this PeriodKind kind) => kind switch
    {
        PeriodKind.Day => "day",
        PeriodKind.Week => "week",
        PeriodKind.Month => "month",
        PeriodKind.Quarter => "quarter",
        PeriodKind.Half => "half",
        PeriodKind.FiscalYear => "fiscal-year",
    };

    public static string Words(this PeriodKind kind) => kind switch
    {
        PeriodKind.Day => "วัน",
        PeriodKind.Week => "สัปดาห์",
        PeriodKind.Month => "เดือน",
        PeriodKind.Quarter => "ไตรมาส",
        PeriodKind.Half => "ครึ่งปี",
        PeriodKind.FiscalYear => "ปีงบประมาณ",
    };

    public static PeriodKind? Parse(string? slug) => All.Cast<PeriodKind?>().FirstOrDefault(k => k!.Value.Slug() == slug);
}
