using System.Globalization;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Queues;

public enum QueuePeriodKind
{
    Day,
    Week,
    Month,

    /// <summary>October to March, April to September.</summary>
    Half,
    FiscalYear,
}

/// <summary>A stretch of whole Bangkok days, as it stands in an address.</summary>
public sealed record QueuePeriod
{
    public static readonly IReadOnlyList<QueuePeriodKind> Kinds = Enum.GetValues<QueuePeriodKind>();

    private QueuePeriod(QueuePeriodKind kind, DateOnly from) => (Kind, From) = (kind, from);

    public QueuePeriodKind Kind { get; }
    public DateOnly From { get; }

    /// <summary>The last day.</summary>
    public DateOnly To => Next.From.AddDays(-1);

    public QueuePeriod Next => new(Kind, Move(1));
    public QueuePeriod Previous => new(Kind, Move(-1));

    /// <summary>Services are listed one by one for at most a month.</summary>
    public bool IsShort => Kind is QueuePeriodKind.Day or QueuePeriodKind.Week or QueuePeriodKind.Month;

    public static QueuePeriod Of(QueuePeriodKind kind, DateOnly day)
    {
        var year = ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(day));
        return new QueuePeriod(kind, kind switch
        {
            QueuePeriodKind.Day => day,
            QueuePeriodKind.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            QueuePeriodKind.Month => new DateOnly(day.Year, day.Month, 1),
            QueuePeriodKind.Half => day < year.AddMonths(6) ? year : year.AddMonths(6),
            QueuePeriodKind.FiscalYear => year,
        });
    }

    /// <summary>What an address asks for; this month where it says nothing that can be understood.</summary>
    public static QueuePeriod Read(string? kind, string? date, DateOnly today) => Of(
        Kinds.FirstOrDefault(k => Slug(k) == kind, QueuePeriodKind.Month),
        ThaiDate.TryParse(date, out var day) && day >= today.AddYears(-20) && day <= today.AddYears(1) ? day : today);

    public string Name => Kind switch
    {
        QueuePeriodKind.Day => ThaiCalendar.LongDate(From),
        QueuePeriodKind.Week => $"สัปดาห์ {ThaiCalendar.ShortDate(From)} ถึง {ThaiCalendar.ShortDate(To)}",
        QueuePeriodKind.Month => $"เดือน{ThaiCalendar.MonthName(From)}",
        QueuePeriodKind.Half => string.Create(CultureInfo.InvariantCulture, $"ครึ่งปี{(From.Month == 10 ? "แรก" : "หลัง")} ปีงบประมาณ {ThaiCalendar.FiscalYear(From)}"),
        QueuePeriodKind.FiscalYear => string.Create(CultureInfo.InvariantCulture, $"ปีงบประมาณ {ThaiCalendar.FiscalYear(From)}"),
    };

    /// <summary>period=month&amp;date=2026-11-01</summary>
    public string Query => string.Create(CultureInfo.InvariantCulture, $"period={Slug(Kind)}&date={From:yyyy-MM-dd}");

    public static string Slug(QueuePeriodKind kind) => kind switch
    {
        QueuePeriodKind.Day => "day",
        QueuePeriodKind.Week => "week",
        QueuePeriodKind.Month => "month",
        QueuePeriodKind.Half => "half",
        QueuePeriodKind.FiscalYear => "fiscal-year",
    };

    public static string Words(QueuePeriodKind kind) => kind switch
    {
        QueuePeriodKind.Day => "วัน",
        QueuePeriodKind.Week => "สัปดาห์",
        QueuePeriodKind.Month => "เดือน",
        QueuePeriodKind.Half => "ครึ่งปี",
        QueuePeriodKind.FiscalYear => "ปีงบประมาณ",
    };

    private DateOnly Move(int by) => Kind switch
    {
        QueuePeriodKind.Day => From.AddDays(by),
        QueuePeriodKind.Week => From.AddDays(7 * by),
        QueuePeriodKind.Month => From.AddMonths(by),
        QueuePeriodKind.Half => From.AddMonths(6 * by),
        QueuePeriodKind.FiscalYear => From.AddYears(by),
    };
}
