using System.Globalization;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Surveys;

/// <summary>The periods staff look at, by the Bangkok calendar; each ends now.</summary>
public enum ResultsPeriod
{
    Today,
    Week,
    Month,
    FiscalYear,
}

public static class ResultsPeriods
{
    /// <summary>First Bangkok day of the period that holds <paramref name="today"/>.</summary>
    public static DateOnly FirstDay(this ResultsPeriod period, DateOnly today) => period switch
    {
        ResultsPeriod.Today => today,
        // Weeks begin on Monday, as the office's do.
        ResultsPeriod.Week => today.AddDays(-(((int)today.DayOfWeek + 6) % 7)),
        ResultsPeriod.Month => new DateOnly(today.Year, today.Month, 1),
        ResultsPeriod.FiscalYear => ThaiCalendar.FiscalYearStart(ThaiCalendar.FiscalYear(today)),
    };

    public static string Tab(this ResultsPeriod period, DateOnly today) => period switch
    {
        ResultsPeriod.Today => "วันนี้",
        ResultsPeriod.Week => "สัปดาห์นี้",
        ResultsPeriod.Month => "เดือนนี้",
        ResultsPeriod.FiscalYear => string.Create(CultureInfo.InvariantCulture, $"ปีงบประมาณ {ThaiCalendar.FiscalYear(today)}"),
    };

    public static string Slug(this ResultsPeriod period) => period switch
    {
        ResultsPeriod.Today => "today",
        ResultsPeriod.Week => "week",
        ResultsPeriod.Month => "month",
        ResultsPeriod.FiscalYear => "fiscal-year",
    };

    public static ResultsPeriod Parse(string? slug) =>
        Enum.GetValues<ResultsPeriod>().Cast<ResultsPeriod?>().FirstOrDefault(p => p!.Value.Slug() == slug) ?? ResultsPeriod.Month;
}
