using System.Globalization;
using Participation.Web.Platform.Time;

namespace Participation.Web.Tests.Platform;

public sealed class ThaiCalendarTests
{
    [Fact]
    public void The_fiscal_year_turns_at_midnight_in_Bangkok_on_the_first_of_October()
    {
        var lastSecond = new DateTime(2026, 9, 30, 16, 59, 59, DateTimeKind.Utc);

        Assert.Equal(2569, ThaiCalendar.FiscalYear(ThaiCalendar.Day(lastSecond)));
        Assert.Equal(2570, ThaiCalendar.FiscalYear(ThaiCalendar.Day(lastSecond.AddSeconds(1))));
        Assert.Equal(new DateOnly(2026, 10, 1), ThaiCalendar.FiscalYearStart(2570));
    }

    [Fact]
    public void Dates_are_written_as_people_say_them()
    {
        var day = new DateOnly(2026, 11, 20);

        Assert.Equal("20 พ.ย. 2569", ThaiCalendar.ShortDate(day));
        Assert.Equal("วันศุกร์ที่ 20 พฤศจิกายน 2569", ThaiCalendar.LongDate(day));
        Assert.Equal("20 พ.ย. 2569 09.30 น.", ThaiCalendar.ShortDateTime(new DateTime(2026, 11, 20, 2, 30, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public void An_hour_slot_is_a_clock_hour_in_Bangkok() =>
        Assert.Equal(new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc), ThaiCalendar.HourSlot(new DateTime(2026, 11, 20, 2, 59, 59, 999, DateTimeKind.Utc)));

    [Fact]
    public void The_culture_is_Thai_with_Gregorian_years_so_that_posted_dates_bind_as_they_are()
    {
        Assert.Equal("th-TH", ThaiCalendar.Culture.Name);
        Assert.Equal(2026, DateTime.Parse("2026-11-20", ThaiCalendar.Culture).Year);
        Assert.Equal("2026-11-20", new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc).ToString("yyyy-MM-dd", ThaiCalendar.Culture));
        Assert.IsType<GregorianCalendar>(ThaiCalendar.Culture.DateTimeFormat.Calendar);
    }
}
