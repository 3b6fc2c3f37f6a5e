using System.Globalization;
using Participation.Web.Platform.Forms;

namespace Participation.Web.Platform.Time;

/// <summary>A date as Thai people type it: day/month/Buddhist year, with Thai or Arabic digits. 1/10/2569, 1-10-69 and 2026-10-01 are the same day.</summary>
public static class ThaiDate
{
    private static readonly char[] Separators = ['/', '-', '.', ' '];

    /// <summary>1/10/2569</summary>
    public static string Show(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day}/{day.Month}/{ThaiCalendar.BuddhistYear(day)}");

    public static bool TryParse(string? typed, out DateOnly day)
    {
        day = default;
        if (typed is null) return false;
        var plain = ThaiDigits.ToArabic(typed.Trim());
        if (DateOnly.TryParseExact(plain, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year < 2400) return true;
        if (plain.Split(Separators, StringSplitOptions.RemoveEmptyEntries) is not [var d, var m, var y]) return false;
        if (!Number(d, out var date) || !Number(m, out var month) || !Number(y, out var year)) return false;
        // 69 is 2569; whole years before 2400 are Gregorian.
        year = year < 100 ? year + 2500 - 543 : year >= 2400 ? year - 543 : year;
        if (year is < 1900 or > 2400 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month)) return false;
        day = new DateOnly(year, month, date);
        return true;
    }

    private static bool Number(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
